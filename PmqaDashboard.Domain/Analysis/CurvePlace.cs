using System.Globalization;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Analysis;

/// <summary>What a curve can be of.</summary>
public enum CurveLevel
{
    /// <summary>The whole agency.</summary>
    Agency,

    /// <summary>A category that has plans.</summary>
    Category,

    /// <summary>A plan.</summary>
    Plan,
}

/// <summary>A place of which there are curves.</summary>
/// <param name="Level">What it is.</param>
/// <param name="Number">Number of the category or plan; 0 for the agency.</param>
public sealed record CurvePlace(CurveLevel Level, int Number)
{
    private const string CategoryWord = "category";
    private const string PlanWord = "plan";

    /// <summary>The whole agency.</summary>
    public static CurvePlace Agency { get; } = new(CurveLevel.Agency, 0);

    /// <summary>As it stands in addresses: "category4", "plan10", and nothing for the agency.</summary>
    public string Id => Level switch
    {
        CurveLevel.Agency => "",
        CurveLevel.Category => string.Create(CultureInfo.InvariantCulture, $"{CategoryWord}{Number}"),
        CurveLevel.Plan => string.Create(CultureInfo.InvariantCulture, $"{PlanWord}{Number}"),
    };

    /// <summary>The places of the plans: the agency, then each category with its plans below it.</summary>
    public static IEnumerable<CurvePlace> In(PlanBook book)
    {
        var index = PlanIndex.Of(book);
        return index.Categories
            .SelectMany(c => c.Plans.Select(p => new CurvePlace(CurveLevel.Plan, p.Plan.Number)).Prepend(new(CurveLevel.Category, c.Category.Number)))
            .Prepend(Agency);
    }

    /// <summary>The place with an id, or null when the plans have none such.</summary>
    public static CurvePlace? Find(PlanBook book, string? id) => string.IsNullOrEmpty(id) ? Agency : In(book).FirstOrDefault(p => p.Id == id);

    /// <summary>Its planned % at the end of a day, by the rule by which Boards have it; null when nothing in it has months.</summary>
    public decimal? PlannedAt(PlanBook book, DateOnly day)
    {
        var index = PlanIndex.Of(book);
        decimal? Planned(LeafNode leaf) => PlannedProgress.At(leaf.Placed.Step.Windows, day);
        return Level switch
        {
            CurveLevel.Agency => index.PlannedAt(day),
            CurveLevel.Category => PlanIndex.CategoryMean(index.Categories.First(c => c.Category.Number == Number), Planned),
            CurveLevel.Plan => PlanIndex.PlanMean(index.Plans.First(p => p.Plan.Number == Number), Planned),
        };
    }
}
