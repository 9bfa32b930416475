using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Rounds;

namespace PmqaDashboard.Server.Demo;

/// <summary>
/// What was done for follow-up rounds before a demonstration begins: most units submit on time, some late, two never; reviewers take a
/// few days; what is returned is mended; then the secretariat certifies. The same for a unit in every demonstration.
/// </summary>
/// <param name="rehearsal">Makes it up.</param>
internal sealed class RoundPast(RoundRehearsal rehearsal)
{
    private const int DaysToMend = 3;
    private const int DaysToCertify = 14;

    /// <summary>The next thing that somebody does on a day, or null when nothing more is done on it.</summary>
    /// <param name="board">How everything stands.</param>
    /// <param name="day">The day.</param>
    /// <param name="units">Units that may be touched; null for all.</param>
    public RoundProposal? Next(Board board, DateOnly day, IEnumerable<string>? units = null)
    {
        var proposals =
            from round in board.Record.Rounds.Rounds
            where round.Opens <= day
            from unit in (units ?? board.Units.Select(u => u.Unit.Code)).Where(Pace.IsPrompt)
            let submits = SubmitsOn(round, unit)
            where submits <= day
            select OfUnit(board, round, unit, day)
                ?? (submits.AddDays(5 + (Pace.Fate(unit) % 4)) <= day
                    ? RoundRehearsal.OfReview(board, round.Months, unit, submits.AddDays(DaysToCertify) <= day)
                    : null);
        return proposals.FirstOrDefault(p => p is not null);
    }

    private RoundProposal? OfUnit(Board board, FollowUpRound round, string unit, DateOnly day)
    {
        bool returnedJustNow = board.Record.Rounds.Report(round.Months, unit)?.Lines.Values.Any(l =>
            l.State == LineState.Returned && FiscalClock.DayOf(l.AtUtc).AddDays(DaysToMend) > day) == true;
        return returnedJustNow ? null : rehearsal.OfUnit(board, round.Months, unit);
    }

    private static DateOnly SubmitsOn(FollowUpRound round, string unit) => round.Due.AddDays((Pace.Fate($"{unit}/{round.Months}") % 24) - 17);
}
