using System.Collections.Immutable;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Domain.Risks;

/// <summary>The risk register. Immutable.</summary>
public sealed record RiskBook
{
    private RiskBook()
    {
    }

    /// <summary>Before the first change: nobody has entered a risk.</summary>
    public static RiskBook Empty { get; } = new();

    /// <summary>All risks, in the order in which they were entered.</summary>
    public ImmutableArray<RiskEntry> Risks { get; private init; } = [];

    /// <summary>What counts as grave.</summary>
    public RiskScale Scale { get; private init; } = RiskScale.Usual;

    /// <summary>Risks that are still watched, the gravest first; of equal ones the one that hurts more, then the older.</summary>
    public IEnumerable<RiskEntry> Open => Risks.Where(r => r.IsOpen).OrderByDescending(r => r.Now.Score).ThenByDescending(r => r.Now.Impact);

    /// <summary>The risk, or null.</summary>
    public RiskEntry? Find(string? id) => Risks.FirstOrDefault(r => r.Risk.Id == id);

    /// <summary>Open risks that threaten a step.</summary>
    public IEnumerable<RiskEntry> OfStep(string stepId) => Open.Where(r => r.Risk.Steps.Contains(stepId));

    /// <summary>The level of a rating.</summary>
    public RiskLevel Level(RiskRating rating) => Scale.Of(rating);

    /// <summary>The book after a change; the same when the change does not touch it or cannot be read.</summary>
    public RiskBook With(Change change) => change.Kind switch
    {
        ChangeKind.RiskSet when RecordJson.Read<Risk>(change.Data) is { Rating.IsValid: true } risk && risk.Id == change.Subject => Set(change, risk),
        ChangeKind.RiskFollowed when RecordJson.Read<RiskFollowedData>(change.Data) is { Rating.IsValid: true, Words: not null } data && Find(change.Subject) is { } entry =>
            this with
            {
                Risks = Risks.Replace(entry, entry with
                {
                    FollowUps = entry.FollowUps.Add(new RiskFollowUp(data.Rating, data.Words, data.Closed, change.AccountName, change.AtUtc)),
                }),
            },
        ChangeKind.RiskScaleSet when RecordJson.Read<RiskScale>(change.Data) is { IsValid: true } scale => this with { Scale = scale },
        _ => this,
    };

    private RiskBook Set(Change change, Risk risk)
    {
        var known = Find(risk.Id);
        var entry = new RiskEntry(risk with { Steps = risk.Steps.IsDefault ? [] : risk.Steps }, change.Sequence, change.AccountName, change.AtUtc, known?.FollowUps ?? []);
        return this with { Risks = known is null ? Risks.Add(entry) : Risks.Replace(known, entry) };
    }
}

/// <summary>What the journal keeps of a follow-up.</summary>
internal sealed record RiskFollowedData(RiskRating Rating, string Words, bool Closed);
