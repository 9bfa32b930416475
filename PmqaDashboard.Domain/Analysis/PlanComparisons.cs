using System.Collections.Immutable;
using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.Budgets;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Domain.Analysis;

/// <summary>A category in a year of the roadmap.</summary>
/// <param name="FiscalYear">Buddhist year in which the document takes it up.</param>
/// <param name="Category">The category.</param>
/// <param name="Criteria">Its criteria; 0 when it has no plan.</param>
/// <param name="Passed">Of these, those that are passed.</param>
/// <param name="Reported">Reported % of its plans, or null where nothing was ever reported.</param>
/// <param name="IsDue">Whether its year has come.</param>
public sealed record RoadmapStage(int FiscalYear, Category Category, int Criteria, int Passed, decimal? Reported, bool IsDue)
{
    /// <summary>% of its criteria that are passed; null without criteria.</summary>
    public decimal? Percent => Criteria == 0 ? null : 100m * Passed / Criteria;
}

/// <summary>The agency's roadmap against what is passed.</summary>
public static class RoadmapStages
{
    /// <summary>Year by year in the order of the document.</summary>
    public static ImmutableArray<RoadmapStage> Of(Board board)
    {
        var agency = board.Book.Agency;
        return
        [
            .. from year in agency.Roadmap
               from taken in year.Categories
               let category = agency.Categories.FirstOrDefault(c => c.Number == taken.Category)
               where category is not null
               let slice = board.Categories.FirstOrDefault(c => c.Category.Number == category.Number)
               select new RoadmapStage(
                   year.FiscalYear, category, slice?.Counts.Total ?? 0, slice?.Counts.Passed ?? 0, slice?.Figures.EverReported == true ? slice.Figures.Reported : null, year.FiscalYear <= agency.FiscalYear),
        ];
    }
}

/// <summary>A plan's money beside its progress.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Planned">Baht that count as planned, or null.</param>
/// <param name="Disbursed">Baht that count as disbursed, or null.</param>
/// <param name="Spent">% disbursed, or null.</param>
/// <param name="Reported">Reported %, or null. Here silence counts 0: money that is ahead of it is to be seen.</param>
public sealed record PlanMoney(Plan Plan, decimal? Planned, decimal? Disbursed, decimal? Spent, decimal? Reported)
{
    /// <summary>Points by which progress is ahead of the money; negative where money runs ahead. Null when either is unknown.</summary>
    public decimal? Ahead => Reported - Spent;
}

/// <summary>Budget against progress.</summary>
public static class PlanMonies
{
    /// <summary>Plans in order.</summary>
    public static ImmutableArray<PlanMoney> Of(Board board) =>
    [
        .. BudgetSheet.Of(board.Book, board.Record.Budget).Plans.Zip(board.Plans, (line, slice) =>
            new PlanMoney(line.Place.Plan, line.Planned, line.Disbursed, line.Percent, slice.Figures.Reported)),
    ];
}
