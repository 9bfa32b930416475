using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Server.Api;

/// <summary>Why a request was not done: a name that stays, for programs, and a status. Its words stand in Api.resx.</summary>
/// <param name="Refusal">The name.</param>
/// <param name="Status">HTTP status.</param>
internal sealed record Problem(string Refusal, int Status)
{
    public static readonly Problem Malformed = new("malformed", StatusCodes.Status400BadRequest);
    public static readonly Problem NotJson = new("notJson", StatusCodes.Status415UnsupportedMediaType);
    public static readonly Problem TooLarge = new("tooLarge", StatusCodes.Status413PayloadTooLarge);
    public static readonly Problem PercentMissing = new("percentMissing", StatusCodes.Status422UnprocessableEntity);
    public static readonly Problem StepMissing = new("stepMissing", StatusCodes.Status422UnprocessableEntity);
    public static readonly Problem MalformedDay = new("malformedDay", StatusCodes.Status400BadRequest);
    public static readonly Problem DayOutOfReach = new("dayOutOfReach", StatusCodes.Status400BadRequest);
    public static readonly Problem MalformedAfter = new("malformedAfter", StatusCodes.Status400BadRequest);
    public static readonly Problem MalformedMax = new("malformedMax", StatusCodes.Status400BadRequest);
    public static readonly Problem ThresholdsNotFive = new("thresholdsNotFive", StatusCodes.Status400BadRequest);
    public static readonly Problem ThresholdsNotInOrder = new("thresholdsNotInOrder", StatusCodes.Status400BadRequest);
    public static readonly Problem NumberOutOfRange = new("numberOutOfRange", StatusCodes.Status400BadRequest);
    public static readonly Problem ValueMissing = new("valueMissing", StatusCodes.Status400BadRequest);
    public static readonly Problem FloorInvalid = new("floorInvalid", StatusCodes.Status400BadRequest);
    public static readonly Problem UnknownPlan = new("unknownPlan", StatusCodes.Status404NotFound);
    public static readonly Problem NoPlanLoaded = new("noPlanLoaded", StatusCodes.Status404NotFound);

    /// <summary>The use case's refusal as a problem.</summary>
    public static Problem Of(Refusal refusal) => refusal switch
    {
        Domain.Progress.Refusal.UnknownStep => new("unknownStep", StatusCodes.Status404NotFound),
        Domain.Progress.Refusal.NotALeaf => new("notALeaf", StatusCodes.Status422UnprocessableEntity),
        Domain.Progress.Refusal.NotAShare => new("notAShare", StatusCodes.Status422UnprocessableEntity),
        Domain.Progress.Refusal.UnitNeeded => new("unitNeeded", StatusCodes.Status422UnprocessableEntity),
        Domain.Progress.Refusal.Forbidden => new("forbidden", StatusCodes.Status403Forbidden),
        Domain.Progress.Refusal.PercentOutOfRange => new("percentOutOfRange", StatusCodes.Status422UnprocessableEntity),
        Domain.Progress.Refusal.TextTooLong => new("textTooLong", StatusCodes.Status422UnprocessableEntity),
        Domain.Progress.Refusal.KeyMisused => new("keyMisused", StatusCodes.Status409Conflict),
        Domain.Progress.Refusal.NothingToUndo => new("nothingToUndo", StatusCodes.Status409Conflict),
    };

    /// <summary>The answer, in the language that the request asks for.</summary>
    /// <param name="context">The request.</param>
    /// <param name="values">What the words name.</param>
    public IResult Answer(HttpContext context, params object?[] values)
    {
        var show = ProblemLanguage.Of(context);
        string key = $"Api.{char.ToUpperInvariant(Refusal[0])}{Refusal[1..]}";
        return TypedResults.Problem(
            title: show[key],
            detail: show.Text(key + "Detail", values),
            statusCode: Status,
            extensions: [new("refusal", Refusal)]);
    }
}

/// <summary>The language of problems.</summary>
internal static class ProblemLanguage
{
    // Programs and their logs read Arabic digits, whatever the language.
    private static readonly Show Thai = new(new ViewSettings(Language.Thai, Digits.Arabic));
    private static readonly Show English = new(new ViewSettings(Language.English, Digits.Arabic));

    /// <summary>A page's script gets the language of its page, a program the one that it accepts; Thai when neither says.</summary>
    public static Show Of(HttpContext context) =>
        context.Request.Cookies.TryGetValue(ViewSettings.CookieName, out string? cookie) && context.Request.Path.StartsWithSegments("/work")
            ? new Show(ViewSettings.Parse(cookie))
            : context.Request.GetTypedHeaders().AcceptLanguage
                .OrderByDescending(l => l.Quality ?? 1)
                .Select(l => l.Value.ToString().Split('-')[0].ToLowerInvariant())
                .FirstOrDefault(l => l is "th" or "en") == "en" ? English : Thai;

    /// <summary>Gives the bare statuses of the framework (401, 404, 405 …) words of the same kind.</summary>
    public static void Translate(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (problem.Extensions.ContainsKey("refusal"))
        {
            return;
        }

        var show = Of(context.HttpContext);
        (string? refusal, string? title) = problem.Status switch
        {
            401 => ("unauthenticated", show["Api.Status401"]),
            403 => ("forbidden", show["Api.Status403"]),
            404 => ("notFound", show["Api.Status404"]),
            405 => ("methodNotAllowed", show["Api.Status405"]),
            415 => (Problem.NotJson.Refusal, show["Api.NotJson"]),
            429 => ("tooManyRequests", show["Api.Status429"]),
            503 => ("unavailable", show["Api.Status503"]),
            >= 500 => ("failed", show["Api.Status500"]),
            _ => (null, null),
        };
        if (refusal is not null)
        {
            problem.Title = title;
            problem.Extensions["refusal"] = refusal;
            if (problem.Status == StatusCodes.Status503ServiceUnavailable)
            {
                problem.Detail = show["Api.Status503Detail"];
            }
        }
    }
}
