using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PmqaDashboard.Domain.Criteria;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Rounds;

namespace PmqaDashboard.Domain.Live;

/// <summary>
/// A Board in the making. It starts from the slices of the Board before and replaces only what differs, so that everything else
/// stays the same object. What a change touches is its path: leaf, steps above, plan, category, agency, and the units concerned.
/// </summary>
internal sealed class BoardDraft
{
    private readonly DateOnly _day;
    private readonly List<LeafNode> _touched = [];
    private readonly HashSet<string> _touchedUnits = [];
    private readonly HashSet<int> _touchedCategories = [];
    private readonly Func<LeafNode, StepSlice> _slice;
    private readonly PlanSums[][] _sums;
    private readonly int[][] _silent;
    private readonly CategorySlice[] _categories;
    private readonly UnitSlice[] _units;
    private PlanIndex _index;
    private ProgressState _reported;
    private RoundBook _rounds;
    private CriteriaBook _criteria;
    private ChunkedArray<StepSlice> _steps;
    private PlanSlice[] _plans;
    private bool _plansAreOwn;
    private AgencySlice? _agency;
    private bool _allStale = true;

    /// <summary>A draft for a day, from what the journal comes to.</summary>
    public BoardDraft(PlanIndex index, Standing standing, DateOnly day)
    {
        (_index, _day, _reported) = (index, day, standing.Reported);
        (_rounds, _criteria) = (standing.Record.Rounds, standing.Record.Criteria);
        _slice = leaf => _steps![leaf.Position];
        _steps = new ChunkedArray<StepSlice>(new StepSlice[index.Book.Steps]);
        (_plans, _plansAreOwn) = (new PlanSlice[index.Plans.Length], true);
        _categories = new CategorySlice[index.Categories.Length];
        _units = new UnitSlice[index.Units.Length];
        _sums = [.. index.Categories.Select(c => new PlanSums[c.Blocks])];
        _silent = [.. index.Categories.Select(_ => new int[index.Units.Length])];
    }

    /// <summary>A draft for a day, from the Board before.</summary>
    public BoardDraft(Board before, BoardMemory memory, DateOnly day)
    {
        (_index, _day, _reported) = (memory.Index, day, memory.Standing.Reported);
        (_rounds, _criteria) = (memory.Standing.Record.Rounds, memory.Standing.Record.Criteria);
        _slice = leaf => _steps![leaf.Position];
        _steps = ((StepSlices)before.Steps).InOrder;
        _plans = ImmutableCollectionsMarshal.AsArray(before.Plans)!;
        _categories = [.. before.Categories];
        _units = [.. before.Units];
        _sums = [.. memory.Sums];
        _silent = [.. memory.Silent];
        _agency = before.Agency;
        _allStale = day != before.Day;
    }

    /// <summary>Takes in a change of a leaf without moving any figure yet.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="reported">What is reported after it.</param>
    public void Absorb(LeafNode leaf, ProgressState reported)
    {
        _reported = reported;
        if (!_allStale)
            _touched.Add(leaf);
    }

    /// <summary>Takes in a change of the official record without moving any figure yet.</summary>
    /// <param name="change">The change.</param>
    /// <param name="leaf">The leaf that it names, or null.</param>
    /// <param name="record">The record after it.</param>
    public void Absorb(Change change, LeafNode? leaf, OfficialRecord record)
    {
        var before = _rounds;
        var judged = _criteria;
        (_rounds, _criteria) = (record.Rounds, record.Criteria);

        // A change of one piece of evidence may move several criteria.
        if (!ReferenceEquals(judged, _criteria))
        {
            _touchedCategories.UnionWith(Enumerable.Range(0, _categories.Length).Where(i =>
                judged.CountsOf(_index.Categories[i].Category.Number) != _criteria.CountsOf(_index.Categories[i].Category.Number)));
        }

        if (ReferenceEquals(before, _rounds) || _allStale)
            return;

        if (change.Unit is { } unit)
            _touchedUnits.Add(unit);

        if (leaf is not null)
            _touched.Add(leaf);

        // A submission may speak anew of what was accepted before.
        else if (before.Certified != _rounds.Certified && change is { Round: { } round } && _rounds.Report(round, change.Unit) is { } report)
            _touched.AddRange(report.Lines.Keys.Select(_index.Find).OfType<LeafNode>());
    }

