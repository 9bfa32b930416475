namespace PmqaDashboard.Server.Screens;

/// <summary>
/// The cookie with a screen's key. No script reads it, and no other site's page makes a browser send it. Browsers keep a cookie for
/// 400 days at most, so it is set anew whenever the screen asks for something.
/// </summary>
internal static class ScreenCookie
{
    public const string Name = "pmqa.screen";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(400);

    public static string? Read(HttpRequest request) => request.Cookies[Name];

    public static void Set(HttpContext context, string key) => context.Response.Cookies.Append(Name, key, Options(context, Lifetime));

    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context, null));

    private static CookieOptions Options(HttpContext context, TimeSpan? lifetime) => new()
    {
        MaxAge = lifetime,
        SameSite = SameSiteMode.Strict,
        HttpOnly = true,
        IsEssential = true,
        Secure = context.Request.IsHttps,
    };
}
