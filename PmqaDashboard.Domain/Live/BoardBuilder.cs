using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Live;

/// <summary>
/// Makes Boards from the plans and the change journal. Pure: the same journal and moment give the same figures, whether the changes
/// come all at once or one by one, from the beginning or from a checkpoint.
/// </summary>
public static class BoardBuilder
{
    /// <summary>The Board from the whole journal.</summary>
    /// <param name="book">The plans.</param>
    /// <param name="changes">All changes, in the order of their sequence. Changes of steps that the plans do not hold move nothing.</param>
    /// <param name="nowUtc">The fiscal clock's present moment.</param>
    public static Board Start(PlanBook book, IEnumerable<Change> changes, DateTime nowUtc)
    {
        Change[] all = [.. changes];
        try
        {
            return Fold(new BoardFold(book, nowUtc));
        }
        catch (ForgottenException)
        {
            return Fold(new BoardFold(book, nowUtc, keepAll: true));
        }

        Board Fold(BoardFold fold)
        {
            fold.Add(all);
            return fold.Finish();
        }
    }

    /// <summary>The next Board. On the same day only figures on the path of the changed steps are computed anew.</summary>
    /// <param name="board">The Board before, made by this builder.</param>
    /// <param name="changes">Changes after it, in the order of their sequence; empty when only time has passed.</param>
    /// <param name="nowUtc">The fiscal clock's present moment. The day never goes back.</param>
    /// <returns>The same instance when nothing differs.</returns>
    /// <exception cref="ForgottenException">
    /// A change reaches further back than what a Board keeps: make the next Board from the whole journal.
    /// </exception>
    public static Board Apply(Board board, IReadOnlyList<Change> changes, DateTime nowUtc)
    {
        var memory = board.Memory ?? throw new ArgumentException("The Board was not made by the BoardBuilder.", nameof(board));
        var day = FiscalClock.DayOf(nowUtc);
        day = day < board.Day ? board.Day : day;
        if (changes.Count == 0 && day == board.Day)
            return board;

        var fold = new BoardFold(board, memory, nowUtc, day);
        fold.Add(changes);
        return fold.Finish();
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
}
