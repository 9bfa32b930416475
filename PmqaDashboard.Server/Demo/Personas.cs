using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Server.Accounts;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Demo;

/// <summary>The people of a demonstration: accounts without a password, entered by one click.</summary>
internal sealed class Personas(IDbContextFactory<PmqaDbContext> contexts, AccountMaker maker) : IPersonas
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
        return [.. accounts.OrderBy(a => a.Role is Role.FocalPoint ? 2 : a.Role is Role.WorkingTeam ? 1 : 0).ThenBy(a => a.UserName)];
    }

    /// <summary>Makes the personas that are still missing.</summary>
    public async Task MakeAsync(PlanBook book, CancellationToken cancellationToken)
    {
        var known = (await ListAsync(cancellationToken)).Select(a => a.UserName).ToHashSet();
        foreach (var persona in Of(book).Where(p => !known.Contains(p.UserName)))
        {
            await maker.MakeAsync(persona, null, cancellationToken);
        }
    }

    private static IEnumerable<NewAccount> Of(PlanBook book) =>
    [
        new(Prefix + "executive", "ผู้บริหาร", Role.Viewer, null),
        new(Prefix + "committee", "กรรมการติดตามและกำกับดูแล", Role.Committee, null),
        new(Secretariat, "ฝ่ายเลขานุการ PMQA", Role.Secretariat, null),
        .. book.Units.Select(u => new NewAccount(
            Prefix + u.Code,
            $"ผู้ประสานงาน {u.Name}",
            u.Kind == UnitKind.Team ? Role.WorkingTeam : Role.FocalPoint,
            u.Code)),
    ];
}
