using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Record;

/// <summary>What deciding on the official record asks the store.</summary>
internal static class RecordQueries
{
    private const int Batch = 1000;

    /// <summary>A Board with everything in it that the journal holds as this transaction sees it.</summary>
    /// <param name="context">The store.</param>
    /// <param name="book">The plans.</param>
    /// <param name="board">A Board that may lag behind; null makes one from the whole journal.</param>
    /// <param name="nowUtc">The fiscal clock's present moment.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<Board> BringUpAsync(
        this PmqaDbContext context, PlanBook book, Board? board, DateTime nowUtc, CancellationToken cancellationToken)
    {
        if (board is not null)
        {
            try
            {
                await foreach (var changes in context.ChangesAfterAsync(board.Sequence, cancellationToken))
                {
                    board = BoardBuilder.Apply(board, changes, nowUtc);
                }

                return BoardBuilder.Apply(board, [], nowUtc);
            }
            catch (ForgottenException)
            {
                // A clock was set back, or the feed has not looked for days. What the journal holds is right all the same.
            }
        }

        try
        {
            return await FoldAsync(new BoardFold(book, nowUtc));
        }
        catch (ForgottenException)
        {
            return await FoldAsync(new BoardFold(book, nowUtc, keepAll: true));
        }

        async Task<Board> FoldAsync(BoardFold fold)
        {
            await foreach (var changes in context.ChangesAfterAsync(0, cancellationToken))
            {
                fold.Add(changes);
            }

            return fold.Finish();
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<Change>> ChangesAfterAsync(
        this PmqaDbContext context, long last, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<Change> changes;
        do
        {
            changes = await context.Journal.AsNoTracking()
                .Where(c => c.Sequence > last)
                .OrderBy(c => c.Sequence)
                .Take(Batch)
                .ToListAsync(cancellationToken);
            if (changes.Count > 0)
            {
                last = changes[^1].Sequence;
                yield return changes;
            }
        }
        while (changes.Count == Batch);
    }
}
