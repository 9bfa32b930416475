using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Domain.Live;

/// <summary>
/// Makes Boards from the plans and the change journal. Pure: the same journal and moment give the same figures, whether the changes
/// come all at once or one by one.
/// </summary>
public static class BoardBuilder
{
    /// <summary>The Board from the whole journal.</summary>
    /// <param name="book">The plans.</param>
    /// <param name="changes">All changes, in the order of their sequence. Changes of steps that the plans do not hold move nothing.</param>
    /// <param name="nowUtc">The fiscal clock's present moment.</param>
    public static Board Start(PlanBook book, IEnumerable<Change> changes, DateTime nowUtc)
    {
        var index = new PlanIndex(book);
        var day = FiscalClock.DayOf(nowUtc);
        return Advance(null, index, new BoardDraft(index, day), YearHistory.Begin(book.Agency.Year), [.. changes], day, nowUtc);
    }

    /// <summary>The next Board. On the same day only figures on the path of the changed steps are computed anew.</summary>
    /// <param name="board">The Board before, made by this builder.</param>
    /// <param name="changes">Changes after it, in the order of their sequence; empty when only time has passed.</param>
    /// <param name="nowUtc">The fiscal clock's present moment. The day never goes back.</param>
    /// <returns>The same instance when nothing differs.</returns>
    public static Board Apply(Board board, IReadOnlyList<Change> changes, DateTime nowUtc)
    {
        var memory = board.Memory ?? throw new ArgumentException("The Board was not made by the BoardBuilder.", nameof(board));
        var day = FiscalClock.DayOf(nowUtc);
        day = day < board.Day ? board.Day : day;
        return changes.Count == 0 && day == board.Day
            ? board
            : Advance(board, memory.Index, new BoardDraft(board, memory, day), memory.History, changes, day, nowUtc);
    }

    /// <summary>The Board as of the end of a fiscal day.</summary>
    /// <param name="book">The plans.</param>
    /// <param name="changes">Changes in the order of their sequence; those made after that day are left out.</param>
    /// <param name="day">The day.</param>
    public static Board AsOf(PlanBook book, IEnumerable<Change> changes, DateOnly day)
    {
        var end = FiscalClock.StartOfDayUtc(day.AddDays(1));
        return Start(book, changes.Where(c => c.AtUtc < end), end.AddTicks(-1));
    }

    private static Board Advance(
        Board? before, PlanIndex index, BoardDraft draft, YearHistory history, IReadOnlyList<Change> changes, DateOnly day, DateTime nowUtc)
    {
        var known = changes.Select(c => (Change: c, Leaf: index.Find(c.StepId))).Where(c => c.Leaf is not null).ToList();
        var notes = new List<ChangeNote>();
        for (int i = 0; i < known.Count; i++)
        {
            var (change, leaf) = known[i];
            var made = FiscalClock.DayOf(change.AtUtc);
            history = history.Reach(made < day ? made : day, draft.Reported, index).Amend(change, index);
            if (i < known.Count - Board.MaxLatest)
                draft.Absorb(change);
            else
                notes.Add(draft.Apply(change, leaf!));
        }

        history = history.Reach(day, draft.Reported, index);
        var latest = before?.Latest ?? new LatestSlice([]);
        if (notes.Count > 0)
            latest = new LatestSlice([.. Enumerable.Reverse(notes).Concat(latest.Changes).Take(Board.MaxLatest)]);

        long sequence = changes.Count > 0 ? changes[^1].Sequence : before?.Sequence ?? 0;
        return draft.Finish(before, sequence, nowUtc, history, latest);
    }
}
