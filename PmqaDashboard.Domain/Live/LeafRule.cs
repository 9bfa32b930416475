using System.Collections.Immutable;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Live;

/// <summary>The figures of a leaf.</summary>
internal static class LeafRule
{
    /// <summary>
    /// % of a leaf: the mean of its shares, of which one never reported counts 0; null when none was ever reported. The mean is 100
    /// only when every share is.
    /// </summary>
    public static decimal? Percent(LeafNode leaf, ProgressState state)
    {
        decimal sum = 0;
        bool ever = false;
        for (int i = 0; i < leaf.Placed.Shares.Count; i++)
        {
            if (state.Newest(leaf.Placed.FirstShare + i) is { } report)
            {
                sum += report.Percent;
                ever = true;
            }
        }

        return ever ? sum / leaf.Placed.Shares.Count : null;
    }

    /// <summary>The leaf's slice; the slice before when nothing in it differs.</summary>
    public static StepSlice Slice(LeafNode leaf, StepSlice? before, ProgressState reported, ProgressState certified, DateOnly day, StatusThresholds thresholds)
    {
        var shares = Shares(leaf, before, reported, certified);
        decimal? percent = Percent(leaf, reported);
        decimal? planned = PlannedProgress.At(leaf.Placed.Step.Windows, day);
        bool ever = percent is not null;
        var status = StatusRule.Of(new StatusFacts(leaf.InScope, planned, percent, ever, leaf.Bounds.Ended(day), leaf.ReportDue(day)), thresholds);
        var slice = new StepSlice(leaf.Id, new Figures(planned, percent, Percent(leaf, certified), ever, status), leaf.InScope, shares);
        return slice == before ? before : slice;
    }

    private static ImmutableArray<ShareSlice> Shares(LeafNode leaf, StepSlice? before, ProgressState reported, ProgressState certified)
    {
        ImmutableArray<ShareSlice> now =
        [
            .. leaf.Placed.Shares.Select((s, i) => Share(s, reported.Newest(leaf.Placed.FirstShare + i), certified.Newest(leaf.Placed.FirstShare + i))),
        ];
        return before is not null && before.Shares.AsSpan().SequenceEqual(now.AsSpan()) ? before.Shares : now;
    }

    private static ShareSlice Share(Share share, StandingReport? newest, StandingReport? certified) =>
        new(share.Unit, newest?.Percent, newest?.ReportId, newest?.AtUtc) { Certified = certified?.Percent };
}
