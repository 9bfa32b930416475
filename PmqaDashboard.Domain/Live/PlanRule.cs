using System.Collections.Immutable;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Live;

/// <summary>The figures of a plan, its activities and its steps with sub-steps: roll-ups over leaves.</summary>
internal static class PlanRule
{
    /// <summary>The plan's slice; the slice before when nothing in it differs.</summary>
    public static PlanSlice Slice(PlanNode plan, PlanSlice? before, ImmutableArray<StepSlice> leaves, DateOnly day, StatusThresholds thresholds)
    {
        var (rollUp, counts) = (new RollUpRule(), new LeafCountsRule());
        foreach (var leaf in plan.Leaves)
        {
            var figures = leaves[leaf.Position].Figures;
            rollUp.Add(leaf, figures);
            counts.Add(leaf, figures);
        }

        var own = rollUp.At(day, plan.Bounds, thresholds);
        ImmutableArray<Figures> activities = [.. plan.Activities.Select(a => Activity(plan, a.Leaves, a.Bounds, leaves, day, thresholds))];
        var slice = new PlanSlice(plan.Plan.Number, own, counts.Value, Forecast.At(own.Reported, own.Planned, plan.PlannedAtYearEnd))
        {
            Activities = before is not null && before.Activities.AsSpan().SequenceEqual(activities.AsSpan()) ? before.Activities : activities,
        };
        return slice == before ? before : slice;
    }

    /// <summary>The slice of a step with sub-steps.</summary>
    public static StepSlice Parent(PlanNode plan, ParentNode parent, ImmutableArray<StepSlice> leaves, DateOnly day, StatusThresholds thresholds)
    {
        var rollUp = new RollUpRule();
        foreach (int position in parent.Leaves)
            rollUp.Add(plan.Leaves[position], leaves[position].Figures);

        var figures = rollUp.At(day, parent.Bounds, thresholds);
        return new StepSlice(parent.Id, figures, figures.Reported is not null, []);
    }

    private static Figures Activity(
        PlanNode plan, Range positions, Bounds bounds, ImmutableArray<StepSlice> leaves, DateOnly day, StatusThresholds thresholds)
    {
        var rollUp = new RollUpRule();
        foreach (var leaf in plan.Leaves.AsSpan()[positions])
            rollUp.Add(leaf, leaves[leaf.Position].Figures);

        return rollUp.At(day, bounds, thresholds);
    }
}
