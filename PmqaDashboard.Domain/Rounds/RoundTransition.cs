using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Domain.Rounds;

/// <summary>Something that happened to a unit's report of a round, as the journal keeps it.</summary>
/// <param name="Sequence">Sequence of the journal.</param>
/// <param name="AtUtc">When, UTC of the fiscal clock.</param>
/// <param name="Kind">What: submitted, accepted, returned, certified or reopened.</param>
/// <param name="By">Name of who did it.</param>
public sealed record RoundTransition(long Sequence, DateTime AtUtc, ChangeKind Kind, string By)
{
    /// <summary>The step of a decision on a line, or null.</summary>
    public string? StepId { get; init; }

    /// <summary>% that was accepted, or null.</summary>
    public decimal? Percent { get; init; }

    /// <summary>The remark, the reason or the explanation, as it was written; or null.</summary>
    public string? Words { get; init; }

    /// <summary>How many lines were submitted; null for what is no submission.</summary>
    public int? Lines { get; init; }

    /// <summary>Whether a submission came after the due day.</summary>
    public bool IsLate { get; init; }

    /// <summary>Kinds of changes that are transitions of a unit's report.</summary>
    public static IReadOnlyList<ChangeKind> Kinds { get; } =
    [
        ChangeKind.RoundSubmitted, ChangeKind.LineAccepted, ChangeKind.LineReturned, ChangeKind.RoundCertified, ChangeKind.RoundReopened,
    ];

    /// <summary>What a row of the journal tells; words that cannot be read are left out.</summary>
    public static RoundTransition Of(Change change)
    {
        var transition = new RoundTransition(change.Sequence, change.AtUtc, change.Kind, change.AccountName) { StepId = change.StepId };
        return change.Kind switch
        {
            ChangeKind.RoundSubmitted when RecordJson.Read<SubmittedData>(change.Data) is { } data => transition with
            {
                Words = data.Explanation,
                Lines = data.Lines.IsDefault ? null : data.Lines.Length,
                IsLate = data.Late,
            },
            ChangeKind.LineAccepted => transition with { Percent = change.After },
            ChangeKind.LineReturned => transition with { Words = RecordJson.Read<DecisionData>(change.Data)?.Remark },
            ChangeKind.RoundReopened => transition with { Words = RecordJson.Read<ReopenData>(change.Data)?.Reason },
            _ => transition,
        };
    }
}

/// <summary>Reads what happened to the reports of rounds.</summary>
public interface IRoundJournal
{
    /// <summary>Every transition of a unit's report of a round, oldest first.</summary>
    /// <param name="months">The round.</param>
    /// <param name="unit">Code of the unit; null for the shares that no unit holds.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<RoundTransition>> ReadAsync(int months, string? unit, CancellationToken cancellationToken);
}
