using System.ComponentModel;
using PmqaDashboard.Domain.Budgets;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Server.Api.Contract;

namespace PmqaDashboard.Server.Api;

/// <summary>What of the official record programs read: KPIs by round, criteria, budget.</summary>
internal static class RecordEndpoints
{
    public static void MapRecord(this IEndpointRouteBuilder api)
    {
        api.MapGet("/rounds/{months:int}/kpis", Kpis)
            .WithName("listKpis").WithTags("KPIs").WithSummary("KPIs of a round: values and scores, reported and certified")
            .Produces<KpiRoundEntry>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/criteria", Criteria)
            .WithName("listCriteria").WithTags("Criteria").WithSummary("The criteria, the plans made for them, and what was said of them round by round")
            .Produces<IReadOnlyList<CriterionEntry>>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/budget", Budget)
            .WithName("getBudget").WithTags("Budget").WithSummary("What is planned and disbursed, plan by plan and below")
            .Produces<BudgetEntryList>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static IResult Kpis([Description("Months of the round.")] int months, IBoardSource source, HttpContext context) =>
        source.Current is not { } board ? Problem.NoPlanLoaded.Answer(context)
        : board.Record.Rounds.Find(months) is null ? TypedResults.NotFound()
        : TypedResults.Ok(KpiRoundEntry.Of(board.Record.Kpis, months));

    private static IResult Criteria(IBoardSource source, HttpContext context) => source.Current is { } board
        ? TypedResults.Ok(board.Record.Criteria.Map.Catalogue.All.Select(c => CriterionEntry.Of(c, board)).ToList())
        : Problem.NoPlanLoaded.Answer(context);

    private static IResult Budget(IBoardSource source, HttpContext context) => source.Current is { } board
        ? TypedResults.Ok(BudgetEntryList.Of(BudgetSheet.Of(board.Book, board.Record.Budget)))
        : Problem.NoPlanLoaded.Answer(context);
}
