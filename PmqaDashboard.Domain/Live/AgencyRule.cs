using System.Collections.Immutable;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Live;

/// <summary>The figures of categories and of the agency: roll-ups over plans and over categories.</summary>
internal static class AgencyRule
{
    /// <summary>A category's slice.</summary>
    public static CategorySlice Category(
        CategoryNode category, PlanSlice[] plans, ImmutableArray<StepSlice>[] leaves, DateOnly day, StatusThresholds thresholds)
    {
        var (rollUp, counts, silent) = (new RollUpRule(), new LeafCountsRule(), new HashSet<string>());
        foreach (var plan in category.Plans)
        {
            var slice = plans[plan.Position];
            rollUp.Add(plan.Weight, slice.Figures);
            counts.Add(slice.Leaves);
            UnitRule.AddSilent(plan, leaves[plan.Position], day, silent);
        }

        return new CategorySlice(category.Category, rollUp.At(day, category.Bounds, thresholds), counts.Value, category.Criteria, silent.Count);
    }

    /// <summary>The agency's slice.</summary>
    public static AgencySlice Agency(PlanIndex index, CategorySlice[] categories, DateOnly day)
    {
        var (rollUp, counts) = (new RollUpRule(), new LeafCountsRule());
        for (int i = 0; i < categories.Length; i++)
        {
            rollUp.Add(index.Categories[i].Weight, categories[i].Figures);
            counts.Add(categories[i].Leaves);
        }

        var own = rollUp.At(day, index.Bounds, index.Book.Thresholds);
        return new AgencySlice(own, counts.Value, Forecast.At(own.Reported, own.Planned, index.PlannedAtYearEnd));
    }
}
