using PmqaDashboard.Bench.Results;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Tests.Domain.Growth;

namespace PmqaDashboard.Bench.Growth;

/// <summary>What a Board itself costs, in this process, without a store and without screens.</summary>
internal sealed class BoardMeasure
{
    private const int Changes = 4000;
    private const int RowsPerShare = 20;
    private static readonly TimeProvider Time = TimeProvider.System;
    private readonly PlanBook _book;
    private readonly Board _board;
    private readonly List<Change> _next;

    /// <summary>A Board in the middle of the year, and changes that come next.</summary>
    public BoardMeasure(PlanBook book, DateOnly today)
    {
        _book = book;
        int rows = book.Leaves.Sum(l => l.Shares.Count) * RowsPerShare;
        var all = GrownJournal.Make(book, rows + Changes, today, "account", "Account").ToList();
        _board = BoardBuilder.Start(book, all.Take(rows), all[^1].AtUtc);

        // All of them today: a change of a day that has passed is another, rarer thing.
        _next = [.. all[rows..].Select(c => c with { AtUtc = _board.AtUtc })];
    }

    /// <summary>Measures once.</summary>
    public void Measure(Action<string, double, string?> add)
    {
        var (one, board) = (new Samples(), _board);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        foreach (var change in _next)
        {
            long began = Time.GetTimestamp();
            board = BoardBuilder.Apply(board, [change], _board.AtUtc);
            one.Add(Time.GetElapsedTime(began).TotalMicroseconds);
        }

        add("Board: a change, p50 µs", one.Percentile(50), "≤ 2 ×");
        add("Board: a change, bytes allocated", (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / _next.Count, null);
        add("Board: 100 changes at once, ms", Best(() => BoardBuilder.Apply(_board, _next[..100], _board.AtUtc)), null);
        add("Board: a new day, ms", Best(() => BoardBuilder.Apply(_board, [], _board.AtUtc.AddDays(1))), null);
        var checkpoint = Checkpoint.Of(_board);
        add("checkpoint, KB", checkpoint.Data.Length / 1e3, null);
        add("checkpoint: written, ms", Best(() => Checkpoint.Of(_board)), null);
        add("checkpoint: to a Board, ms", Best(() => checkpoint.Resume(_book, _board.AtUtc, [])!.Finish()), null);
    }

    private static double Best(Func<object> action)
    {
        double best = double.MaxValue;
        for (int i = 0; i < 7; i++)
        {
            long began = Time.GetTimestamp();
            GC.KeepAlive(action());
            best = Math.Min(best, Time.GetElapsedTime(began).TotalMilliseconds);
        }

        return best;
    }
}
