using System.Collections.Frozen;
using System.Collections.Immutable;
using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Live;

/// <summary>A leaf with everything about it that no change and no day alters.</summary>
internal sealed record LeafNode(
    PlacedStep Placed, int Plan, int Position, decimal Weight, bool InScope, DateOnly? Begins, Bounds Bounds, ImmutableArray<FollowUpRound> Rounds)
{
    public string Id => Placed.Step.Id;

    /// <summary>Whether it should have been reported before a day: its last window has ended or a round named for it is past due.</summary>
    public bool ReportDue(DateOnly day) => Bounds.Ended(day) || Bounds.RoundPastDue(day);

    /// <summary>Whether its time has begun by the last day of a round, or the round is named for it.</summary>
    public bool ExpectedIn(FollowUpRound round) => Begins <= round.CumulativeTo || Rounds.Contains(round);
}

/// <summary>A step with sub-steps: where its leaves stand in the plan.</summary>
internal sealed record ParentNode(string Id, ImmutableArray<int> Leaves, Bounds Bounds);

/// <summary>A plan: its leaves and its steps with sub-steps.</summary>
internal sealed record PlanNode(
    Plan Plan, int Position, int Category, decimal Weight, ImmutableArray<LeafNode> Leaves, ImmutableArray<ParentNode> Parents, Bounds Bounds)
{
    /// <summary>Its activities: positions of their leaves.</summary>
    public required ImmutableArray<(Range Leaves, Bounds Bounds)> Activities { get; init; }

    /// <summary>Planned % at the year's end.</summary>
    public decimal? PlannedAtYearEnd { get; init; }
}

/// <summary>A category and its plans.</summary>
internal sealed record CategoryNode(Category Category, decimal Weight, ImmutableArray<PlanNode> Plans, Bounds Bounds)
{
    /// <summary>Criteria that its plans are made for.</summary>
    public int Criteria { get; } = Plans.SelectMany(p => p.Plan.Criteria).Distinct().Count();
}

/// <summary>A unit: the leaves of which it holds a share.</summary>
internal sealed record UnitNode(Unit Unit, ImmutableArray<LeafNode> Leaves);

/// <summary>What the figures of a plan book are computed along. Built once per plan book, immutable.</summary>
internal sealed class PlanIndex
{
    private readonly FrozenDictionary<string, LeafNode> _leaves;
    private readonly ILookup<string, ParentNode> _above;

    public PlanIndex(PlanBook book)
    {
        Book = book;
        var categories = book.Agency.Categories.Where(c => book.Plans.Any(p => p.Category == c.Number)).ToList();
        Plans = [.. book.Plans.Select((p, i) => PlanOf(p, i, categories.FindIndex(c => c.Number == p.Category)))];
        Categories = [.. categories.Select(CategoryOf)];
        Bounds = Bounds.Of(Plans.SelectMany(p => p.Leaves));
        PlannedAtYearEnd = PlannedAt(book.Agency.Year.LastDay);
        PlannedCurve = [.. YearHistory.SampledDays(book.Agency.Year).Select(PlannedPoint).OfType<CurvePoint>()];
        _leaves = Plans.SelectMany(p => p.Leaves).ToFrozenDictionary(l => l.Id);
        _above = Plans.SelectMany(p => p.Parents.SelectMany(parent => parent.Leaves.Select(l => (p.Leaves[l].Id, parent)))).ToLookup(x => x.Id, x => x.parent);
        var held = _leaves.Values.OrderBy(l => (l.Plan, l.Position))
            .SelectMany(l => l.Placed.Shares.Where(s => s.Unit is not null).Select(s => (s.Unit, l))).ToLookup(x => x.Unit, x => x.l);
        Units = [.. book.Units.Where(u => held.Contains(u.Code)).Select(u => new UnitNode(u, [.. held[u.Code]]))];
        UnitPositions = Units.Select((u, i) => (u.Unit.Code, i)).ToFrozenDictionary(x => x.Code, x => x.i);
    }

    public PlanBook Book { get; }

    public ImmutableArray<PlanNode> Plans { get; }

    public ImmutableArray<CategoryNode> Categories { get; }

    public ImmutableArray<UnitNode> Units { get; }

    public FrozenDictionary<string, int> UnitPositions { get; }

    public Bounds Bounds { get; }

    /// <summary>The agency's planned % at the end of each sampled day of the year.</summary>
    public ImmutableArray<CurvePoint> PlannedCurve { get; }

