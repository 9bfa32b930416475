using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Live;
using PmqaDashboard.Server.Operations.Telemetry;
using PmqaDashboard.Server.Plans;
using PmqaDashboard.Server.Progress;

namespace PmqaDashboard.Server.Record;

/// <summary>
/// Carries commands on the official record out. Each is decided over the Board as the journal stands in the very transaction that
/// saves it, so that two people at once cannot both be right about something that only one of them can be.
/// </summary>
/// <param name="writer">The store's writer.</param>
/// <param name="boards">The newest Board of this node, which may lag behind the journal.</param>
/// <param name="plans">The plans, while there is no Board yet.</param>
/// <param name="clock">The fiscal clock.</param>
/// <param name="signal">Wakes the change feed.</param>
/// <param name="measures">Told of commits.</param>
internal sealed class RecordKeeping(
    StoreWriter writer, IBoardSource boards, PlanStore plans, FiscalClock clock, ChangeSignal signal, SaveMeasures measures) : IRecordKeeping
{
    public Task<RecordOutcome> SaveAsync(string accountId, RecordCommand command, CancellationToken cancellationToken) =>
        SaveAsync(accountId, command, (_, _, _) => Task.CompletedTask, cancellationToken);

    /// <summary>Carries a command out together with something else that is kept beside the journal.</summary>
    /// <param name="accountId">Whose account it is.</param>
    /// <param name="command">The command.</param>
    /// <param name="alsoSave">Runs in the same transaction, and only when the command adds changes.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<RecordOutcome> SaveAsync(
        string accountId, RecordCommand command, Func<PmqaDbContext, IReadOnlyList<Change>, CancellationToken, Task> alsoSave,
        CancellationToken cancellationToken)
    {
        if (await plans.FindAsync(cancellationToken) is not { } book)
        {
            return new RecordOutcome.Refused(RecordRefusal.Forbidden);
        }

        var outcome = await writer.WriteAsync((context, cancel) => DecideAsync(context, book, accountId, command, alsoSave, cancel), cancellationToken);
        if (outcome is RecordOutcome.Saved { Sequence: > 0 and var sequence })
        {
            measures.Committed(sequence);
            signal.Raise();
        }

        return outcome;
    }

    private async Task<RecordOutcome> DecideAsync(
        PmqaDbContext context, PlanBook book, string accountId, RecordCommand command,
        Func<PmqaDbContext, IReadOnlyList<Change>, CancellationToken, Task> alsoSave, CancellationToken cancellationToken)
    {
        if (await context.FindPersonAsync(accountId, cancellationToken) is not { } person)
        {
            return new RecordOutcome.Refused(RecordRefusal.Forbidden);
        }

        var now = Kept.Moment(clock.UtcNowAfter(await context.LastMomentAsync(cancellationToken)));
        var board = await context.BringUpAsync(book, boards.Current, now, cancellationToken);
        var decision = command.Decide(board, person);
        if (decision is not RecordDecision.Made { Changes: var made })
        {
            var refused = (RecordDecision.Refused)decision;
            return new RecordOutcome.Refused(refused.Reason, refused.Detail);
        }

        Change[] changes = [.. made.Select(m => m.At(0, now, person))];
        foreach (var change in changes)
        {
            // One by one: the database numbers them, and their order is the order in which they were decided.
            context.Add(change);
            await context.SaveChangesAsync(cancellationToken);
        }

        if (changes.Length > 0)
        {
            await alsoSave(context, changes, cancellationToken);
        }

        return new RecordOutcome.Saved(changes.Length == 0 ? 0 : changes[^1].Sequence);
    }
}
