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

    // What is a step's stands under the step, what is a KPI's under the KPI.
    private ImmutableDictionary<(string? StepId, string? KpiId), ImmutableArray<string>> ByOwner { get; init; } =
        ImmutableDictionary<(string?, string?), ImmutableArray<string>>.Empty;

    /// <summary>All of it.</summary>
    public IEnumerable<EvidenceItem> All => ById.Values;

    /// <summary>The evidence with an id, or null.</summary>
    public EvidenceItem? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>Evidence of a step.</summary>
    public IEnumerable<EvidenceItem> OfStep(string stepId) => Of((stepId, null));

    /// <summary>Evidence of a unit's share of a step.</summary>
    public IEnumerable<EvidenceItem> OfShare(string stepId, string? unit) => OfStep(stepId).Where(e => e.Unit == unit);

    /// <summary>Evidence of a KPI, of all rounds.</summary>
    public IEnumerable<EvidenceItem> OfKpi(string kpiId) => Of((null, kpiId));

    /// <summary>Evidence of a KPI's result of a round.</summary>
    public IEnumerable<EvidenceItem> OfResult(string kpiId, int months) => OfKpi(kpiId).Where(e => e.Round == months);

    /// <summary>The book after a change; the same when the change does not touch it or cannot be read.</summary>
    public EvidenceBook With(Change change) => change switch
    {
        { Kind: ChangeKind.EvidenceAdded, Subject: { } id } when RecordJson.Read<EvidenceData>(change.Data) is { Criteria.IsDefault: false } data
            && (change.StepId is null ? data.KpiId is not null && change.Round is not null : data.KpiId is null) => Add(new EvidenceItem(
                id, change.StepId, change.Unit, data.Name, data.Kind, data.MediaType, data.Size, data.Sha256, data.Url, data.Criteria,
                change.AccountName, change.AtUtc)
            {
                KpiId = data.KpiId,
                Round = data.KpiId is null ? null : change.Round,
            }),
        { Kind: ChangeKind.EvidenceRemoved, Subject: { } id } when Find(id) is { } item => this with
        {
            ById = ById.Remove(id),
            ByOwner = ByOwner.SetItem(Owner(item), ByOwner[Owner(item)].Remove(id)),
        },
        { Kind: ChangeKind.EvidenceMarked, Subject: { } id } when Find(id) is { } item && RecordJson.Read<MarkData>(change.Data) is { Criteria.IsDefault: false } data =>
            Put(item with { Criteria = data.Criteria }),
        { Kind: ChangeKind.SealBroken, Subject: { } id } when Find(id) is { BrokenSinceUtc: null } item => Put(item with { BrokenSinceUtc = change.AtUtc }),
        { Kind: ChangeKind.SealMended, Subject: { } id } when Find(id) is { BrokenSinceUtc: not null } item => Put(item with { BrokenSinceUtc = null }),
        _ => this,
    };

    private static (string? StepId, string? KpiId) Owner(EvidenceItem item) => (item.StepId, item.KpiId);

    private IEnumerable<EvidenceItem> Of((string?, string?) owner) => ByOwner.TryGetValue(owner, out var ids) ? ids.Select(id => ById[id]) : [];

    private EvidenceBook Add(EvidenceItem item) => this with
    {
        ById = ById.SetItem(item.Id, item),
        ByOwner = ByOwner.SetItem(Owner(item), [.. ByOwner.GetValueOrDefault(Owner(item), []).Where(other => other != item.Id), item.Id]),
    };

    private EvidenceBook Put(EvidenceItem item) => this with { ById = ById.SetItem(item.Id, item) };
}

/// <summary>What the journal keeps of evidence.</summary>
internal sealed record EvidenceData(
    string Name, EvidenceKind Kind, string? MediaType, long Size, string? Sha256, string? Url, ImmutableArray<string> Criteria,
    string? KpiId = null);

/// <summary>What the journal keeps of the criteria that evidence proves.</summary>
internal sealed record MarkData(ImmutableArray<string> Criteria);