    /// <summary>The agency's planned % at the year's end.</summary>
    public decimal? PlannedAtYearEnd { get; }

    /// <summary>The leaf of a change, or null when the change speaks of something that the plans do not hold.</summary>
    public LeafNode? Find(string stepId) => _leaves.GetValueOrDefault(stepId);

    /// <summary>Steps above a leaf.</summary>
    public IEnumerable<ParentNode> Above(LeafNode leaf) => _above[leaf.Id];

    /// <summary>A figure of the agency straight from its leaves, by the same roll-up in the same order as its slices.</summary>
    public decimal? Agency(Func<LeafNode, decimal?> percent)
    {
        var agency = new WeightedMean();
        foreach (var category in Categories)
        {
            var mean = new WeightedMean();
            foreach (var plan in category.Plans)
                mean.Add(plan.Weight, PlanMean(plan, percent));

            agency.Add(category.Weight, mean.Value);
        }

        return agency.Value;
    }

    /// <summary>A figure of a plan straight from its leaves in scope.</summary>
    public static decimal? PlanMean(PlanNode plan, Func<LeafNode, decimal?> percent)
    {
        var mean = new WeightedMean();
        foreach (var leaf in plan.Leaves)
        {
            if (leaf.InScope)
                mean.Add(leaf.Weight, percent(leaf));
        }

        return mean.Value;
    }

    /// <summary>The agency's planned % at a day.</summary>
    public decimal? PlannedAt(DateOnly day) => Agency(leaf => PlannedProgress.At(leaf.Placed.Step.Windows, day));

    private CurvePoint? PlannedPoint(DateOnly day) => PlannedAt(day) is { } percent ? new CurvePoint(day, percent) : null;

    private CategoryNode CategoryOf(Category category, int position)
    {
        ImmutableArray<PlanNode> plans = [.. Plans.Where(p => p.Category == position)];
        return new CategoryNode(category, Book.Weights.OfCategory(category.Number), plans, Bounds.Of(plans.SelectMany(p => p.Leaves)));
    }

    private PlanNode PlanOf(Plan plan, int position, int category)
    {
        if (category < 0)
            throw new ArgumentException($"Plan {plan.Number} is of category {plan.Category}, which the agency does not list.", nameof(plan));

        ImmutableArray<LeafNode> leaves = [.. plan.Steps.Select(s => Book.Step(s.Id)).Where(s => s.IsLeaf).Select((s, i) => LeafOf(s, position, i))];
        var below = leaves.SelectMany(l => Ancestors(l.Placed).Select(id => (id, l))).ToLookup(x => x.id, x => x.l);
        var parents = below.Select(p => new ParentNode(p.Key, [.. p.Select(l => l.Position)], Bounds.Of(p)));
        var node = new PlanNode(plan, position, category, Book.Weights.OfPlan(plan.Number), leaves, [.. parents], Bounds.Of(leaves))
        {
            Activities = ActivitiesOf(plan, leaves),
        };
        return node with { PlannedAtYearEnd = PlanMean(node, leaf => PlannedProgress.At(leaf.Placed.Step.Windows, Book.Agency.Year.LastDay)) };
    }

    private static ImmutableArray<(Range, Bounds)> ActivitiesOf(Plan plan, ImmutableArray<LeafNode> leaves)
    {
        var activities = ImmutableArray.CreateBuilder<(Range, Bounds)>();
        int from = 0;
        foreach (var activity in plan.Activities)
        {
            int to = from + leaves.Skip(from).TakeWhile(l => ReferenceEquals(l.Placed.Activity, activity)).Count();
            activities.Add((from..to, Bounds.Of(leaves[from..to])));
            from = to;
        }

        return activities.DrainToImmutable();
    }

    private LeafNode LeafOf(PlacedStep leaf, int plan, int position)
    {
        var windows = leaf.Step.Windows;
        var rounds = NamedRounds.Of(Book, leaf);
        return new LeafNode(
            leaf, plan, position,
            Book.Weights.OfLeaf(leaf.Step.Id),
            Scope.Holds(Book, leaf, Book.Agency.Year),
            windows.Count == 0 ? null : windows.Min(w => w.FirstDay),
            new Bounds(windows.Count == 0 ? null : windows.Max(w => w.LastDay), rounds.IsEmpty ? null : rounds.Min(r => r.Due)),
            rounds);
    }

    private IEnumerable<string> Ancestors(PlacedStep step)
    {
        for (string? parent = step.Parent; parent is not null; parent = Book.Step(parent).Parent)
            yield return parent;
    }
}
