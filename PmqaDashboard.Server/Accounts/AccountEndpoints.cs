using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PmqaDashboard.Components.Display;

namespace PmqaDashboard.Server.Accounts;

/// <summary>Plain forms about oneself; antiforgery is checked for every form.</summary>
internal static class AccountEndpoints
{
    public static async Task<RedirectHttpResult> SignOutAsync(SignInManager<Account> signIn, [FromForm] string? returnUrl)
    {
        await signIn.SignOutAsync();
        return Local(returnUrl);
    }

    /// <summary>Remembers how screens shall look, in the browser and, for whoever is signed in, in the account. What a form leaves out stays.</summary>
    public static async Task<RedirectHttpResult> SaveSettingsAsync(
        HttpContext http,
        UserManager<Account> users,
        [FromForm] string? language,
        [FromForm] string? digits,
        [FromForm] string? theme,
        [FromForm] string? returnUrl)
    {
        var settings = ViewSettings.Parse(http.Request.Cookies[ViewSettings.CookieName]).With(language, digits, theme);
        SetCookie(http.Response, settings);
        if (await users.GetUserAsync(http.User) is { } account)
        {
            account.ViewSettings = settings.ToCookie();
            await users.UpdateAsync(account);
        }

        return Local(returnUrl);
    }

    /// <summary>
    /// Whether the browser is signed in. A screen that is open for months makes no other request (js/connection.js); asking keeps
    /// its sign-in from running out, and tells it when an administrator has ended it.
    /// </summary>
    public static Results<NoContent, UnauthorizedHttpResult> Here(HttpContext http) =>
        http.User.Identity?.IsAuthenticated == true ? TypedResults.NoContent() : TypedResults.Unauthorized();

    /// <summary>Words for somebody who tried to sign in too often.</summary>
    public static async ValueTask TellToWaitAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var show = new Show(ViewSettings.Parse(http.Request.Cookies[ViewSettings.CookieName]));
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.RetryAfter = "60";
        await http.Response.WriteAsync(show["Accounts.TooManyTries"], cancellationToken);
    }

    public static void SetCookie(HttpResponse response, ViewSettings settings) =>
        response.Cookies.Append(ViewSettings.CookieName, settings.ToCookie(), new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(400),
            SameSite = SameSiteMode.Lax,
            HttpOnly = true,
            IsEssential = true,
            Secure = response.HttpContext.Request.IsHttps,
        });

    /// <summary>Back to where the form stood; never to another server.</summary>
    public static RedirectHttpResult Local(string? returnUrl) =>
        TypedResults.LocalRedirect(IsLocal(returnUrl) ? returnUrl! : "/");

    /// <summary>Whether an address leads to this server and nowhere else.</summary>
    public static bool IsLocal(string? url) =>
        url is ['/', ..] and not ['/', '/' or '\\', ..] && !url.Any(char.IsControl);
}
