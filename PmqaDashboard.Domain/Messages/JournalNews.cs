using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Rounds;

namespace PmqaDashboard.Domain.Messages;

/// <summary>Which changes of the journal units hear of at once.</summary>
public static class JournalNews
{
    /// <summary>Whether the kind of change is news for anybody.</summary>
    public static bool IsNews(ChangeKind kind) =>
        kind is ChangeKind.RoundOpened or ChangeKind.LineReturned or ChangeKind.RoundReopened or ChangeKind.KpiReturned
            or ChangeKind.ResolutionSet or ChangeKind.ResolutionReturned;

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
            ChangeKind.ResolutionSet => MessageKind.ResolutionSet,
            ChangeKind.ResolutionReturned => MessageKind.ResolutionReturned,
            _ => null,
        };
        return kind switch
        {
            null => [],
            MessageKind.RoundOpened => ReminderRule.Units(board, change.Round).Select(u => Draft(u.Unit.Code)),
            _ => change.Unit is { } unit ? [Draft(unit)] : [],
        };

        MessageDraft Draft(string unit) => new(kind.Value, Occasion(unit), unit)
        {
            Round = change.Round,
            Subject = IsOfResolution() ? change.Subject : change.StepId ?? change.Subject,
            From = change.AccountId == TurnRounds.System.AccountId ? null : change.AccountName,
            Words = Words(change.Data),
        };

        bool IsOfResolution() => kind is MessageKind.ResolutionSet or MessageKind.ResolutionReturned;

        // A resolution that is only worded better is no news to its unit.
        string Occasion(string unit) => kind == MessageKind.ResolutionSet
            ? $"resolution:{change.Subject}:{unit}"
            : FormattableString.Invariant($"journal:{change.Sequence}:{unit}");
    }

    private static string? Words(string? data)
    {
        var said = RecordJson.Read<Said>(data);
        return (said?.Remark ?? said?.Reason ?? said?.Text) is { } words ? words[..Math.Min(words.Length, RecordCommand.MaxWords)] : null;
    }

    /// <summary>What reviewers and meetings write, whatever they decide on.</summary>
    private sealed record Said(string? Remark, string? Reason, string? Text);
}
