using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Rounds;

namespace PmqaDashboard.Domain.Messages;

/// <summary>Which changes of the journal units hear of at once.</summary>
public static class JournalNews
{
    /// <summary>Whether the kind of change is news for anybody.</summary>
    public static bool IsNews(ChangeKind kind) =>
        kind is ChangeKind.RoundOpened or ChangeKind.LineReturned or ChangeKind.RoundReopened or ChangeKind.KpiReturned;

    /// <summary>The messages that a change makes: none for most.</summary>
    /// <param name="change">The change.</param>
    /// <param name="board">A Board that holds it, for who takes part in a round.</param>
    public static IEnumerable<MessageDraft> Of(Change change, Board board)
    {
        MessageKind? kind = change.Kind switch
        {
            ChangeKind.RoundOpened => MessageKind.RoundOpened,
            ChangeKind.LineReturned => MessageKind.LineReturned,
            ChangeKind.RoundReopened => MessageKind.RoundReopened,
            ChangeKind.KpiReturned => MessageKind.KpiReturned,
            _ => null,
        };
        return kind switch
        {
            null => [],
            MessageKind.RoundOpened => ReminderRule.Units(board, change.Round).Select(u => Draft(u.Unit.Code)),
            _ => change.Unit is { } unit ? [Draft(unit)] : [],
        };

        MessageDraft Draft(string unit) => new(kind.Value, FormattableString.Invariant($"journal:{change.Sequence}:{unit}"), unit)
        {
            Round = change.Round,
            Subject = change.StepId ?? change.Subject,
            From = change.AccountId == TurnRounds.System.AccountId ? null : change.AccountName,
            Words = Words(change.Data),
        };
    }

    private static string? Words(string? data)
    {
        var said = RecordJson.Read<Said>(data);
        return (said?.Remark ?? said?.Reason) is { } words ? words[..Math.Min(words.Length, RecordCommand.MaxWords)] : null;
    }

    /// <summary>What reviewers write, whatever they decide on.</summary>
    private sealed record Said(string? Remark, string? Reason);
}
