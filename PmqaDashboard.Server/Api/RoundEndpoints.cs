using System.ComponentModel;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Rounds;
using PmqaDashboard.Server.Api.Contract;

namespace PmqaDashboard.Server.Api;

/// <summary>Follow-up rounds: the calendar, units' reports, and what becomes of them in review.</summary>
internal static class RoundEndpoints
{
    private const string Tag = "Rounds";
    private const string NoUnit = "none";

    public static void MapRounds(this IEndpointRouteBuilder api)
    {
        api.MapGet("/rounds", Calendar)
            .WithName("listRounds").WithTags(Tag).WithSummary("The year's follow-up rounds")
            .Produces<IReadOnlyList<RoundEntry>>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/rounds/{months:int}/reports/{unit}", Sheet)
            .WithName("readRoundReport").WithTags(Tag).WithSummary("A unit's report of a round, with what is still missing")
            .Produces<SheetEntry>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    public static void MapRoundActs(this IEndpointRouteBuilder api)
    {
        Act<SubmissionBody>(api, "/submissions", "submitRound", "Submits a unit's report of a round", (months, body, person) =>
            new SubmitRound(months, body.Unit is null ? person?.Unit : UnitOf(body.Unit), body.Explanation));
        Act<AcceptanceBody>(api, "/acceptances", "acceptLines", "Accepts lines of a unit's report: all that are named, or none", (months, body, _) =>
            new AcceptLines(months, UnitOf(body.Unit), [.. body.Lines.Select(l => new SeenLine(l.Step, l.ReportId))]));
        Act<ReturnBody>(api, "/returns", "returnLine", "Returns a line of a unit's report with a remark", (months, body, _) =>
            new ReturnLine(months, UnitOf(body.Unit), new SeenLine(body.Step, body.ReportId), body.Remark));
        Act<CertificationBody>(api, "/certifications", "certifyRound", "Certifies a unit's report, which locks it", (months, body, _) =>
            new CertifyRound(months, UnitOf(body.Unit)));
        Act<ReopeningBody>(api, "/reopenings", "reopenRound", "Reopens a certified report with a reason", (months, body, _) =>
            new ReopenRound(months, UnitOf(body.Unit), body.Reason));
    }

    private static void Act<T>(IEndpointRouteBuilder api, string path, string name, string summary, Func<int, T, Person?, RecordCommand> command)
        where T : class =>
        api.MapPost("/rounds/{months:int}" + path, async (
                [Description("Months of the round.")] int months, IRecordKeeping keeping, HttpContext context) =>
            {
                var (body, problem) = await JsonBody.ReadAsync<T>(context);
                return body is null ? problem! : await keeping.SaveAsync(command(months, body, PersonClaims.Read(context.User)), context);
            })
            .WithName(name).WithTags(Tag).WithSummary(summary)
            .Accepts<T>("application/json")
            .Produces<RecordAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(JsonBody.MaxBytes));

    private static IResult Calendar(IBoardSource source, HttpContext context) => source.Current is { Record.Rounds: var rounds } board
        ? TypedResults.Ok(rounds.Rounds.Select(r => RoundEntry.Of(r, rounds.Phase(r, board.Day))).ToList())
        : Problem.NoPlanLoaded.Answer(context);

    private static IResult Sheet(
        [Description("Months of the round.")] int months,
        [Description("Code of the unit, or none.")] string unit,
        IBoardSource source,
        HttpContext context) =>
        source.Current is not { } board ? Problem.NoPlanLoaded.Answer(context)
        : RoundSheet.Of(board, months, UnitOf(unit)) is { Lines.IsEmpty: false } sheet ? TypedResults.Ok(SheetEntry.Of(sheet))
        : TypedResults.NotFound();

    private static string? UnitOf(string unit) => unit == NoUnit ? null : unit;
}
