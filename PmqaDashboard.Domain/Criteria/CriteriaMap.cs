using System.Collections.Frozen;
using System.Collections.Immutable;
using PmqaDashboard.Domain.Evidences;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Domain.Criteria;

/// <summary>An activity where it stands.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Activity">The activity.</param>
public sealed record PlacedActivity(Plan Plan, Activity Activity);

/// <summary>
/// Which plans, activities and steps belong to which criterion, by the words of the document alone: what a heading does not name is not
/// guessed. Where something is missing on either side, it is listed.
/// </summary>
public sealed class CriteriaMap
{
    private readonly FrozenDictionary<string, CriterionWork> _work;
    private readonly FrozenDictionary<string, ImmutableArray<string>> _suggested;

    /// <summary>Maps the plans to a catalogue.</summary>
    public CriteriaMap(PlanBook book, CriteriaCatalogue catalogue)
    {
        Catalogue = catalogue;
        _work = catalogue.All.Select(c => (c.Code, Work: WorkFor(book, c.Code))).Where(w => w.Work.Plans.Length > 0).ToFrozenDictionary(w => w.Code, w => w.Work);
        var named = _work.SelectMany(w => w.Value.Steps.Select(s => (s.Step.Id, Code: w.Key))).ToLookup(n => n.Id, n => n.Code);
        _suggested = book.Plans
            .SelectMany(p => p.Steps.Select(s => (s.Id, Codes: InOrder(named.Contains(s.Id) ? [.. named[s.Id]] : p.Criteria))))
            .ToFrozenDictionary(s => s.Id, s => s.Codes);
        WithoutPlan = [.. catalogue.All.Where(c => !_work.ContainsKey(c.Code))];
        PlansWithoutCriterion = [.. book.Plans.Where(p => p.Criteria.All(c => catalogue.Find(c) is null))];
        ActivitiesWithoutCriterion =
        [
            .. book.Plans.SelectMany(p => p.Activities.Where(a => a.Criteria.Count == 0 && (a.Label ?? a.Title) is not null).Select(a => new PlacedActivity(p, a))),
        ];
        UnknownCodes = [.. book.Plans.SelectMany(p => p.Criteria).Distinct().Where(c => catalogue.Find(c) is null)];
    }

    /// <summary>The catalogue.</summary>
    public CriteriaCatalogue Catalogue { get; }

    /// <summary>Criteria for which there is no plan. Plans are made for criteria not yet passed: either it is passed, or a plan is missing.</summary>
    public ImmutableArray<Criterion> WithoutPlan { get; }

    /// <summary>Plans that name no criterion of the catalogue.</summary>
    public ImmutableArray<Plan> PlansWithoutCriterion { get; }

    /// <summary>Activities whose heading names no criterion that can be read.</summary>
    public ImmutableArray<PlacedActivity> ActivitiesWithoutCriterion { get; }

    /// <summary>Codes that plans name and the catalogue does not have.</summary>
    public ImmutableArray<string> UnknownCodes { get; }

    /// <summary>What the plans do for a criterion.</summary>
    public CriterionWork Of(string code) => _work.GetValueOrDefault(code, CriterionWork.None);

    /// <summary>The criteria that evidence of a step counts for while nobody has said which: those of the step's heading, else of its plan.</summary>
    public ImmutableArray<string> Suggested(string? stepId) => stepId is null ? [] : _suggested.GetValueOrDefault(stepId, []);

    /// <summary>The criteria that a piece of evidence counts for.</summary>
    public ImmutableArray<string> CodesOf(EvidenceItem item) => item.Criteria.IsEmpty ? Suggested(item.StepId) : item.Criteria;

    /// <summary>The criteria of a category, in order.</summary>
    public IEnumerable<Criterion> OfCategory(int category) => Catalogue.All.Where(c => c.Category == category);

    /// <summary>Codes of the catalogue in its order, each once; what it does not have is left out.</summary>
    public ImmutableArray<string> InOrder(IReadOnlyCollection<string> codes) => [.. Catalogue.All.Select(c => c.Code).Where(codes.Contains)];

    private static CriterionWork WorkFor(PlanBook book, string code)
    {
        ImmutableArray<Plan> plans = [.. book.Plans.Where(p => p.Criteria.Contains(code))];
        return new CriterionWork(plans, [.. plans.SelectMany(p => StepsFor(p, code)).Select(s => book.Step(s.Id))]);
    }

    private static IEnumerable<Step> StepsFor(Plan plan, string code) => plan.Activities.Any(a => a.Criteria.Count > 0)
        ? plan.Activities.Where(a => a.Criteria.Contains(code)).SelectMany(a => a.Steps)
        : plan.Steps;
}
