using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Server.Accounts;

namespace PmqaDashboard.Server.Meetings;

/// <summary>The minutes of a meeting as a document.</summary>
internal static class MinutesEndpoint
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void MapMinutes(this IEndpointRouteBuilder app) =>
        app.MapGet("/meetings/{id}/minutes.docx", GetAsync).RequireAuthorization(Policies.Read).ExcludeFromDescription();

    private static async Task<IResult> GetAsync(string id, HttpContext http, IBoardSource boards, CancellationToken cancellationToken)
    {
        if (boards.Current is not { } live || live.Record.Meetings.Find(id) is not { } meeting)
        {
            return Results.NotFound();
        }

        var pinned = meeting.Frozen is { } frozen ? await boards.AtAsync(frozen.Sequence, frozen.Day, cancellationToken) : null;
        var show = new Show(ViewSettings.Parse(http.Request.Cookies[ViewSettings.CookieName]));
        byte[] document = new MinutesDocument(show, meeting, pinned ?? live, live, pinned?.Fingerprint == meeting.Frozen?.Fingerprint).Write();
        return Results.File(document, Word, $"minutes-{meeting.Day.Year + FiscalYear.EraOffset}-{meeting.Number}.docx");
    }
}
