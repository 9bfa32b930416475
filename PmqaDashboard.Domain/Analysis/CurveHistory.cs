using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Domain.Analysis;

/// <summary>
/// The curves of places, with what former Boards showed. The figures of a sampled day are asked for once and kept for all screens, and the
/// curves of a place are made once for each Board. A change may still come to a day that has just passed, so until a whole day lies
/// between, its Board is asked for again when there is something new.
/// </summary>
public sealed class CurveHistory(IBoardSource boards) : IDisposable
{
    private readonly ConditionalWeakTable<Board, ConcurrentDictionary<CurvePlace, PlaceCurves>> _made = [];
    private readonly SemaphoreSlim _turn = new(1);
    private PlanBook? _book;
    private Dictionary<DateOnly, Kept> _kept = [];

    /// <summary>The curves of a place up to a Board's day.</summary>
    public async ValueTask<PlaceCurves> OfAsync(Board board, CurvePlace place, CancellationToken cancellationToken)
    {
        var made = _made.GetOrCreateValue(board);
        return made.TryGetValue(place, out var curves)
            ? curves
            : made.GetOrAdd(place, PlaceCurves.Of(board, await FormerAsync(board, cancellationToken), place));
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private async Task<IReadOnlyList<DayFigures>> FormerAsync(Board board, CancellationToken cancellationToken)
    {
        // One asks, the others wait and find what it has found.
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_book != board.Book)
                (_book, _kept) = (board.Book, []);

            var former = new List<DayFigures>();
            foreach (var day in PlaceCurves.Days(board.Book.Agency.Year, board.Day).Where(d => d < board.Day))
            {
                if (await FindAsync(day, boards.Current ?? board, cancellationToken) is { } figures)
                    former.Add(figures);
            }

            return former;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<DayFigures?> FindAsync(DateOnly day, Board newest, CancellationToken cancellationToken)
    {
        if (_kept.TryGetValue(day, out var kept) && (kept.AsOf > day.AddDays(1) || kept.Sequence == newest.Sequence))
            return kept.Figures;

        if (await boards.AsOfAsync(day, cancellationToken) is not { } board || board.Day != day)
            return null;

        var figures = DayFigures.Of(board);
        _kept[day] = new Kept(figures, newest.Sequence, newest.Day);
        return figures;
    }

    /// <summary>The figures of a day, and how far the journal was read and which day it was when they were asked for.</summary>
    private sealed record Kept(DayFigures Figures, long Sequence, DateOnly AsOf);
}
