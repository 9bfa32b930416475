using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using PmqaDashboard.Domain.Evidences;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Server.Api.Contract;
using PmqaDashboard.Server.Evidences;

namespace PmqaDashboard.Server.Api;

/// <summary>Evidence of steps: listed, given out, added by a bureau's own system, and taken back.</summary>
internal static class EvidenceEndpoints
{
    /// <summary>A file of the largest size, with what a form puts around it.</summary>
    public const long MaxBytes = EvidenceItem.MaxBytes + JsonBody.MaxBytes;

    private const string Tag = "Evidence";
    private const string NoUnit = "none";

    public static void MapEvidence(this IEndpointRouteBuilder api)
    {
        api.MapGet("/steps/{id}/evidence", List)
            .WithName("listEvidence").WithTags(Tag).WithSummary("Evidence of a step")
            .Produces<IReadOnlyList<EvidenceEntry>>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/evidence/{id}", Find)
            .WithName("readEvidence").WithTags(Tag).WithSummary("A piece of evidence")
            .Produces<EvidenceEntry>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/evidence/{id}/content", EvidenceEndpoint.GiveAsync)
            .WithName("readEvidenceContent").WithTags(Tag).WithSummary("The bytes of a file, only with an intact seal; a link leads on")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .Produces(StatusCodes.Status302Found)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    public static void MapEvidenceActs(this IEndpointRouteBuilder api)
    {
        Problems(api.MapPost("/steps/{id}/evidence", AddAsync))
            .WithName("addEvidence").WithTags(Tag).WithSummary("Adds a file or a link to a unit's share of a step")
            .WithDescription(
                "A file comes as multipart/form-data: the field 'file', and if wanted 'unit' and 'criteria' (codes, with a comma between them or one a "
                + "field). A link comes as JSON. What a file is, is recognised from its content.")
            .Accepts<LinkBody>("application/json", "multipart/form-data")
            .Produces<EvidenceAnswer>()
            .WithMetadata(new RequestSizeLimitAttribute(MaxBytes));
        Problems(api.MapDelete("/evidence/{id}", ([Description("Id of the evidence.")] string id, IRecordKeeping keeping, HttpContext context) =>
                keeping.SaveAsync(new RemoveEvidence(id), context)))
            .WithName("removeEvidence").WithTags(Tag).WithSummary("Takes evidence back; what was certified or accepted stays")
            .Produces<RecordAnswer>();
        Problems(api.MapPut("/evidence/{id}/criteria", MarkAsync))
            .WithName("markEvidence").WithTags(Tag).WithSummary("Says which criteria a piece of evidence proves")
            .Accepts<CriteriaBody>("application/json")
            .Produces<RecordAnswer>()
            .WithMetadata(new RequestSizeLimitAttribute(JsonBody.MaxBytes));
    }

    private static RouteHandlerBuilder Problems(RouteHandlerBuilder endpoint) => endpoint
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static IResult List([Description("Id of the step, such as 4-0-2.5.")] string id, IBoardSource source, HttpContext context) =>
        source.Current is not { } board ? Problem.NoPlanLoaded.Answer(context)
        : board.Book.FindStep(id) is null ? TypedResults.NotFound()
        : TypedResults.Ok(board.Record.Evidence.OfStep(id).Select(e => EvidenceEntry.Of(e, board.Record.Criteria.Map)).ToList());

    private static IResult Find([Description("Id of the evidence.")] string id, IBoardSource source, HttpContext context) =>
        source.Current is not { } board ? Problem.NoPlanLoaded.Answer(context)
        : board.Record.Evidence.Find(id) is { } item ? TypedResults.Ok(EvidenceEntry.Of(item, board.Record.Criteria.Map))
        : TypedResults.NotFound();

    private static async Task<IResult> AddAsync(
        [Description("Id of the step, such as 4-0-2.5.")] string id, EvidenceStore store, IBoardSource source, HttpContext context)
    {
        string account = ProgressEndpoints.AccountOf(context);
        if (!context.Request.HasFormContentType)
        {
            var (link, problem) = await JsonBody.ReadAsync<LinkBody>(context, MaxBytes);
            if (link is null)
            {
                return problem!;
            }

            var (kept, made) = await store.AddLinkAsync(
                account, PlaceOf(id, link.Unit, source, context), link.Name, link.Url, [.. link.Criteria ?? []], context.RequestAborted);
            return await RecordAnswers.AnswerAsync(kept, context, sequence => TypedResults.Ok(new EvidenceAnswer(sequence, made.Id)));
        }

        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception e) when (e is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            return Problem.TooLarge.Answer(context, EvidenceItem.MaxBytes / 1024);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException)
        {
            return Problem.Malformed.Answer(context, "multipart/form-data");
        }

        if (form.Files["file"] is not { } file)
        {
            return Problem.Malformed.Answer(context, "file");
        }

        var place = PlaceOf(id, form["unit"].FirstOrDefault(), source, context);
        await using var content = file.OpenReadStream();
        var (outcome, command) = await store.AddFileAsync(
            account, place, file.FileName, content,
            [.. form["criteria"].SelectMany(c => (c ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
            context.RequestAborted);

        // The same file again is the evidence that is there already.
        return await RecordAnswers.AnswerAsync(outcome, context, sequence => TypedResults.Ok(new EvidenceAnswer(
            sequence,
            sequence > 0 ? command!.Id : place.In(source.Current!.Record.Evidence).FirstOrDefault(e => e.Sha256 == command!.Sha256)?.Id ?? command!.Id)));
    }

    private static async Task<IResult> MarkAsync([Description("Id of the evidence.")] string id, IRecordKeeping keeping, HttpContext context)
    {
        var (body, problem) = await JsonBody.ReadAsync<CriteriaBody>(context);
        return body is null ? problem! : await keeping.SaveAsync(new MarkEvidence(id, [.. body.Criteria]), context);
    }

    // The rights are checked by the use case, whatever is named here.
    private static EvidencePlace.Share PlaceOf(string stepId, string? unit, IBoardSource source, HttpContext context) => new(
        stepId,
        unit == NoUnit ? null
            : unit ?? (source.Current?.Book.FindStep(stepId)?.Shares is [var only] ? only.Unit : PersonClaims.Read(context.User)?.Unit));
}