    /// <summary>Goes on with the same plans whose rounds are others.</summary>
    public void Rebase(PlanIndex index)
    {
        _index = index;
        _allStale = true;
    }

    /// <summary>Takes in a change and tells what it moved.</summary>
    public ChangeNote Apply(Change change, LeafNode leaf, ProgressState reported)
    {
        Settle();
        int at = _index.Plans[leaf.Plan].Category;
        var (category, agency) = (_categories[at], _agency!);
        Absorb(leaf, reported);
        Settle();
        var plan = _index.Plans[leaf.Plan].Plan;
        return new ChangeNote(
            change, plan.Number, plan.Category, _slice(leaf).Figures.Reported,
            category.Figures.Reported, _categories[at].Figures.Reported, agency.Figures.Reported, _agency!.Figures.Reported);
    }

    /// <summary>The Board.</summary>
    public Board Finish(Board? before, Standing standing, DateTime nowUtc)
    {
        Settle();
        return new Board
        {
            Sequence = standing.Sequence,
            AtUtc = nowUtc,
            Day = _day,
            Book = _index.Book,
            Agency = _agency!,
            Categories = Keep(before?.Categories, _categories),
            Plans = Keep(before?.Plans, _plans),
            Steps = before?.Steps is StepSlices same && same.InOrder == _steps ? same : new StepSlices(_index.Book, _steps),
            Units = Keep(before?.Units, _units),
            Record = standing.Record,
            Curve = CurveRule.Slice(_index, standing.History, _day, _agency!.Figures, before?.Curve),
            Round = _index.Book.Agency.Rounds.Where(r => r.Due >= _day).MinBy(r => r.Due),
            Latest = standing.Latest,
            Memory = new BoardMemory(_index, standing, [.. _sums], [.. _silent]),
        };
    }

    private StatusThresholds Thresholds => _index.Book.Thresholds;

    private void Settle()
    {
        if (_allStale)
            SettleAll();
        else if (_touched.Count + _touchedUnits.Count + _touchedCategories.Count > 0)
            SettleTouched();
    }

    private void SettleTouched()
    {
        var (plans, blocks) = (new HashSet<PlanNode>(), new HashSet<(int Category, int Block)>());
        var parents = new HashSet<ParentNode>();
        var categories = new HashSet<int>();
        foreach (var leaf in _touched)
        {
            var plan = _index.Plans[leaf.Plan];
            var (before, now) = (_slice(leaf), LeafRule.Slice(leaf, _slice(leaf), _reported, _rounds.Certified, _day, Thresholds));
            if (ReferenceEquals(before, now))
                continue;

            _steps = _steps.With(leaf.Position, now);
            MoveUnits(plan.Category, leaf, before, now);
            parents.UnionWith(_index.Above(leaf));
            plans.Add(plan);
            categories.Add(plan.Category);
        }

        foreach (var parent in parents)
        {
            var now = PlanRule.Parent(parent, _slice, _day, Thresholds);
            if (now != _steps[parent.Position])
                _steps = _steps.With(parent.Position, now);
        }

        foreach (var plan in plans)
        {
            var now = PlanRule.Slice(plan, _plans[plan.Position], _slice, _day, Thresholds);
            if (!ReferenceEquals(now, _plans[plan.Position]))
            {
                OwnPlans()[plan.Position] = now;
                blocks.Add((plan.Category, _index.Categories[plan.Category].BlockOf(plan)));
            }
        }

        foreach (var ofCategory in blocks.GroupBy(b => b.Category))
        {
            PlanSums[] sums = [.. _sums[ofCategory.Key]];
            foreach (var (_, block) in ofCategory)
                sums[block] = AgencyRule.Block(_index.Categories[ofCategory.Key], block, _plans);

            _sums[ofCategory.Key] = sums;
        }

        foreach (int category in categories.Union(_touchedCategories))
            SettleCategory(category);

        foreach (int unit in Enumerable.Range(0, _units.Length).Where(i => _touchedUnits.Contains(_index.Units[i].Unit.Code)))
            _units[unit] = UnitRule.Slice(_index.Units[unit], _units[unit], _rounds, _index.Book.Agency.Rounds, _slice);

        _agency = Keep(_agency, AgencyRule.Agency(_index, _categories, _day));
        ForgetTouched();
    }

