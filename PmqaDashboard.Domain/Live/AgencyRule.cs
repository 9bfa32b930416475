using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Live;

/// <summary>What the plans of a block add up to.</summary>
internal sealed record PlanSums(RollUpRule Figures, LeafCountsRule Leaves);

/// <summary>The figures of categories and of the agency: roll-ups over plans and over categories.</summary>
internal static class AgencyRule
{
    /// <summary>The sums of a block of a category's plans.</summary>
    public static PlanSums Block(CategoryNode category, int block, IReadOnlyList<PlanSlice> plans)
    {
        var (rollUp, counts) = (new RollUpRule(), new LeafCountsRule());
        foreach (var plan in category.Block(block))
        {
            var slice = plans[plan.Position];
            rollUp.Add(plan.Weight, slice.Figures);
            counts.Add(slice.Leaves);
        }

        return new PlanSums(rollUp, counts);
    }

    /// <summary>A category's slice.</summary>
    /// <param name="category">The category.</param>
    /// <param name="blocks">Sums of its blocks.</param>
    /// <param name="silent">Units that hold a share which should have been reported and never was.</param>
    /// <param name="day">The day.</param>
    /// <param name="thresholds">Thresholds of the year.</param>
    public static CategorySlice Category(CategoryNode category, PlanSums[] blocks, int silent, DateOnly day, StatusThresholds thresholds)
    {
        var (rollUp, counts) = (new RollUpRule(), new LeafCountsRule());
        foreach (var block in blocks)
        {
            rollUp.Add(block.Figures);
            counts.Add(block.Leaves.Value);
        }

        return new CategorySlice(category.Category, rollUp.At(day, category.Bounds, thresholds), counts.Value, category.Criteria, silent);
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
