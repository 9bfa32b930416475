using System.Collections.Frozen;
using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Plans;

/// <summary>A step where it stands: its plan, activity, parent and children.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Activity">The activity.</param>
/// <param name="Step">The step.</param>
/// <param name="Parent">Id of the step above, or null.</param>
/// <param name="Children">Ids of the steps directly below, in order.</param>
/// <param name="Shares">Who holds a share of the step; empty for a step that is not a leaf.</param>
public sealed record PlacedStep(
    Plan Plan, Activity Activity, Step Step, string? Parent, IReadOnlyList<string> Children, IReadOnlyList<Share> Shares)
{
    /// <summary>Whether progress is reported on this step itself.</summary>
    public bool IsLeaf => Children.Count == 0;

    /// <summary>Its place among all steps of the plan book, from 0.</summary>
    internal int Position { get; init; }

    /// <summary>The place of its first share among all shares of the plan book, from 0; the others follow it.</summary>
    internal int FirstShare { get; init; }
}

/// <summary>All plans of an agency's fiscal year, indexed. Immutable; one instance is shared by everybody.</summary>
public sealed class PlanBook
{
    private readonly FrozenDictionary<string, PlacedStep> _steps;
    private readonly FrozenDictionary<string, Unit> _units;
    private readonly FrozenDictionary<int, Plan> _plans;
    private readonly ILookup<string?, PlacedStep> _held;
    private readonly ILookup<string, FollowUp> _followUps;
    private volatile PlanBook? _withRounds;

    /// <summary>Indexes the plans.</summary>
    /// <exception cref="ArgumentException">Two steps have the same id, or a parent is missing.</exception>
    public PlanBook(Agency agency, IReadOnlyList<Unit> units, IReadOnlyList<Plan> plans)
    {
        Agency = agency;
        Units = units;
        Plans = plans;
        _units = units.ToFrozenDictionary(u => u.Code);
        _plans = plans.ToFrozenDictionary(p => p.Number);
        PlacedStep[] steps = [.. plans.SelectMany(Place)];
        for (int i = 0; i < steps.Length; i++)
        {
            steps[i] = steps[i] with { Position = i, FirstShare = Shares };
            Shares += steps[i].Shares.Count;
        }

        Steps = steps.Length;
        _steps = steps.ToFrozenDictionary(s => s.Step.Id);
        _followUps = agency.FollowUps.ToLookup(f => f.Step);
        Leaves = [.. steps.Where(s => s.IsLeaf)];
        _held = Leaves.SelectMany(l => l.Shares.Select(s => (s.Unit, Leaf: l))).ToLookup(h => h.Unit, h => h.Leaf);
    }

    /// <summary>The agency.</summary>
    public Agency Agency { get; }

    /// <summary>Units, bureaus first.</summary>
    public IReadOnlyList<Unit> Units { get; }

    /// <summary>Plans in order.</summary>
    public IReadOnlyList<Plan> Plans { get; }

    /// <summary>Weights of the year; everything weighs the same unless set.</summary>
    public Weights Weights { get; init; } = Weights.Equal;

    /// <summary>Thresholds of the year's status rule.</summary>
    public StatusThresholds Thresholds { get; init; } = StatusThresholds.Default;

    /// <summary>All leaves in the order of the document.</summary>
    public IReadOnlyList<PlacedStep> Leaves { get; }

    /// <summary>The step with an id, or null.</summary>
    public PlacedStep? FindStep(string? id) => id is null ? null : _steps.GetValueOrDefault(id);

    /// <summary>The step with an id that is known to exist.</summary>
    public PlacedStep Step(string id) => _steps[id];

    /// <summary>The leaves of which a unit holds a share, in the order of the document.</summary>
    /// <param name="unit">Code of the unit; null for the shares that no unit holds.</param>
    public IEnumerable<PlacedStep> LeavesOf(string? unit) => _held[unit];

    /// <summary>The same plans with other follow-up rounds.</summary>
    public PlanBook With(IReadOnlyList<FollowUpRound> rounds)
    {
        // The same rounds come again with every Board that is made from the journal, and what is worked out for a book is kept for it.
        if (_withRounds is not { } known || !known.Agency.Rounds.SequenceEqual(rounds))
            _withRounds = known = new(Agency with { Rounds = rounds }, Units, Plans) { Weights = Weights, Thresholds = Thresholds };

        return known;
    }

    /// <summary>The unit with a code, or null.</summary>
    public Unit? FindUnit(string? code) => code is null ? null : _units.GetValueOrDefault(code);

    /// <summary>The plan with a number, or null.</summary>
    public Plan? FindPlan(int number) => _plans.GetValueOrDefault(number);

    /// <summary>How many steps there are, parents included.</summary>
    internal int Steps { get; }

    /// <summary>How many shares all leaves have.</summary>
    internal int Shares { get; }

    /// <summary>The follow-up rhythms that the document names for a step itself.</summary>
    internal IEnumerable<FollowUp> FollowUpsOf(string stepId) => _followUps[stepId];

    /// <summary>Place of a share among all shares, or null when the plans do not have it.</summary>
    internal int? FindShare(string stepId, string? unit)
    {
        if (FindStep(stepId) is not { } step)
            return null;

        for (int i = 0; i < step.Shares.Count; i++)
        {
            if (step.Shares[i].Unit == unit)
                return step.FirstShare + i;
        }

        return null;
    }

    private static IEnumerable<PlacedStep> Place(Plan plan)
    {
        foreach (var activity in plan.Activities)
        {
            var byNumber = activity.Steps.ToDictionary(s => s.Number);
            var children = activity.Steps.Where(s => s.ParentNumber is not null).ToLookup(s => s.ParentNumber!, s => s.Id);
            var shares = Accountability.Of(activity);
            foreach (var step in activity.Steps)
            {
                if (step.ParentNumber is { } number && !byNumber.ContainsKey(number))
                {
                    throw new ArgumentException($"Step {step.Id} names a parent '{number}' that its activity does not have.", nameof(plan));
                }

                string? parent = step.ParentNumber is { } p ? byNumber[p].Id : null;
                yield return new PlacedStep(plan, activity, step, parent, [.. children[step.Number]], shares[step.Id]);
            }
        }
    }
}
