using System.Collections.Immutable;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Domain.Rounds;

/// <summary>
/// Puts on record that rounds have opened or closed on their dates, so that it is told like an act of the secretariat. Nobody asks
/// for it but the product itself. A date that passed long ago, when nothing was running, is not made up for.
/// </summary>
public sealed record TurnRounds : RecordCommand
{
    private const int DaysToMakeUp = 7;

    /// <summary>Who does what happens by itself.</summary>
    public static Person System { get; } = new("", "PMQA", Role.Viewer, null);

    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        if (person != System)
            return RecordRefusal.Forbidden;

        return new RecordDecision.Made([.. board.Record.Rounds.Rounds.Select(r => Turn(board, r)).OfType<NewChange>()]);
    }

    private static NewChange? Turn(Board board, FollowUpRound round)
    {
        var act = board.Record.Rounds.Acts.GetValueOrDefault(round.Months);
        var acted = act is null ? DateOnly.MinValue : FiscalClock.DayOf(act.AtUtc);
        ChangeKind? kind =
            IsRecent(round.Closes?.AddDays(1), board.Day) && acted <= round.Closes && act is not { Opened: false } ? ChangeKind.RoundClosed
            : IsRecent(round.Opens, board.Day) && acted < round.Opens ? ChangeKind.RoundOpened
            : null;
        return kind is { } what ? new NewChange(what) { Round = round.Months } : null;
    }

    private static bool IsRecent(DateOnly? date, DateOnly day) => date <= day && day.DayNumber - date.Value.DayNumber <= DaysToMakeUp;
}
