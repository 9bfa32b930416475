using System.ComponentModel;
using System.Globalization;
using Microsoft.Net.Http.Headers;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Server.Api.Contract;
using PmqaDashboard.Server.Plans;

namespace PmqaDashboard.Server.Api;

/// <summary>The Board.</summary>
internal static class BoardEndpoints
{
    // A plan has windows up to two years after its own; nobody asks for more, and a Board is made day by day.
    private const int YearsAround = 3;

    public static void MapBoard(this IEndpointRouteBuilder api) =>
        api.MapGet("/board", GetAsync)
            .WithName("getBoard").WithTags("Board")
            .WithSummary("Figures of the agency, its categories, plans and units")
            .WithDescription("Now, or as of the end of a fiscal day. The ETag tells whether anything changed (If-None-Match).")
            .Produces<BoardEntry>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> GetAsync(
        [Description("A day of the common era, such as 2010-06-30.")] string? day,
        IBoardSource source,
        PlanStore plans,
        HttpContext context)
    {
        var board = source.Current;
        if (day is not null)
        {
            if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked))
            {
                return Problem.MalformedDay.Answer(context, day);
            }

            if (await plans.FindAsync(context.RequestAborted) is { } book && !IsInReach(asked, book.Agency.Year))
            {
                return Problem.DayOutOfReach.Answer(context, day, YearsAround);
            }

            board = await source.AsOfAsync(asked, context.RequestAborted);
        }

        return board is null ? Problem.NoPlanLoaded.Answer(context) : Answer(board, context);
    }

    private static bool IsInReach(DateOnly day, FiscalYear year) =>
        day >= year.FirstDay.AddYears(-YearsAround) && day <= year.LastDay.AddYears(YearsAround);

    private static IResult Answer(Board board, HttpContext context)
    {
        var tag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{board.Sequence}-{board.Day:yyyy-MM-dd}\""), isWeak: true);
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.CacheControl = new CacheControlHeaderValue { Private = true, NoCache = true };
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(board.ToEntry());
    }
}
