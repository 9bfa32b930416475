using System.Collections.Immutable;
using PmqaDashboard.Domain.Calendar;

namespace PmqaDashboard.Domain.Live;

/// <summary>How units report.</summary>
internal static class UnitRule
{
    /// <summary>The unit's slice; the slice before when nothing in it differs.</summary>
    public static UnitSlice Slice(UnitNode unit, UnitSlice? before, IReadOnlyList<FollowUpRound> rounds, Func<LeafNode, StepSlice> slice)
    {
        var (leaves, done) = (0, 0);
        var (expected, reported) = (new int[rounds.Count], new int[rounds.Count]);
        foreach (var leaf in unit.Leaves.Where(l => l.InScope))
        {
            decimal? percent = slice(leaf).Shares.First(s => s.Unit == unit.Unit.Code).Percent;
            leaves++;
            done += percent == 100 ? 1 : 0;
            for (int i = 0; i < rounds.Count; i++)
            {
                if (leaf.ExpectedIn(rounds[i]))
                {
                    expected[i]++;
                    reported[i] += percent is null ? 0 : 1;
                }
            }
        }

        ImmutableArray<UnitRound> byRound = [.. rounds.Select((r, i) => new UnitRound(r.Months, expected[i], reported[i]))];
        return before is not null && (before.Leaves, before.Done) == (leaves, done) && before.Rounds.AsSpan().SequenceEqual(byRound.AsSpan())
            ? before
            : new UnitSlice(unit.Unit, byRound, leaves, done);
    }

    /// <summary>Adds the units that hold a share of a plan which should have been reported and never was.</summary>
    public static void AddSilent(PlanNode plan, ImmutableArray<StepSlice> slices, DateOnly day, HashSet<string> units)
    {
        foreach (var leaf in plan.Leaves)
        {
            if (!leaf.InScope || !leaf.ReportDue(day))
                continue;

            foreach (var share in slices[leaf.Position].Shares)
            {
                if (share is { Unit: { } unit, Percent: null })
                    units.Add(unit);
            }
        }
    }
}
