using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Domain.Rounds;

/// <summary>Which round a unit should look after now.</summary>
public static class RoundAsk
{
    /// <summary>
    /// The round that waits for the unit: first one in which something was returned, then the one that is due next, when it takes
    /// reports and is not submitted, then the earliest that was missed, then the one that is due next in any case, then the last.
    /// Rounds are cumulative, so the next one says more than one that was missed. Null when the year has no rounds.
    /// </summary>
    /// <param name="board">The Board.</param>
    /// <param name="unit">Code of the unit; null for the shares that no unit holds.</param>
    public static FollowUpRound? Of(Board board, string? unit)
    {
        var rounds = board.Record.Rounds;
        return rounds.Rounds.OrderBy(r => r.Due).FirstOrDefault(r => rounds.Report(r.Months, unit)?.State == RoundReportState.Returned)
            ?? (board.Round is { } next && Waits(board, next, unit) ? next : null)
            ?? rounds.Rounds.OrderBy(r => r.Due).FirstOrDefault(r => Waits(board, r, unit))
            ?? board.Round
            ?? rounds.Rounds.LastOrDefault();
    }

    private static bool Waits(Board board, FollowUpRound round, string? unit) =>
        board.Record.Rounds.Report(round.Months, unit) is null
        && board.Record.Rounds.Phase(round, board.Day) == RoundPhase.Open
        && RoundSheet.Of(board, round.Months, unit) is { Lines.IsEmpty: false };
}
