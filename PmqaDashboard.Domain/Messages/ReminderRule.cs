using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Rounds;

namespace PmqaDashboard.Domain.Messages;

/// <summary>Which reminders come by themselves on a day. Each has its own occasion, so it comes once, whenever the day is looked at.</summary>
public static class ReminderRule
{
    /// <summary>For so many days what was missed, because the server was off, is made up for; later it would only confuse.</summary>
    public const int Grace = 3;

    /// <summary>Units of which a round expects something.</summary>
    public static IEnumerable<UnitSlice> Units(Board board, int? months) =>
        board.Units.Where(u => u.Rounds.Any(r => r.Months == months && r.Expected > 0));

    /// <summary>The reminders of a day.</summary>
    /// <param name="board">The newest Board.</param>
    /// <param name="day">The fiscal day.</param>
    /// <param name="daysBefore">So many days before a round is due its units are reminded, if they have not submitted.</param>
    /// <param name="dayAfter">Whether they are reminded once more after it was due.</param>
    public static IEnumerable<MessageDraft> Of(Board board, DateOnly day, IReadOnlyCollection<int> daysBefore, bool dayAfter)
    {
        var rounds = board.Record.Rounds;
        foreach (var round in rounds.Rounds.Where(r => rounds.Phase(r, day) == RoundPhase.Open))
        {
            if (Due(round, day, daysBefore, dayAfter) is not { } due)
            {
                continue;
            }

            foreach (var unit in Units(board, round.Months).Where(u => HasNotSubmitted(u, round.Months)))
            {
                yield return Draft(due.Kind, due.Name, round, round.Due, unit);
            }
        }
    }

    private static (MessageKind Kind, string Name)? Due(FollowUpRound round, DateOnly day, IReadOnlyCollection<int> daysBefore, bool dayAfter)
    {
        int left = round.DaysLeft(day);
        int[] reached = [.. daysBefore.Where(n => left >= 0 && left <= n)];
        return reached.Length > 0 ? (MessageKind.DueSoon, FormattableString.Invariant($"due-{reached.Min()}"))
            : dayAfter && left is < 0 and >= -Grace ? (MessageKind.Overdue, "overdue")
            : null;
    }

    private static bool HasNotSubmitted(UnitSlice unit, int months) =>
        unit.Rounds.Any(r => r.Months == months && r.State is RoundReportState.NotStarted or RoundReportState.Draft);

    private static MessageDraft Draft(MessageKind kind, string name, FollowUpRound round, DateOnly date, UnitSlice unit) =>
        new(kind, FormattableString.Invariant($"{name}:{round.Months}:{date:yyyy-MM-dd}:{unit.Unit.Code}"), unit.Unit.Code) { Round = round.Months };
}
