using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Progress;

/// <summary>What saving progress asks the store.</summary>
internal static class ProgressQueries
{
    /// <summary>Reports of a share that are not withdrawn, newest first: the first is the one that counts.</summary>
    public static IQueryable<Report> CountingReports(this PmqaDbContext context, string stepId, string? unit) =>
        context.Reports.AsNoTracking()
            .Where(r => r.StepId == stepId && r.Unit == unit && r.Percent != null && !context.Reports.Any(w => w.Withdraws == r.Id))
            .OrderByDescending(r => r.Id);

    /// <summary>When the journal's newest change was made, or null while it is empty.</summary>
    public static Task<DateTime?> LastMomentAsync(this PmqaDbContext context, CancellationToken cancellationToken) =>
        context.Journal.OrderByDescending(c => c.Sequence).Select(c => (DateTime?)c.AtUtc).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The person behind an account that is in use, as its record says at this moment.</summary>
    public static async Task<Person?> FindPersonAsync(this PmqaDbContext context, string accountId, CancellationToken cancellationToken) =>
        (await context.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == accountId && a.Enabled, cancellationToken))?.ToPerson();

    /// <summary>What the account saved with the command's idempotency key, or null.</summary>
    public static async Task<SavedCommand?> FindSavedAsync(
        this PmqaDbContext context, string accountId, ReportCommand command, CancellationToken cancellationToken) =>
        command.Key is null ? null : await context.SavedCommands.AsNoTracking()
            .Include(s => s.Report).ThenInclude(r => r.Change)
            .SingleOrDefaultAsync(s => s.AccountId == accountId && s.Key == command.Key, cancellationToken);

    /// <summary>The account's withdrawal of a report, or null.</summary>
    public static Task<ProgressReport?> FindWithdrawalAsync(
        this PmqaDbContext context, string accountId, long reportId, CancellationToken cancellationToken) =>
        context.Reports.AsNoTracking()
            .Where(r => r.Withdraws == reportId && r.AccountId == accountId)
            .Select(Report.AsSeen)
            .SingleOrDefaultAsync(cancellationToken);
}
