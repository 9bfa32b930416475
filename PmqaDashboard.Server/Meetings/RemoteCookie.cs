namespace PmqaDashboard.Server.Meetings;

/// <summary>The cookie with a remote's key: the meeting's id, a point, the key of the device. It lives as long as a room does.</summary>
internal static class RemoteCookie
{
    public const string Name = "pmqa.remote";

    /// <summary>Which meeting the device was let in to, and its key; null when it has none.</summary>
    public static (string Meeting, string Driver)? Read(HttpRequest request) =>
        request.Cookies[Name]?.Split('.', 2) is [{ Length: > 0 and < 40 } meeting, { Length: > 0 and < 100 } driver] ? (meeting, driver) : null;

    public static void Set(HttpContext context, string meeting, string driver) => context.Response.Cookies.Append(
        Name, $"{meeting}.{driver}", new CookieOptions
        {
            MaxAge = RoomRecord.Life,
            SameSite = SameSiteMode.Lax,
            HttpOnly = true,
            IsEssential = true,
            Secure = context.Request.IsHttps,
        });
}
