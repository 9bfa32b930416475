using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Record;

/// <summary>What deciding on the official record asks the store.</summary>
internal static class RecordQueries
{
    private const int Batch = 1000;

    /// <summary>A Board with everything in it that the journal holds as this transaction sees it.</summary>
    /// <exception cref="Domain.Progress.ForgottenException">A change since reaches too far back; the feed is about to make the Board anew.</exception>
    public static async Task<Board> BringUpAsync(this PmqaDbContext context, Board board, DateTime nowUtc, CancellationToken cancellationToken)
    {
        List<Change> changes;
        do
        {
            long last = board.Sequence;
            changes = await context.Journal.AsNoTracking()
                .Where(c => c.Sequence > last)
                .OrderBy(c => c.Sequence)
                .Take(Batch)
                .ToListAsync(cancellationToken);
            board = BoardBuilder.Apply(board, changes, nowUtc);
        }
        while (changes.Count == Batch);
        return board;
    }
}
