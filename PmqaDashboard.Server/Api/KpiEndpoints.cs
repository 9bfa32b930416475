using Microsoft.AspNetCore.Mvc;
using PmqaDashboard.Domain.Kpis;
using PmqaDashboard.Server.Api.Contract;

namespace PmqaDashboard.Server.Api;

/// <summary>KPIs and their scores.</summary>
internal static class KpiEndpoints
{
    // Five numbers and a value.
    private const long MaxBytes = 4 * 1024;

    public static void MapKpis(this IEndpointRouteBuilder api) =>
        api.MapPost("/kpis/score", (Delegate)ScoreAsync)
            .WithName("scoreKpi").WithTags("KPIs")
            .WithSummary("What a value scores on thresholds, and why")
            .WithDescription("Tries thresholds out: nothing is saved. Linear interpolation between five thresholds, ascending or descending; the score is not rounded.")
            .Accepts<ScoreBody>("application/json")
            .Produces<ScoreAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .WithMetadata(new RequestSizeLimitAttribute(MaxBytes));

    private static async Task<IResult> ScoreAsync(HttpContext context)
    {
        var (body, problem) = await JsonBody.ReadAsync<ScoreBody>(context, MaxBytes);
        return body switch
        {
            null => problem!,
            { Thresholds: null } => Problem.ThresholdsNotFive.Answer(context, 0),
            { Thresholds: { } values } when KpiThresholds.FaultOf(values) is { } fault => Of(fault).Answer(context, values.Count, KpiScoring.MaxPlaces),
            { Value: not { } } => Problem.ValueMissing.Answer(context),
            { Value: { } value } when !KpiScoring.IsFit(value) => Problem.NumberOutOfRange.Answer(context, null, KpiScoring.MaxPlaces),
            { Floor: not (null or 0 or 1) } => Problem.FloorInvalid.Answer(context),
            { Thresholds: { } values, Value: { } value, Floor: var floor } => TypedResults.Ok(ScoreAnswer.Of(
                KpiScoring.Interpolate(KpiThresholds.Of(values)!, value, floor ?? KpiScoring.DefaultFloor),
                ProblemLanguage.Of(context))),
        };
    }

    private static Problem Of(ThresholdFault fault) => fault switch
    {
        ThresholdFault.NotFive => Problem.ThresholdsNotFive,
        ThresholdFault.NotInOrder => Problem.ThresholdsNotInOrder,
        ThresholdFault.OutOfRange => Problem.NumberOutOfRange,
    };
}
