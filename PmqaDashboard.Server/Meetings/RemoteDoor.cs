using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PmqaDashboard.Domain.Meetings;
using PmqaDashboard.Domain.People;

namespace PmqaDashboard.Server.Meetings;

/// <summary>
/// Finds out who comes to a meeting's remote, before the page is made: a circuit cannot set cookies, and who was not let in gets none.
/// The page finds the answer among the request's features as <see cref="RemoteArrival"/>.
/// </summary>
internal sealed class RemoteDoor(RequestDelegate next, RemoteKeys keys)
{
    public Task InvokeAsync(HttpContext context)
    {
        string meeting = MeetingOf(context.Request.Path)!;
        context.Features.Set(Arrive(context, meeting));
        return next(context);
    }

    /// <summary>The meeting whose remote stands at an address, or null.</summary>
    public static string? MeetingOf(PathString path) =>
        path.Value?.Split('/') is ["", var meetings, { Length: > 0 } meeting, var remote]
        && meetings.Equals("meetings", StringComparison.OrdinalIgnoreCase) && remote.Equals("remote", StringComparison.OrdinalIgnoreCase)
            ? meeting
            : null;

    /// <summary>
    /// Lets a device in, because its holder has pressed the button: what looks at a link in passing, such as the preview of a chat, does not
    /// use the invitation up.
    /// </summary>
    public static RedirectHttpResult Enter(HttpContext context, string id, [FromForm] string? key, RemoteKeys keys)
    {
        if (keys.Room(id)?.Admit(string.IsNullOrEmpty(key) ? null : key, IsSecretary(context)) is { } driver)
        {
            RemoteCookie.Set(context, id, driver);
        }

        return TypedResults.LocalRedirect($"/meetings/{Uri.EscapeDataString(id)}/remote");
    }

    private RemoteArrival Arrive(HttpContext context, string meeting)
    {
        if (keys.Read(context.Request, meeting) is { } driver)
        {
            context.User.AddIdentity(RemoteClaim.Identity(driver));
            return new RemoteArrival.LetIn();
        }

        string? key = context.Request.Query["key"];
        return keys.Room(meeting) is { } room && ((key is not null && room.IsGood(key)) || IsSecretary(context))
            ? new RemoteArrival.Invited(key)
            : new RemoteArrival.Stranger();
    }

    private static bool IsSecretary(HttpContext context) => PersonClaims.Read(context.User)?.Role == Role.Secretariat;
}
