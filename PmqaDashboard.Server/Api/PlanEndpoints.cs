using Microsoft.AspNetCore.Http.HttpResults;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Server.Api.Contract;

namespace PmqaDashboard.Server.Api;

/// <summary>Plans and the units that work on them.</summary>
internal static class PlanEndpoints
{
    public static void MapPlans(this IEndpointRouteBuilder api)
    {
        api.MapGet("/plans", List)
            .WithName("listPlans").WithTags("Plans")
            .WithSummary("All plans and how they stand")
            .WithDescription("Empty while no plan is loaded.");
        api.MapGet("/plans/{number:int}", Get)
            .WithName("getPlan").WithTags("Plans")
            .WithSummary("One plan with its header, findings, activities and steps")
            .Produces<PlanDetail>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/units", Units)
            .WithName("listUnits").WithTags("Plans")
            .WithSummary("Bureaus, working teams and committees")
            .WithDescription("Empty while no plan is loaded.");
    }

    private static Ok<IReadOnlyList<PlanEntry>> List(IBoardSource source) => TypedResults.Ok<IReadOnlyList<PlanEntry>>(
        source.Current is { } board ? [.. board.Plans.Select(p => p.ToEntry(board.Book))] : []);

    private static IResult Get(int number, IBoardSource source, HttpContext context) =>
        source.Current is { } board && board.Plans.FirstOrDefault(p => p.Number == number) is { } plan
            ? TypedResults.Ok(plan.ToDetail(board))
            : Problem.UnknownPlan.Answer(context, number);

    private static Ok<IReadOnlyList<UnitEntry>> Units(IBoardSource source) => TypedResults.Ok<IReadOnlyList<UnitEntry>>(
        source.Current is { } board ? [.. board.Book.Units.Select(u => new UnitEntry(u.Code, u.Name, u.NameEnglish, u.Kind, u.Aliases))] : []);
}
