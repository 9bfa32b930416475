using Microsoft.AspNetCore.Http.HttpResults;
using PmqaDashboard.Components.Record;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Server.Api.Contract;

namespace PmqaDashboard.Server.Api;

/// <summary>What becomes of commands on the official record, as the API answers it.</summary>
internal static class RecordAnswers
{
    /// <summary>Carries a command out and answers: after the commit, and once the Board has it.</summary>
    public static async Task<IResult> SaveAsync(this IRecordKeeping keeping, RecordCommand command, HttpContext context)
    {
        return await AnswerAsync(await keeping.SaveAsync(ProgressEndpoints.AccountOf(context), command, context.RequestAborted), context);
    }

    /// <summary>Answers what became of a command: once the Board has it.</summary>
    /// <param name="outcome">What became of it.</param>
    /// <param name="context">The request.</param>
    /// <param name="answer">The body of the answer by the sequence; otherwise the sequence alone.</param>
    public static async Task<IResult> AnswerAsync(RecordOutcome outcome, HttpContext context, Func<long, IResult>? answer = null)
    {
        switch (outcome)
        {
            case RecordOutcome.Saved { Sequence: var sequence }:
                var services = context.RequestServices;
                if (sequence > 0)
                {
                    await services.GetRequiredService<IBoardSource>().ReachAsync(
                        sequence, services.GetRequiredService<TimeProvider>(), context.RequestAborted);
                }

                return answer?.Invoke(sequence) ?? TypedResults.Ok(new RecordAnswer(sequence));
            case RecordOutcome.Refused refused:
                return Refuse(refused, context);
            default:
                throw new InvalidOperationException($"Unknown outcome {outcome}.");
        }
    }

    /// <summary>HTTP status of a refusal.</summary>
    public static int StatusOf(RecordRefusal refusal) => refusal switch
    {
        RecordRefusal.Forbidden => StatusCodes.Status403Forbidden,
        _ when refusal.ToString().StartsWith("Unknown", StringComparison.Ordinal) => StatusCodes.Status404NotFound,
        RecordRefusal.RoundLocked or RecordRefusal.RoundNotOpen or RecordRefusal.AlreadyDecided or RecordRefusal.Overtaken
            or RecordRefusal.NotSubmitted or RecordRefusal.NotAllAccepted => StatusCodes.Status409Conflict,
        RecordRefusal.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RecordRefusal.TypeNotAllowed => StatusCodes.Status415UnsupportedMediaType,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static ProblemHttpResult Refuse(RecordOutcome.Refused refused, HttpContext context)
    {
        string name = refused.Reason.ToString();
        return TypedResults.Problem(
            title: ProblemLanguage.Of(context).Text(refused.Reason),
            detail: refused.Detail,
            statusCode: StatusOf(refused.Reason),
            extensions: [new("refusal", char.ToLowerInvariant(name[0]) + name[1..])]);
    }
}
