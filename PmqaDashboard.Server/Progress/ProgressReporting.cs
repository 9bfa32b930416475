using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Live;
using PmqaDashboard.Server.Operations.Telemetry;
using PmqaDashboard.Server.Plans;

namespace PmqaDashboard.Server.Progress;

/// <summary>Saves reports and takes them back: one transaction for the report and its row of the change journal.</summary>
/// <param name="writer">The store's writer.</param>
/// <param name="plans">The plans.</param>
/// <param name="clock">The fiscal clock.</param>
/// <param name="signal">Wakes the change feed.</param>
/// <param name="measures">Told of commits.</param>
internal sealed class ProgressReporting(
    StoreWriter writer, PlanStore plans, FiscalClock clock, ChangeSignal signal, SaveMeasures measures) : IProgressReporting
{
    /// <summary>Most unseen reports of others that a reporter is told; the rest stands in the step's history.</summary>
    public const int MaxOvertaken = 20;

    public async Task<ReportOutcome> ReportAsync(string accountId, ReportCommand command, CancellationToken cancellationToken)
    {
        if (await plans.FindAsync(cancellationToken) is not { } book)
        {
            return new ReportOutcome.Refused(Refusal.UnknownStep);
        }

        return Announce(await TransactAsync((context, cancel) => SaveAsync(context, book, accountId, command, cancel), cancellationToken));
    }

    public async Task<ReportOutcome> UndoAsync(string accountId, long reportId, CancellationToken cancellationToken) =>
        Announce(await TransactAsync((context, cancel) => WithdrawAsync(context, accountId, reportId, cancel), cancellationToken));

    private async Task<ReportOutcome> TransactAsync(
        Func<PmqaDbContext, CancellationToken, Task<ReportOutcome>> work, CancellationToken cancellationToken)
    {
        using var activity = PmqaTelemetry.Source.StartActivity("transaction", ActivityKind.Client);
        return await writer.WriteAsync(work, cancellationToken);
    }

    private ReportOutcome Announce(ReportOutcome outcome)
    {
        if (outcome is ReportOutcome.Saved { Repeated: false, Report.Sequence: var sequence })
        {
            measures.Committed(sequence);
            signal.Raise();
        }

        return outcome;
    }

    private async Task<ReportOutcome> SaveAsync(
        PmqaDbContext context, PlanBook book, string accountId, ReportCommand asked, CancellationToken cancellationToken)
    {
        if (await context.FindPersonAsync(accountId, cancellationToken) is not { } person)
        {
            return new ReportOutcome.Refused(Refusal.Forbidden);
        }

        var (command, refusal) = ReportRule.Check(book, person, asked);
        if (refusal is { } reason)
        {
            return new ReportOutcome.Refused(reason);
        }

        if (await context.FindSavedAsync(accountId, command, cancellationToken) is { } saved)
        {
            return saved.Hash.AsSpan().SequenceEqual(SavedCommand.HashOf(command))
                ? new ReportOutcome.Saved(saved.Report.ToSeen(), await OvertakenAsync(context, command, saved.ReportId, cancellationToken), Repeated: true)
                : new ReportOutcome.Refused(Refusal.KeyMisused);
        }

        var before = await context.CountingReports(command.StepId, command.Unit).FirstOrDefaultAsync(cancellationToken);
        var report = NewReport(await NowAsync(context, cancellationToken), person, ChangeKind.Reported, command, before?.Percent, command.Percent);
        context.Add(report);
        if (command.Key is { } key)
        {
            context.Add(new SavedCommand { AccountId = accountId, Key = key, Hash = SavedCommand.HashOf(command), Report = report });
        }

        await context.SaveChangesAsync(cancellationToken);
        bool overtakes = before is not null && before.Id > (command.BasedOn ?? 0);
        return new ReportOutcome.Saved(
            report.ToSeen(), overtakes ? await OvertakenAsync(context, command, report.Id, cancellationToken) : [], Repeated: false);
    }

    private async Task<ReportOutcome> WithdrawAsync(
        PmqaDbContext context, string accountId, long reportId, CancellationToken cancellationToken)
    {
        var person = await context.FindPersonAsync(accountId, cancellationToken);
        var report = await context.Reports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == reportId, cancellationToken);
        if (person is null || report?.Percent is null || !person.MayReportFor(report.Unit))
        {
            return new ReportOutcome.Refused(person is null ? Refusal.Forbidden : Refusal.NothingToUndo);
        }

        var newest = await context.CountingReports(report.StepId, report.Unit).Take(2).ToListAsync(cancellationToken);
        if (newest is not [{ } last, ..] || last.Id != reportId)
        {
            // The same person asking again, because the first answer was lost, hears that it is done.
            return await context.FindWithdrawalAsync(accountId, reportId, cancellationToken) is { } done
                ? new ReportOutcome.Saved(done, [], Repeated: true)
                : new ReportOutcome.Refused(Refusal.NothingToUndo);
        }

        var taken = new ReportCommand(report.StepId, report.Unit, 0);
        var now = await NowAsync(context, cancellationToken);
        var withdrawal = NewReport(now, person, ChangeKind.Withdrawn, taken, last.Percent, newest.ElementAtOrDefault(1)?.Percent, withdraws: reportId);
        context.Add(withdrawal);
        await context.SaveChangesAsync(cancellationToken);
        return new ReportOutcome.Saved(withdrawal.ToSeen(), [], Repeated: false);
    }

    // As it is kept, so that whoever asks again gets the same answer; and never before what the journal ends with.
    private async Task<DateTime> NowAsync(PmqaDbContext context, CancellationToken cancellationToken) =>
        Kept.Moment(clock.UtcNowAfter(await context.LastMomentAsync(cancellationToken)));

    private static Report NewReport(
        DateTime now, Person person, ChangeKind kind, ReportCommand command, decimal? before, decimal? after, long? withdraws = null) =>
        new()
        {
            StepId = command.StepId,
            Unit = command.Unit,
            Percent = withdraws is null ? command.Percent : null,
            Result = command.Result,
            Obstacles = command.Obstacles,
            Recommendation = command.Recommendation,
            AccountId = person.AccountId,
            AccountName = person.Name,
            AtUtc = now,
            Withdraws = withdraws,
            Change = new Change(0, now, kind, command.StepId, command.Unit, person.AccountId, person.Name, 0, before, after),
        };

    private static async Task<IReadOnlyList<ProgressReport>> OvertakenAsync(
        PmqaDbContext context, ReportCommand command, long saved, CancellationToken cancellationToken)
    {
        var unseen = await context.CountingReports(command.StepId, command.Unit)
            .Where(r => r.Id > (command.BasedOn ?? 0) && r.Id < saved)
            .Take(MaxOvertaken)
            .Select(Report.AsSeen)
            .ToListAsync(cancellationToken);
        unseen.Reverse();
        return unseen;
    }
}
