using System.Text.Json;

namespace PmqaDashboard.Server.Api;

/// <summary>Reads what a program sent, and answers in words when it cannot be read.</summary>
internal static class JsonBody
{
    /// <summary>Three texts of 4 000 characters, each written as an escape of six, and some room.</summary>
    public const long MaxBytes = 128 * 1024;

    /// <summary>Reads the body of a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="maxBytes">How much the endpoint takes.</param>
    /// <returns>The body, or the problem to answer with.</returns>
    public static async Task<(T? Body, IResult? Problem)> ReadAsync<T>(HttpContext context, long maxBytes = MaxBytes)
        where T : class
    {
        if (!context.Request.HasJsonContentType())
        {
            return (null, Problem.NotJson.Answer(context));
        }

        try
        {
            return await context.Request.ReadFromJsonAsync<T>(context.RequestAborted) is { } body
                ? (body, null)
                : (null, Problem.Malformed.Answer(context, "null"));
        }
        catch (JsonException e)
        {
            // The path names a field of the sender's own; the exception's message names our types.
            return (null, Problem.Malformed.Answer(context, e.Path is { Length: > 0 } path ? path : "$"));
        }
        catch (BadHttpRequestException e) when (e.StatusCode is StatusCodes.Status413PayloadTooLarge)
        {
            return (null, Problem.TooLarge.Answer(context, maxBytes / 1024));
        }
    }
}
