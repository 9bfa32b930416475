using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Server.Live.Checkpoints;

/// <summary>
/// Makes a Board from the newest checkpoint and the changes after it; from the whole journal when there is none that can be taken.
/// </summary>
/// <param name="journal">The journal.</param>
/// <param name="checkpoints">The checkpoints.</param>
/// <param name="logger">Is told of checkpoints that could not be taken.</param>
internal sealed partial class BoardMaker(ChangeJournal journal, CheckpointStore checkpoints, ILogger<BoardMaker> logger)
{
    private const int Batch = 5000;

    /// <summary>Makes a Board.</summary>
    /// <param name="book">The plans.</param>
    /// <param name="nowUtc">The moment for which it is.</param>
    /// <param name="beforeUtc">Changes from this moment on are left out; null leaves none out.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The Board, and what it was made with.</returns>
    public async Task<(Board Board, BoardFold Fold)> MakeAsync(
        PlanBook book, DateTime nowUtc, DateTime? beforeUtc, CancellationToken cancellationToken)
    {
        string key = Checkpoint.KeyOf(book);

        // Read before the checkpoint itself: what came late up to here is noted in it.
        long newest = await checkpoints.NewestAsync(key, cancellationToken);
        await foreach (var stored in checkpoints.ReadAsync(key, beforeUtc, cancellationToken))
        {
            if (new Checkpoint(stored.Sequence, stored.LatestUtc, stored.Data).Resume(book, nowUtc, await journal.ReadRecordAsync(stored.Sequence, cancellationToken)) is not { } fold)
            {
                LogDamaged(stored.Sequence);
                continue;
            }

            try
            {
                if (beforeUtc is { } before && stored.Sequence < newest)
                {
                    fold.Add(await journal.ReadBetweenAsync(stored, newest, before, cancellationToken));
                    await AddAsync(fold, newest, beforeUtc, cancellationToken);
                }
                else
                {
                    await AddAsync(fold, stored.Sequence, beforeUtc, cancellationToken);
                }

                return (fold.Finish(), fold);
            }
            catch (ForgottenException)
            {
                LogForgotten(stored.Sequence);
                break;
            }
        }

        try
        {
            return await WholeAsync(new BoardFold(book, nowUtc));
        }
        catch (ForgottenException)
        {
            return await WholeAsync(new BoardFold(book, nowUtc, keepAll: true));
        }

        async Task<(Board, BoardFold)> WholeAsync(BoardFold fold)
        {
            await AddAsync(fold, 0, beforeUtc, cancellationToken);
            return (fold.Finish(), fold);
        }
    }

    /// <summary>Makes the Board exactly after a change.</summary>
    /// <param name="book">The plans.</param>
    /// <param name="nowUtc">The moment for which it is.</param>
    /// <param name="last">Sequence of the change.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<Board> MakeAtAsync(PlanBook book, DateTime nowUtc, long last, CancellationToken cancellationToken)
    {
        await foreach (var stored in checkpoints.ReadAsync(Checkpoint.KeyOf(book), null, cancellationToken))
        {
            if (stored.Sequence > last)
            {
                continue;
            }

            if (new Checkpoint(stored.Sequence, stored.LatestUtc, stored.Data).Resume(book, nowUtc, await journal.ReadRecordAsync(stored.Sequence, cancellationToken)) is not { } fold)
            {
                LogDamaged(stored.Sequence);
                continue;
            }

            try
            {
                await AddUpToAsync(fold, stored.Sequence, last, cancellationToken);
                return fold.Finish();
            }
            catch (ForgottenException)
            {
                LogForgotten(stored.Sequence);
                break;
            }
        }

        try
        {
            return await WholeAsync(new BoardFold(book, nowUtc));
        }
        catch (ForgottenException)
        {
            return await WholeAsync(new BoardFold(book, nowUtc, keepAll: true));
        }

        async Task<Board> WholeAsync(BoardFold fold)
        {
            await AddUpToAsync(fold, 0, last, cancellationToken);
            return fold.Finish();
        }
    }

    private async Task AddUpToAsync(BoardFold fold, long after, long last, CancellationToken cancellationToken)
    {
        IReadOnlyList<Change> changes;
        do
        {
            changes = await journal.ReadAsync(after, Batch, cancellationToken);
            fold.Add(changes.TakeWhile(c => c.Sequence <= last));
            after = changes.Count > 0 ? changes[^1].Sequence : after;
        }
        while (changes.Count == Batch && after < last);
    }

    private async Task AddAsync(BoardFold fold, long after, DateTime? beforeUtc, CancellationToken cancellationToken)
    {
        IReadOnlyList<Change> changes;
        do
        {
            changes = await journal.ReadAsync(after, Batch, beforeUtc, cancellationToken);
            fold.Add(changes);
            after = changes.Count > 0 ? changes[^1].Sequence : after;
        }
        while (changes.Count == Batch);
    }

    [LoggerMessage(LogLevel.Warning, "The checkpoint at change {Sequence} is damaged and was left out. The journal has everything.")]
    private partial void LogDamaged(long sequence);

    [LoggerMessage(LogLevel.Information, "A change reaches further back than the checkpoint at change {Sequence}: the whole journal is read.")]
    private partial void LogForgotten(long sequence);
}
