using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Server.Live.Checkpoints;

namespace PmqaDashboard.Server.Live;

/// <summary>
/// Boards of former days. Those that were asked for last are kept, and each is made by one caller while the others wait for it.
/// What came into the journal since is asked for each time: a change may belong to a day that has passed.
/// </summary>
internal sealed class FormerBoards(ChangeJournal journal, BoardMaker maker) : IDisposable
{
    /// <summary>Most days that are kept.</summary>
    public const int Most = 8;

    // Reading so many changes to find that none belongs to the day takes longer than making the Board from a checkpoint.
    private const long MostUnseen = 10_000;

    private readonly SemaphoreSlim _makers = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly Lock _lock = new();
    private readonly LinkedList<Former> _newestFirst = [];

    /// <summary>The Board as of the end of a fiscal day.</summary>
    public async Task<Board> FindAsync(PlanBook book, DateOnly day, CancellationToken cancellationToken)
    {
        var former = Keep(book, day, null);
        await former.Turn.WaitAsync(cancellationToken);
        try
        {
            long newest = await journal.NewestAsync(cancellationToken);
            return former.Board is { } board && newest - former.Seen <= MostUnseen
                && await GoOnAsync(board, former.Seen, newest, cancellationToken) is { } same
                ? former.Take(same, newest)
                : former.Take(await MakeAsync(book, day, null, cancellationToken), newest);
        }
        finally
        {
            former.Turn.Release();
        }
    }

    /// <summary>The Board exactly after a change, seen on a fiscal day. What comes later cannot alter it.</summary>
    public async Task<Board> AtAsync(PlanBook book, long sequence, DateOnly day, CancellationToken cancellationToken)
    {
        var former = Keep(book, day, sequence);
        await former.Turn.WaitAsync(cancellationToken);
        try
        {
            return former.Board ?? former.Take(await MakeAsync(book, day, sequence, cancellationToken), sequence);
        }
        finally
        {
            former.Turn.Release();
        }
    }

    public void Dispose() => _makers.Dispose();

    private async Task<Board?> GoOnAsync(Board board, long seen, long newest, CancellationToken cancellationToken)
    {
        if (seen >= newest)
        {
            return board;
        }

        var end = EndOf(board.Day);
        var late = await journal.ReadRangeAsync(seen, newest, end, cancellationToken);
        try
        {
            return BoardBuilder.Apply(board, late, end.AddTicks(-1));
        }
        catch (ForgottenException)
        {
            return null;
        }
    }

    private async Task<Board> MakeAsync(PlanBook book, DateOnly day, long? sequence, CancellationToken cancellationToken)
    {
        await _makers.WaitAsync(cancellationToken);
        try
        {
            var end = EndOf(day);
            return sequence is { } last
                ? await maker.MakeAtAsync(book, end.AddTicks(-1), last, cancellationToken)
                : (await maker.MakeAsync(book, end.AddTicks(-1), end, cancellationToken)).Board;
        }
        finally
        {
            _makers.Release();
        }
    }

    private Former Keep(PlanBook book, DateOnly day, long? sequence)
    {
        lock (_lock)
        {
            var former = _newestFirst.FirstOrDefault(f => f.Day == day && f.Book == book && f.Sequence == sequence);
            if (former is not null)
            {
                _newestFirst.Remove(former);
            }
            else if (_newestFirst.Count == Most)
            {
                _newestFirst.RemoveLast();
            }

            return _newestFirst.AddFirst(former ?? new Former(book, day, sequence)).Value;
        }
    }

    private static DateTime EndOf(DateOnly day) => FiscalClock.StartOfDayUtc(day.AddDays(1));

    private sealed class Former(PlanBook book, DateOnly day, long? sequence)
    {
        public PlanBook Book => book;

        public DateOnly Day => day;

        /// <summary>The change after which it stands; null for the end of the day.</summary>
        public long? Sequence => sequence;

        /// <summary>Never disposed of: it has no handle, and somebody may still wait.</summary>
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public Board? Board { get; private set; }

        /// <summary>Changes up to this sequence are looked through.</summary>
        public long Seen { get; private set; }

        public Board Take(Board board, long newest)
        {
            (Board, Seen) = (board, Math.Max(newest, board.Sequence));
            return board;
        }
    }
}
