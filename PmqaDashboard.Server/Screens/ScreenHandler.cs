using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using PmqaDashboard.Domain.Screens;

namespace PmqaDashboard.Server.Screens;

/// <summary>
/// Tells the line of a circuit which screen it is. A screen is nobody: its identity is not signed in and has no role, so every
/// policy that asks for somebody refuses it, also those that are yet to be written.
/// </summary>
internal sealed class ScreenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ScreenKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string SchemeName = "Screen";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() =>
        await keys.FindAsync(ScreenCookie.Read(Request), Context.RequestAborted) is { Standing: Standing.Paired, Id: { } id }
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(ScreenClaim.Identity(id)), SchemeName))
            : AuthenticateResult.NoResult();
}
