using System.Net.Mime;
using Microsoft.Net.Http.Headers;
using PmqaDashboard.Domain.Evidences;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Server.Accounts;
using PmqaDashboard.Server.Api;

namespace PmqaDashboard.Server.Evidences;

/// <summary>Gives evidence out: a link leads on, a file comes with the type that its bytes have, and only with an intact seal.</summary>
internal static class EvidenceEndpoint
{
    public static void AddEvidences(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<EvidenceStore>();
        builder.Services.AddSingleton<SealCheck>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<SealCheck>());
        builder.Services.AddSingleton<IEvidences>(provider => provider.GetRequiredService<EvidenceStore>());
    }

    public static void MapEvidences(this WebApplication app) =>
        app.MapGet("/evidence/{id}", GiveAsync).RequireAuthorization(Policies.Read).ExcludeFromDescription();

    /// <summary>Gives a piece of evidence out.</summary>
    public static async Task<IResult> GiveAsync(string id, bool? download, IBoardSource boards, EvidenceStore store, HttpContext context)
    {
        if (boards.Current?.Record.Evidence.Find(id) is not { } item)
        {
            return TypedResults.NotFound();
        }

        if (item.Url is { } url)
        {
            return TypedResults.Redirect(url);
        }

        if (await store.ReadAsync(item.Sha256!, context.RequestAborted) is not { } bytes)
        {
            await store.BrokenAsync([item], context.RequestAborted);
            return TypedResults.Problem(
                title: ProblemLanguage.Of(context)["Evidence.BrokenSeal"],
                statusCode: StatusCodes.Status409Conflict,
                extensions: [new("refusal", "brokenSeal")]);
        }

        bool inPlace = item.CanPreview && download != true;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";
        headers.XFrameOptions = "SAMEORIGIN";
        headers.CacheControl = "private, no-cache";
        var disposition = new ContentDispositionHeaderValue(inPlace ? DispositionTypeNames.Inline : DispositionTypeNames.Attachment);
        disposition.SetHttpFileName(NameOf(item));
        headers.ContentDisposition = disposition.ToString();
        return TypedResults.Bytes(
            bytes,
            item.MediaType == "text/plain" ? "text/plain; charset=utf-8" : item.MediaType,
            entityTag: new EntityTagHeaderValue($"\"{item.Sha256}\""));
    }

    // A name without the ending of its type gets it, so that a computer knows what to open it with.
    private static string NameOf(EvidenceItem item)
    {
        string ending = MediaTypes.Ending(item.MediaType);
        return item.MediaType == "text/plain" && Path.HasExtension(item.Name) || item.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)
            || (ending == ".jpg" && item.Name.EndsWith(".jpeg", StringComparison.OrdinalIgnoreCase))
            ? item.Name
            : item.Name + ending;
    }
}
