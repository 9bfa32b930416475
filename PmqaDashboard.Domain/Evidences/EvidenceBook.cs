using System.Collections.Immutable;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Domain.Evidences;

/// <summary>All evidence that stands, in the order in which it was added. Immutable.</summary>
public sealed record EvidenceBook
{
    /// <summary>Before the first change: none.</summary>
    public static readonly EvidenceBook Empty = new();

    private EvidenceBook()
    {
    }

    private ImmutableDictionary<string, EvidenceItem> ById { get; init; } = ImmutableDictionary<string, EvidenceItem>.Empty;

    private ImmutableDictionary<string, ImmutableArray<string>> ByStep { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>All of it.</summary>
    public IEnumerable<EvidenceItem> All => ById.Values;

    /// <summary>The evidence with an id, or null.</summary>
    public EvidenceItem? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>Evidence of a step.</summary>
    public IEnumerable<EvidenceItem> OfStep(string stepId) => ByStep.TryGetValue(stepId, out var ids) ? ids.Select(id => ById[id]) : [];

    /// <summary>Evidence of a unit's share of a step.</summary>
    public IEnumerable<EvidenceItem> OfShare(string stepId, string? unit) => OfStep(stepId).Where(e => e.Unit == unit);

    /// <summary>The book after a change; the same when the change does not touch it or cannot be read.</summary>
    public EvidenceBook With(Change change) => change switch
    {
        { Kind: ChangeKind.EvidenceAdded, StepId: { } step, Subject: { } id } when RecordJson.Read<EvidenceData>(change.Data) is { Criteria.IsDefault: false } data =>
            this with
            {
                ById = ById.SetItem(id, new EvidenceItem(
                    id, step, change.Unit, data.Name, data.Kind, data.MediaType, data.Size, data.Sha256, data.Url, data.Criteria,
                    change.AccountName, change.AtUtc)),
                ByStep = ByStep.SetItem(step, [.. ByStep.GetValueOrDefault(step, []).Where(other => other != id), id]),
            },
        { Kind: ChangeKind.EvidenceRemoved, Subject: { } id } when Find(id) is { } item => this with
        {
            ById = ById.Remove(id),
            ByStep = ByStep.SetItem(item.StepId, ByStep[item.StepId].Remove(id)),
        },
        _ => this,
    };
}

/// <summary>What the journal keeps of evidence.</summary>
internal sealed record EvidenceData(
    string Name, EvidenceKind Kind, string? MediaType, long Size, string? Sha256, string? Url, ImmutableArray<string> Criteria);
