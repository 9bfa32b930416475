using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Server.Accounts;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Plans;

namespace PmqaDashboard.Server.Demo;

/// <summary>The people of a demonstration: accounts without a password, entered by one click.</summary>
internal sealed class Personas(IDbContextFactory<PmqaDbContext> contexts, AccountMaker maker, PlanStore plans) : IPersonas
{
    /// <summary>What the account names of personas begin with.</summary>
    public const string Prefix = "demo.";

    /// <summary>Account name of the secretariat's persona.</summary>
    public const string Secretariat = Prefix + "secretariat";

    public async Task<IReadOnlyList<AccountEntry>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var accounts = await context.Users.AsNoTracking()
            .Where(a => a.PasswordHash == null && a.UserName!.StartsWith(Prefix))
            .Select(a => new AccountEntry(a.Id, a.UserName!, a.DisplayName, a.Role, a.Unit, a.Enabled))
            .ToListAsync(cancellationToken);
        var units = (await plans.FindAsync(cancellationToken))?.Units.Select(u => u.Code).ToList() ?? [];
        return
        [
            .. accounts
                .OrderBy(a => a.Role is Role.FocalPoint ? 2 : a.Role is Role.WorkingTeam ? 1 : 0)
                .ThenBy(a => a.Unit is null ? (int)a.Role : units.IndexOf(a.Unit))
                .ThenBy(a => a.UserName, StringComparer.Ordinal),
        ];
    }

    /// <summary>Makes the personas that are still missing.</summary>
    public async Task MakeAsync(PlanBook book, CancellationToken cancellationToken)
    {
        var known = (await ListAsync(cancellationToken)).Select(a => a.UserName).ToHashSet();
        foreach (var persona in Of(book).Where(p => !known.Contains(p.UserName)))
        {
            if (await maker.MakeAsync(persona, null, cancellationToken) is var outcome and not AccountOutcome.Done)
            {
                throw new InvalidOperationException($"The persona {persona.UserName} cannot be made: {outcome}.");
            }
        }
    }

    private static IEnumerable<NewAccount> Of(PlanBook book) =>
    [
        new(Prefix + "executive", "ผู้บริหาร", Role.Viewer, null),
        new(Prefix + "committee", "กรรมการติดตามและกำกับดูแล", Role.Committee, null),
        new(Secretariat, "ฝ่ายเลขานุการ PMQA", Role.Secretariat, null),
        .. book.Units.Select(u => u.Kind == UnitKind.Team
            ? new NewAccount(Prefix + u.Code, $"คณะทำงาน PMQA หมวด {CategoryOf(book, u)}", Role.WorkingTeam, u.Code)
            : new NewAccount(Prefix + u.Code, $"ผู้ประสานงาน {u.Name}", Role.FocalPoint, u.Code)),
    ];

    // The full name of a team is longer than a name to show may be.
    private static int? CategoryOf(PlanBook book, Unit team) => book.Plans.FirstOrDefault(p => p.WorkingTeamUnit == team.Code)?.Category;
}
