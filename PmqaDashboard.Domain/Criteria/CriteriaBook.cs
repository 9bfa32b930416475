using System.Collections.Immutable;
using PmqaDashboard.Domain.Evidences;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Domain.Criteria;

/// <summary>Whether a criterion is passed, in one round.</summary>
public enum CriterionState
{
    /// <summary>Nobody has said. Plans are made for criteria not yet passed: one with a plan is not yet passed, one without is passed or missing.</summary>
    NotAssessed,

    /// <summary>Passed; evidence shows it.</summary>
    Passed,

    /// <summary>Assessed, and not passed.</summary>
    NotPassed,
}

/// <summary>What was said of a criterion in a round.</summary>
/// <param name="Code">The criterion.</param>
/// <param name="Months">The round.</param>
/// <param name="Said">What was said.</param>
/// <param name="Evidence">Ids of the evidence that it rests on.</param>
/// <param name="Remark">What was said about it, or null.</param>
/// <param name="By">Name shown for the account.</param>
/// <param name="AtUtc">When.</param>
public sealed record CriterionJudgement(
    string Code, int Months, CriterionState Said, ImmutableArray<string> Evidence, string? Remark, string By, DateTime AtUtc)
{
    /// <summary>Of its evidence, what no longer stands: taken away, no longer said to prove the criterion, or with a broken seal.</summary>
    public ImmutableArray<string> Fallen { get; init; } = [];

    /// <summary>
    /// Whether it is passed. A pass rests on all the evidence that was judged: when some of it no longer stands, it has to be judged anew.
    /// </summary>
    public CriterionState State => Said == CriterionState.Passed && !Fallen.IsEmpty ? CriterionState.NotAssessed : Said;
}

/// <summary>How many criteria of a category are passed.</summary>
/// <param name="Total">Criteria of the category.</param>
/// <param name="Passed">Of these, those whose latest assessed round says passed.</param>
/// <param name="NotPassed">Of these, those whose latest assessed round says not passed.</param>
public sealed record CriteriaCounts(int Total, int Passed, int NotPassed)
{
    /// <summary>Nothing is known.</summary>
    public static readonly CriteriaCounts None = new(0, 0, 0);
}

/// <summary>Which criteria are passed, round by round. Immutable.</summary>
public sealed record CriteriaBook
{
    private ImmutableDictionary<(string Code, int Months), CriterionJudgement> _judgements =
        ImmutableDictionary<(string, int), CriterionJudgement>.Empty;

    private CriteriaBook(CriteriaMap map) => Map = map;

    /// <summary>Which plans and steps belong to which criterion.</summary>
    public CriteriaMap Map { get; }

    /// <summary>Before the first change: nobody has said anything.</summary>
    public static CriteriaBook Begin(PlanBook plans) => new(new CriteriaMap(plans, CriteriaCatalogue.Fundamental));

    /// <summary>What was said of a criterion in a round; null when nobody did, or it was taken back without a word.</summary>
    public CriterionJudgement? Find(string code, int months) => _judgements.GetValueOrDefault((code, months));

    /// <summary>What was said of a criterion in the latest round in which it was assessed, or null.</summary>
    public CriterionJudgement? Latest(string code) =>
        _judgements.Values.Where(j => j.Code == code && j.State != CriterionState.NotAssessed).MaxBy(j => j.Months);

    /// <summary>How many criteria of a category are passed.</summary>
    public CriteriaCounts CountsOf(int category)
    {
        var states = Map.OfCategory(category).Select(c => Latest(c.Code)?.State ?? CriterionState.NotAssessed).ToList();
        return new CriteriaCounts(states.Count, states.Count(s => s == CriterionState.Passed), states.Count(s => s == CriterionState.NotPassed));
    }

    /// <summary>The book after a change; the same when the change does not touch it or cannot be read.</summary>
    /// <param name="change">The change.</param>
    /// <param name="evidence">The evidence as it stands after the change.</param>
    public CriteriaBook With(Change change, EvidenceBook evidence) => change.Kind switch
    {
        ChangeKind.CriterionSet when change is { Round: { } months, Subject: { } code } && Map.Catalogue.Find(code) is not null
            && RecordJson.Read<JudgementData>(change.Data) is { Evidence.IsDefault: false } data =>
            Put([Weigh(new CriterionJudgement(code, months, data.State, data.Evidence, data.Remark, change.AccountName, change.AtUtc), evidence)]),
        ChangeKind.EvidenceRemoved or ChangeKind.EvidenceMarked or ChangeKind.SealBroken or ChangeKind.SealMended when change.Subject is { } id =>
            Put(_judgements.Values
                .Where(j => j.Evidence.Contains(id))
                .Select(j => (Before: j, After: Weigh(j, evidence)))
                .Where(j => !j.Before.Fallen.SequenceEqual(j.After.Fallen))
                .Select(j => j.After)),
        _ => this,
    };

    private CriterionJudgement Weigh(CriterionJudgement judgement, EvidenceBook evidence) => judgement with
    {
        Fallen =
        [
            .. judgement.Evidence.Where(id =>
                evidence.Find(id) is not { Seal: Seal.Intact } item || !Map.CodesOf(item).Contains(judgement.Code)),
        ],
    };

    private CriteriaBook Put(IEnumerable<CriterionJudgement> judgements)
    {
        var after = _judgements.SetItems(judgements.Select(j => KeyValuePair.Create((j.Code, j.Months), j)));
        return ReferenceEquals(after, _judgements) ? this : this with { _judgements = after };
    }
}

/// <summary>What the journal keeps of a judgement.</summary>
internal sealed record JudgementData(CriterionState State, ImmutableArray<string> Evidence, string? Remark);
