using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Live;

/// <summary>What the figures of a plan book are computed along. Built once per plan book, immutable.</summary>
internal sealed class PlanIndex
{
    private static readonly ConditionalWeakTable<PlanBook, PlanIndex> Known = [];

    private readonly LeafNode?[] _leaves;
    private readonly ILookup<int, ParentNode> _above;
    private readonly Lazy<byte[]> _fingerprint;

    private PlanIndex(PlanBook book)
    {
        Book = book;
        var units = book.Units.Where(u => book.LeavesOf(u.Code).Any()).ToList();
        var unitPlaces = units.Select((u, i) => (u.Code, i)).ToDictionary(x => x.Code, x => x.i);
        var used = book.Plans.Select(p => p.Category).ToHashSet();
        var categories = book.Agency.Categories.Where(c => used.Contains(c.Number)).ToList();
        int[] places = new int[categories.Count];
        Plans = [.. book.Plans.Select((p, i) =>
        {
            int category = categories.FindIndex(c => c.Number == p.Category);
            return category >= 0
                ? PlanOf(p, i, category, places[category]++, unitPlaces)
                : throw new ArgumentException($"Plan {p.Number} is of category {p.Category}, which the agency does not list.", nameof(book));
        })];
        var byCategory = Plans.ToLookup(p => p.Category);
        Categories = [.. categories.Select((c, i) => CategoryOf(c, [.. byCategory[i]]))];
        Bounds = Bounds.Of(Plans.SelectMany(p => p.Leaves));
        PlannedAtYearEnd = PlannedAt(book.Agency.Year.LastDay);
        PlannedCurve = [.. YearHistory.SampledDays(book.Agency.Year).Select(PlannedPoint).OfType<CurvePoint>()];
        _leaves = new LeafNode?[book.Steps];
        foreach (var leaf in Plans.SelectMany(p => p.Leaves))
            _leaves[leaf.Position] = leaf;

        _above = Plans.SelectMany(p => p.Parents.SelectMany(parent => parent.Leaves.Select(l => (l.Position, parent)))).ToLookup(x => x.Position, x => x.parent);
        Units = [.. units.Select(u => new UnitNode(u, [.. book.LeavesOf(u.Code).Select(l => (_leaves[l.Position]!, ShareOf(l, u)))]))];
        _fingerprint = new Lazy<byte[]>(() => PlanFingerprint.Of(this));
    }

    public PlanBook Book { get; }

    public ImmutableArray<PlanNode> Plans { get; }

    public ImmutableArray<CategoryNode> Categories { get; }

    public ImmutableArray<UnitNode> Units { get; }

    public Bounds Bounds { get; }

    /// <summary>The agency's planned % at the end of each sampled day of the year.</summary>
    public ImmutableArray<CurvePoint> PlannedCurve { get; }

    /// <summary>The agency's planned % at the year's end.</summary>
    public decimal? PlannedAtYearEnd { get; }

    /// <summary>Tells plan books apart in which the same reports come to other figures.</summary>
    public ReadOnlySpan<byte> Fingerprint => _fingerprint.Value;

    /// <summary>The index of a plan book.</summary>
    public static PlanIndex Of(PlanBook book) => Known.GetValue(book, b => new PlanIndex(b));

    /// <summary>The leaf of a change, or null when the change speaks of something that the plans do not hold.</summary>
    public LeafNode? Find(string? stepId) => stepId is not null && Book.FindStep(stepId) is { } step ? _leaves[step.Position] : null;

    /// <summary>Steps above a leaf.</summary>
    public IEnumerable<ParentNode> Above(LeafNode leaf) => _above[leaf.Position];

    /// <summary>A figure of the agency straight from its leaves, by the same roll-up in the same order as its slices.</summary>
    public decimal? Agency(Func<LeafNode, decimal?> percent)
    {
        var agency = new WeightedMean();
        foreach (var category in Categories)
            agency.Add(category.Weight, CategoryMean(category, percent));

        return agency.Value;
    }

    /// <summary>A figure of a category straight from its leaves, by the same roll-up in the same order as its slice.</summary>
    public static decimal? CategoryMean(CategoryNode category, Func<LeafNode, decimal?> percent)
    {
        var all = new WeightedMean();
        for (int i = 0; i < category.Blocks; i++)
        {
            var block = new WeightedMean();
            foreach (var plan in category.Block(i))
                block.Add(plan.Weight, PlanMean(plan, percent));

            all.Add(block);
        }

        return all.Value;
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

    private CategoryNode CategoryOf(Category category, ImmutableArray<PlanNode> plans) =>
        new(category, Book.Weights.OfCategory(category.Number), plans, Bounds.Of(plans.SelectMany(p => p.Leaves)));

    private PlanNode PlanOf(Plan plan, int position, int category, int place, Dictionary<string, int> unitPlaces)
    {
        ImmutableArray<LeafNode> leaves = [.. plan.Steps.Select(s => Book.Step(s.Id)).Where(s => s.IsLeaf).Select(s => LeafOf(s, position, unitPlaces))];
        var below = leaves.SelectMany(l => Ancestors(l.Placed).Select(id => (id, l))).ToLookup(x => x.id, x => x.l);
        var parents = below.Select(p => new ParentNode(p.Key, Book.Step(p.Key).Position, [.. p], Bounds.Of(p)));
        var node = new PlanNode(plan, position, category, place, Book.Weights.OfPlan(plan.Number), leaves, [.. parents], Bounds.Of(leaves))
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

    private LeafNode LeafOf(PlacedStep leaf, int plan, Dictionary<string, int> unitPlaces)
    {
        var windows = leaf.Step.Windows;
        var rounds = NamedRounds.Of(Book, leaf);
        return new LeafNode(
            leaf, plan,
            Book.Weights.OfLeaf(leaf.Step.Id),
            Scope.Holds(Book, leaf, Book.Agency.Year),
            windows.Count == 0 ? null : windows.Min(w => w.FirstDay),
            new Bounds(windows.Count == 0 ? null : windows.Max(w => w.LastDay), rounds.IsEmpty ? null : rounds.Min(r => r.Due)),
            rounds)
        {
            Units = [.. leaf.Shares.Select(s => s.Unit is { } unit ? unitPlaces.GetValueOrDefault(unit, -1) : -1)],
        };
    }

    private static int ShareOf(PlacedStep leaf, Unit unit) => leaf.Shares.Index().First(s => s.Item.Unit == unit.Code).Index;

    private IEnumerable<string> Ancestors(PlacedStep step)
    {
        for (string? parent = step.Parent; parent is not null; parent = Book.Step(parent).Parent)
            yield return parent;
    }
}
