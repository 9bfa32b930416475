using System.Collections.Immutable;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Rounds;

namespace PmqaDashboard.Domain.Live;

/// <summary>How units report. Counts are whole numbers, so a change moves them by its difference.</summary>
internal static class UnitRule
{
    /// <summary>The unit's slice; the slice before when nothing in it differs.</summary>
    public static UnitSlice Slice(UnitNode unit, UnitSlice? before, RoundBook book, IReadOnlyList<FollowUpRound> rounds, Func<LeafNode, StepSlice> slice)
    {
        var (leaves, done) = (0, 0);
        int[] expected = new int[rounds.Count];
        int[] reported = new int[rounds.Count];
        int[] fresh = new int[rounds.Count];
        foreach (var (leaf, place) in unit.Shares)
        {
            if (!leaf.InScope)
                continue;

            var share = slice(leaf).Shares[place];
            leaves++;
            done += share.Percent == 100 ? 1 : 0;
            for (int i = 0; i < rounds.Count; i++)
            {
                if (leaf.ExpectedIn(rounds[i]))
                {
                    expected[i]++;
                    reported[i] += share.Percent is null ? 0 : 1;
                    fresh[i] += IsFresh(share, rounds[i]) ? 1 : 0;
                }
            }
        }

        ImmutableArray<UnitRound> byRound =
        [
            .. rounds.Select((r, i) => Judge(new UnitRound(r.Months, expected[i], reported[i], fresh[i]), book.Report(r.Months, unit.Unit.Code))),
        ];
        return before is null ? new UnitSlice(unit.Unit, byRound, leaves, done) : Keep(before, byRound, leaves, done);
    }

    /// <summary>The unit's slice after its share of a leaf has moved; the slice before when nothing in it differs.</summary>
    public static UnitSlice Move(
        UnitSlice slice, LeafNode leaf, RoundBook book, IReadOnlyList<FollowUpRound> rounds, ShareSlice before, ShareSlice now)
    {
        if (!leaf.InScope)
            return slice;

        int done = Count(now.Percent == 100) - Count(before.Percent == 100);
        int reported = Count(now.Percent is not null) - Count(before.Percent is not null);
        return Keep(slice, [.. slice.Rounds.Select((r, i) => leaf.ExpectedIn(rounds[i]) ? Moved(r, rounds[i]) : r)], slice.Leaves, slice.Done + done);

        UnitRound Moved(UnitRound unit, FollowUpRound round)
        {
            int fresh = Count(IsFresh(now, round)) - Count(IsFresh(before, round));
            return (reported, fresh) == (0, 0)
                ? unit
                : Judge(unit with { Reported = unit.Reported + reported, Fresh = unit.Fresh + fresh }, book.Report(round.Months, slice.Unit.Code));
        }
    }

    /// <summary>Whether a share should have been reported and never was.</summary>
    public static bool IsSilent(LeafNode leaf, decimal? percent, DateOnly day) => percent is null && leaf.InScope && leaf.ReportDue(day);

    private static UnitRound Judge(UnitRound unit, RoundReport? report) => report is null
        ? unit with { State = unit.Fresh > 0 ? RoundReportState.Draft : RoundReportState.NotStarted }
        : unit with
        {
            State = report.State,
            IsLate = report.IsLate,
            SubmittedAtUtc = report.FirstSubmittedAtUtc,
            Accepted = report.Count(LineState.Accepted),
            Returned = report.Count(LineState.Returned),
        };

    private static bool IsFresh(ShareSlice share, FollowUpRound round) => share.AtUtc is { } at && FiscalClock.DayOf(at) >= round.Opens;

    private static int Count(bool holds) => holds ? 1 : 0;

    private static UnitSlice Keep(UnitSlice before, ImmutableArray<UnitRound> rounds, int leaves, int done) =>
        (before.Leaves, before.Done) == (leaves, done) && before.Rounds.AsSpan().SequenceEqual(rounds.AsSpan())
            ? before
            : new UnitSlice(before.Unit, rounds, leaves, done);
}
