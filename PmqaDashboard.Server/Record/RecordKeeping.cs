using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
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
/// <param name="newest">Gives the newest Board that is at hand, which may lag behind the journal; null while there is none.</param>
/// <param name="plans">The plans, while there is no Board yet.</param>
/// <param name="clock">The fiscal clock.</param>
/// <param name="signal">Wakes the change feed.</param>
/// <param name="measures">Told of commits.</param>
internal sealed class RecordKeeping(
    StoreWriter writer, Func<Board?> newest, PlanStore plans, FiscalClock clock, ChangeSignal signal, SaveMeasures measures) : IRecordKeeping
{
    public Task<RecordOutcome> SaveAsync(string accountId, RecordCommand command, CancellationToken cancellationToken) =>
        SaveAsync(accountId, command, (_, _, _) => Task.CompletedTask, cancellationToken);

    /// <summary>Carries a command out together with something else that is kept beside the journal.</summary>
    /// <param name="accountId">Whose account it is.</param>
    /// <param name="command">The command.</param>
    /// <param name="alsoSave">Runs in the same transaction, and only when the command adds changes.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<RecordOutcome> SaveAsync(
        string accountId, RecordCommand command, Func<PmqaDbContext, IReadOnlyList<Change>, CancellationToken, Task> alsoSave,
        CancellationToken cancellationToken) =>
        SaveAsync((context, cancel) => context.FindPersonAsync(accountId, cancel), command, alsoSave, cancellationToken);

    /// <summary>Carries out what happens by itself.</summary>
    /// <param name="system">Who stands in the journal for it.</param>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<RecordOutcome> SaveAsync(Person system, RecordCommand command, CancellationToken cancellationToken) =>
        SaveAsync((_, _) => Task.FromResult<Person?>(system), command, (_, _, _) => Task.CompletedTask, cancellationToken);

    private async Task<RecordOutcome> SaveAsync(
        Func<PmqaDbContext, CancellationToken, Task<Person?>> who, RecordCommand command,
        Func<PmqaDbContext, IReadOnlyList<Change>, CancellationToken, Task> alsoSave, CancellationToken cancellationToken)
    {
        if (await plans.FindAsync(cancellationToken) is not { } book)
        {
            return new RecordOutcome.Refused(RecordRefusal.Forbidden);
        }

        var outcome = await writer.WriteAsync((context, cancel) => DecideAsync(context, book, who, command, alsoSave, cancel), cancellationToken);
        if (outcome is RecordOutcome.Saved { Sequence: > 0 and var sequence })
        {
            measures.Committed(sequence);
            signal.Raise();
        }

        return outcome;
    }

    private async Task<RecordOutcome> DecideAsync(
        PmqaDbContext context, PlanBook book, Func<PmqaDbContext, CancellationToken, Task<Person?>> who, RecordCommand command,
        Func<PmqaDbContext, IReadOnlyList<Change>, CancellationToken, Task> alsoSave, CancellationToken cancellationToken)
    {
        if (await who(context, cancellationToken) is not { } person)
        {
            return new RecordOutcome.Refused(RecordRefusal.Forbidden);
        }

        var now = Kept.Moment(clock.UtcNowAfter(await context.LastMomentAsync(cancellationToken)));
        var board = await context.BringUpAsync(book, newest(), now, cancellationToken);
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
