using System.Collections.Immutable;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Live;

/// <summary>The figures of a plan, its activities and its steps with sub-steps: roll-ups over leaves.</summary>
internal static class PlanRule
{
    /// <summary>The plan's slice; the slice before when nothing in it differs.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="before">Its slice before.</param>
    /// <param name="slice">The slice of a leaf.</param>
    /// <param name="day">The day.</param>
    /// <param name="thresholds">Thresholds of the year.</param>
    public static PlanSlice Slice(PlanNode plan, PlanSlice? before, Func<LeafNode, StepSlice> slice, DateOnly day, StatusThresholds thresholds)
    {
        var (rollUp, counts) = (new RollUpRule(), new LeafCountsRule());
        foreach (var leaf in plan.Leaves)
        {
            var figures = slice(leaf).Figures;
            rollUp.Add(leaf, figures);
            counts.Add(leaf, figures);
        }

        var own = rollUp.At(day, plan.Bounds, thresholds);
        ImmutableArray<Figures> activities = plan.Activities.Length == 1
            ? [own]
            : [.. plan.Activities.Select(a => RollUp(plan.Leaves.AsSpan()[a.Leaves], a.Bounds, slice, day, thresholds))];
        var now = new PlanSlice(plan.Plan.Number, own, counts.Value, Forecast.At(own.Reported, own.Planned, plan.PlannedAtYearEnd))
        {
            Activities = before is not null && before.Activities.AsSpan().SequenceEqual(activities.AsSpan()) ? before.Activities : activities,
        };
        return now == before ? before : now;
    }

    /// <summary>The slice of a step with sub-steps.</summary>
    public static StepSlice Parent(ParentNode parent, Func<LeafNode, StepSlice> slice, DateOnly day, StatusThresholds thresholds)
    {
        var figures = RollUp(parent.Leaves.AsSpan(), parent.Bounds, slice, day, thresholds);
        return new StepSlice(parent.Id, figures, figures.Reported is not null, []);
    }

    private static Figures RollUp(
        ReadOnlySpan<LeafNode> leaves, Bounds bounds, Func<LeafNode, StepSlice> slice, DateOnly day, StatusThresholds thresholds)
    {
        var rollUp = new RollUpRule();
        foreach (var leaf in leaves)
            rollUp.Add(leaf, slice(leaf).Figures);

        return rollUp.At(day, bounds, thresholds);
    }
}