    private void SettleAll()
    {
        var steps = new StepSlice[_steps.Length];
        foreach (var plan in _index.Plans)
        {
            foreach (var leaf in plan.Leaves)
                steps[leaf.Position] = LeafRule.Slice(leaf, _slice(leaf), _reported, _rounds.Certified, _day, Thresholds);
        }

        foreach (var parent in _index.Plans.SelectMany(p => p.Parents))
            steps[parent.Position] = Keep(_steps[parent.Position], PlanRule.Parent(parent, leaf => steps[leaf.Position], _day, Thresholds));

        _steps = new ChunkedArray<StepSlice>(steps);
        foreach (var plan in _index.Plans)
            OwnPlans()[plan.Position] = PlanRule.Slice(plan, _plans[plan.Position], _slice, _day, Thresholds);

        for (int i = 0; i < _categories.Length; i++)
        {
            var category = _index.Categories[i];
            _sums[i] = [.. Enumerable.Range(0, category.Blocks).Select(b => AgencyRule.Block(category, b, _plans))];
            _silent[i] = CountSilent(category);
            SettleCategory(i);
        }

        for (int i = 0; i < _units.Length; i++)
            _units[i] = UnitRule.Slice(_index.Units[i], _units[i], _rounds, _index.Book.Agency.Rounds, _slice);

        _agency = Keep(_agency, AgencyRule.Agency(_index, _categories, _day));
        _allStale = false;
        ForgetTouched();
    }

    private void ForgetTouched()
    {
        _touched.Clear();
        _touchedUnits.Clear();
        _touchedCategories.Clear();
    }

    private void SettleCategory(int category) => _categories[category] = Keep(
        _categories[category],
        AgencyRule.Category(_index.Categories[category], _sums[category], _silent[category].Count(n => n > 0), _day, Thresholds) with
        {
            Counts = _criteria.CountsOf(_index.Categories[category].Category.Number),
        });

    private void MoveUnits(int category, LeafNode leaf, StepSlice before, StepSlice now)
    {
        for (int i = 0; i < leaf.Units.Length; i++)
        {
            int unit = leaf.Units[i];
            var (was, isNow) = (before.Shares[i], now.Shares[i]);
            if (unit < 0 || was == isNow)
                continue;

            _units[unit] = UnitRule.Move(_units[unit], leaf, _rounds, _index.Book.Agency.Rounds, was, isNow);
            int silent = (UnitRule.IsSilent(leaf, isNow.Percent, _day) ? 1 : 0) - (UnitRule.IsSilent(leaf, was.Percent, _day) ? 1 : 0);
            if (silent != 0)
            {
                _silent[category] = [.. _silent[category]];
                _silent[category][unit] += silent;
            }
        }
    }

    private int[] CountSilent(CategoryNode category)
    {
        int[] silent = new int[_index.Units.Length];
        foreach (var leaf in category.Plans.SelectMany(p => p.Leaves))
        {
            for (int i = 0; i < leaf.Units.Length; i++)
            {
                if (leaf.Units[i] >= 0 && UnitRule.IsSilent(leaf, _slice(leaf).Shares[i].Percent, _day))
                    silent[leaf.Units[i]]++;
            }
        }

        return silent;
    }

    private PlanSlice[] OwnPlans()
    {
        if (!_plansAreOwn)
            (_plans, _plansAreOwn) = ([.. _plans], true);

        return _plans;
    }

    private static T Keep<T>(T? before, T now)
        where T : class => now.Equals(before) ? before : now;

    private static ImmutableArray<T> Keep<T>(ImmutableArray<T>? before, T[] now)
        where T : class =>
        before is { } old && old.AsSpan().SequenceEqual(now, ReferenceEqualityComparer.Instance) ? old : ImmutableCollectionsMarshal.AsImmutableArray(now);
}
