using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Server.Api.Contract;

namespace PmqaDashboard.Server.Api;

/// <summary>Reporting by a bureau's own system.</summary>
internal static class ProgressEndpoints
{
    public const string KeyHeader = "Idempotency-Key";

    public static void MapProgress(this IEndpointRouteBuilder api) =>
        api.MapPost("/steps/{id}/progress", ReportAsync)
            .WithName("reportProgress").WithTags("Progress")
            .WithSummary("Reports the progress of a step")
            .WithDescription(
                "Needs an access token, whose account must be allowed to report for the unit. The answer comes after the commit. " +
                "Nothing is overwritten: every report is kept, and the newest of a share counts.")
            .Accepts<ReportBody>("application/json")
            .Produces<ReportAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithMetadata(new RequestSizeLimitAttribute(JsonBody.MaxBytes));

    private static async Task<IResult> ReportAsync(
        [Description("Id of the step, such as 4-0-2.5.")] string id,
        [FromHeader(Name = KeyHeader), Description("The same key of the same account is one save, however often it is sent: at most 100 characters.")] string? key,
        IProgressReporting reporting,
        IBoardSource source,
        TimeProvider time,
        HttpContext context)
    {
        var (body, problem) = await JsonBody.ReadAsync<ReportBody>(context);
        if (body is null)
        {
            return problem!;
        }

        if (body.Percent is not { } percent)
        {
            return Problem.PercentMissing.Answer(context);
        }

        var outcome = await reporting.ReportAsync(
            AccountOf(context),
            new ReportCommand(id, body.Unit, percent, body.Result, body.Obstacles, body.Recommendation, body.BasedOn, key),
            context.RequestAborted);
        if (outcome is ReportOutcome.Saved saved)
        {
            // A program that asks for the board next shall see what it has just reported.
            await source.ReachAsync(saved.Report.Sequence, time, context.RequestAborted);
        }

        return Answer(outcome, context);
    }

    /// <summary>Who asks.</summary>
    public static string AccountOf(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier)
        ?? throw new InvalidOperationException("Nobody is signed in; the endpoint lacks its policy.");

    /// <summary>What became of a report.</summary>
    public static IResult Answer(ReportOutcome outcome, HttpContext context) => outcome switch
    {
        ReportOutcome.Saved saved => TypedResults.Ok(ReportAnswer.Of(saved)),
        ReportOutcome.Refused refused => Problem.Of(refused.Reason).Answer(context, ReportCommand.MaxWords, ReportCommand.MaxKey),
        _ => throw new InvalidOperationException($"Unknown outcome {outcome}."),
    };
}
