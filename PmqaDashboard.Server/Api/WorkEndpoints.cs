using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Server.Accounts;
using PmqaDashboard.Server.Api.Contract;

namespace PmqaDashboard.Server.Api;

/// <summary>
/// Where the page "my work" sends reports from its outbox, so that a save survives a dead circuit (js/outbox.js). Signed in by
/// cookie, so every post carries the antiforgery token.
/// </summary>
internal static class WorkEndpoints
{
    public static void MapWork(this IEndpointRouteBuilder app)
    {
        var work = app.MapGroup("/work").RequireAuthorization(Policies.Report).ExcludeFromDescription();
        work.MapGet("/token", Token);
        var posts = work.MapGroup("/reports").WithMetadata(new RequestSizeLimitAttribute(JsonBody.MaxBytes)).AddEndpointFilter(CheckTokenAsync);
        posts.MapPost("/", ReportAsync);
        posts.MapPost("/{id:long}/undo", UndoAsync);
    }

    // The outbox sends only what the account itself has saved, so it is told whose the token is.
    private static Ok<WorkToken> Token(IAntiforgery antiforgery, HttpContext context)
    {
        string? token = antiforgery.GetAndStoreTokens(context).RequestToken;
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new WorkToken(token, ProgressEndpoints.AccountOf(context)));
    }

    private static async ValueTask<object?> CheckTokenAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var antiforgery = call.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();

        // No refusal: the outbox fetches a new token and tries again.
        return await antiforgery.IsRequestValidAsync(call.HttpContext)
            ? await next(call)
            : TypedResults.Problem(title: ProblemLanguage.Of(call.HttpContext)["Api.Antiforgery"], statusCode: StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> ReportAsync(IProgressReporting reporting, HttpContext context)
    {
        var (body, problem) = await JsonBody.ReadAsync<WorkReportBody>(context);
        return body switch
        {
            null => problem!,
            { StepId: null } => Problem.StepMissing.Answer(context),
            { Percent: null } => Problem.PercentMissing.Answer(context),
            { StepId: { } step, Percent: { } percent } => ProgressEndpoints.Answer(
                await reporting.ReportAsync(
                    ProgressEndpoints.AccountOf(context),
                    new ReportCommand(step, body.Unit, percent, body.Result, body.Obstacles, body.Recommendation, body.BasedOn, body.Key),
                    context.RequestAborted),
                context),
        };
    }

    private static async Task<IResult> UndoAsync(long id, IProgressReporting reporting, HttpContext context) =>
        ProgressEndpoints.Answer(await reporting.UndoAsync(ProgressEndpoints.AccountOf(context), id, context.RequestAborted), context);

    private sealed record WorkToken(string? Token, string Account);
}
