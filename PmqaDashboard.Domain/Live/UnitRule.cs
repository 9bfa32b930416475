using System.Collections.Immutable;
using PmqaDashboard.Domain.Calendar;

namespace PmqaDashboard.Domain.Live;

/// <summary>How units report. Counts are whole numbers, so a change moves them by its difference.</summary>
internal static class UnitRule
{
    /// <summary>The unit's slice; the slice before when nothing in it differs.</summary>
    public static UnitSlice Slice(UnitNode unit, UnitSlice? before, IReadOnlyList<FollowUpRound> rounds, Func<LeafNode, StepSlice> slice)
    {
        var (leaves, done) = (0, 0);
        var (expected, reported) = (new int[rounds.Count], new int[rounds.Count]);
        foreach (var (leaf, share) in unit.Shares)
        {
            if (!leaf.InScope)
                continue;

            decimal? percent = slice(leaf).Shares[share].Percent;
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
        return before is null ? new UnitSlice(unit.Unit, byRound, leaves, done) : Keep(before, byRound, leaves, done);
    }

    /// <summary>The unit's slice after its share of a leaf has moved; the slice before when nothing in it differs.</summary>
    public static UnitSlice Move(UnitSlice slice, LeafNode leaf, IReadOnlyList<FollowUpRound> rounds, decimal? before, decimal? now)
    {
        if (!leaf.InScope)
            return slice;

        int done = (now == 100 ? 1 : 0) - (before == 100 ? 1 : 0);
        int reported = (now is null ? 0 : 1) - (before is null ? 0 : 1);
        return (done, reported) == (0, 0) ? slice : Keep(
            slice,
            [.. slice.Rounds.Select((r, i) => leaf.ExpectedIn(rounds[i]) ? r with { Reported = r.Reported + reported } : r)],
            slice.Leaves,
            slice.Done + done);
    }

    /// <summary>Whether a share should have been reported and never was.</summary>
    public static bool IsSilent(LeafNode leaf, decimal? percent, DateOnly day) => percent is null && leaf.InScope && leaf.ReportDue(day);

    private static UnitSlice Keep(UnitSlice before, ImmutableArray<UnitRound> rounds, int leaves, int done) =>
        (before.Leaves, before.Done) == (leaves, done) && before.Rounds.AsSpan().SequenceEqual(rounds.AsSpan())
            ? before
            : new UnitSlice(before.Unit, rounds, leaves, done);
}
