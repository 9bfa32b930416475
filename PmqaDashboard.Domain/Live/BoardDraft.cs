using System.Collections.Immutable;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Live;

/// <summary>
/// A Board in the making. It starts from the slices of the Board before and replaces only what differs, so that everything else
/// stays the same object.
/// </summary>
internal sealed class BoardDraft
{
    private readonly PlanIndex _index;
    private readonly DateOnly _day;
    private readonly ProgressState _certified;
    private readonly ImmutableDictionary<string, StepSlice>.Builder _steps;
    private readonly ImmutableArray<StepSlice>[] _leaves;
    private readonly PlanSlice[] _plans;
    private readonly CategorySlice[] _categories;
    private readonly UnitSlice[] _units;
    private AgencySlice? _agency;
    private bool _stale;

    /// <summary>A draft for a day in which nothing is reported yet.</summary>
    public BoardDraft(PlanIndex index, DateOnly day)
    {
        (_index, _day, _stale) = (index, day, true);
        (Reported, _certified) = (ProgressState.Empty, ProgressState.Empty);
        _steps = ImmutableDictionary.CreateBuilder<string, StepSlice>();
        _leaves = new ImmutableArray<StepSlice>[index.Plans.Length];
        _plans = new PlanSlice[index.Plans.Length];
        _categories = new CategorySlice[index.Categories.Length];
        _units = new UnitSlice[index.Units.Length];
    }

    /// <summary>A draft for a day from the Board before.</summary>
    public BoardDraft(Board before, BoardMemory memory, DateOnly day)
    {
        (_index, _day, _stale) = (memory.Index, day, day != before.Day);
        (Reported, _certified) = (memory.Reported, memory.Certified);
        _steps = before.Steps.ToBuilder();
        _leaves = [.. memory.Leaves];
        _plans = [.. before.Plans];
        _categories = [.. before.Categories];
        _units = [.. before.Units];
        _agency = before.Agency;
    }

    /// <summary>What is reported, with all changes taken in so far.</summary>
    public ProgressState Reported { get; private set; }

    /// <summary>Takes in a change without moving any figure yet.</summary>
    public void Absorb(Change change)
    {
        Reported = Reported.With(change);
        _stale = true;
    }

    /// <summary>Brings every figure up to date, unless they are.</summary>
    public void Settle()
    {
        if (!_stale)
            return;

        foreach (var plan in _index.Plans)
        {
            var old = _leaves[plan.Position];
            _leaves[plan.Position] = [.. plan.Leaves.Select(l => Leaf(l, old.IsDefault ? null : old[l.Position]))];
            foreach (var slice in _leaves[plan.Position])
                Put(slice);

            foreach (var parent in plan.Parents)
                Put(PlanRule.Parent(plan, parent, _leaves[plan.Position], _day, Thresholds));

            _plans[plan.Position] = PlanRule.Slice(plan, _plans[plan.Position], _leaves[plan.Position], _day, Thresholds);
        }

        for (int i = 0; i < _categories.Length; i++)
            _categories[i] = Keep(_categories[i], AgencyRule.Category(_index.Categories[i], _plans, _leaves, _day, Thresholds));

        for (int i = 0; i < _units.Length; i++)
            _units[i] = UnitRule.Slice(_index.Units[i], _units[i], _index.Book.Agency.Rounds, Current);

        _agency = Keep(_agency, AgencyRule.Agency(_index, _categories, _day));
        _stale = false;
    }

    /// <summary>Takes in a change and brings the figures on its path up to date: its leaf, the steps above, plan, category, agency.</summary>
    public ChangeNote Apply(Change change, LeafNode leaf)
    {
        Settle();
        var plan = _index.Plans[leaf.Plan];
        var (category, agency) = (_categories[plan.Category], _agency!);
        Reported = Reported.With(change);
        var slice = Leaf(leaf, Current(leaf));
        _leaves[plan.Position] = _leaves[plan.Position].SetItem(leaf.Position, slice);
        Put(slice);
        foreach (var parent in _index.Above(leaf))
            Put(PlanRule.Parent(plan, parent, _leaves[plan.Position], _day, Thresholds));

        _plans[plan.Position] = PlanRule.Slice(plan, _plans[plan.Position], _leaves[plan.Position], _day, Thresholds);
        _categories[plan.Category] = Keep(category, AgencyRule.Category(_index.Categories[plan.Category], _plans, _leaves, _day, Thresholds));
        _agency = Keep(agency, AgencyRule.Agency(_index, _categories, _day));
        foreach (var share in leaf.Placed.Shares)
        {
            if (share.Unit is { } unit && _index.UnitPositions.TryGetValue(unit, out int i))
                _units[i] = UnitRule.Slice(_index.Units[i], _units[i], _index.Book.Agency.Rounds, Current);
        }

        return new ChangeNote(
            change, plan.Plan.Number, plan.Plan.Category, slice.Figures.Reported,
            category.Figures.Reported, _categories[plan.Category].Figures.Reported,
            agency.Figures.Reported, _agency.Figures.Reported);
    }

    /// <summary>The Board.</summary>
    public Board Finish(Board? before, long sequence, DateTime nowUtc, YearHistory history, LatestSlice latest)
    {
        Settle();
        return new Board
        {
            Sequence = sequence,
            AtUtc = nowUtc,
            Day = _day,
            Book = _index.Book,
            Agency = _agency!,
            Categories = Keep(before?.Categories, _categories),
            Plans = Keep(before?.Plans, _plans),
            Steps = _steps.ToImmutable(),
            Units = Keep(before?.Units, _units),
            Curve = CurveRule.Slice(_index, history, _day, _agency!.Figures, before?.Curve),
            Round = _index.Book.Agency.Rounds.Where(r => r.Due >= _day).MinBy(r => r.Due),
            Latest = latest,
            Memory = new BoardMemory(_index, Reported, _certified, [.. _leaves], history),
        };
    }

    private StatusThresholds Thresholds => _index.Book.Thresholds;

    private StepSlice Current(LeafNode leaf) => _leaves[leaf.Plan][leaf.Position];

    private StepSlice Leaf(LeafNode leaf, StepSlice? before) =>
        LeafRule.Slice(leaf, before, Reported, _certified, _day, Thresholds);

    private void Put(StepSlice slice)
    {
        if (!_steps.TryGetValue(slice.Id, out var old) || !(ReferenceEquals(old, slice) || old == slice))
            _steps[slice.Id] = slice;
    }

    private static T Keep<T>(T? before, T now)
        where T : class => now.Equals(before) ? before : now;

    private static ImmutableArray<T> Keep<T>(ImmutableArray<T>? before, T[] now)
        where T : class =>
        before is { } old && old.AsSpan().SequenceEqual(now, ReferenceEqualityComparer.Instance) ? old : [.. now];
}
