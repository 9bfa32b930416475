using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using PmqaDashboard.Domain.People;

namespace PmqaDashboard.Server.Accounts;

/// <summary>Signs a request in by the access token that it carries.</summary>
internal sealed class AccessTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessTokenStore tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string SchemeName = "AccessToken";

    private const string Bearer = "Bearer ";

    /// <summary>
    /// The token that a request carries, or null. A browser cannot send headers when it opens a web socket, so clients of a hub
    /// may name it in the address.
    /// </summary>
    public static string? Presented(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { Length: > 0 } header
            ? header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : ""
            : request.Path.StartsWithSegments("/hubs") && request.Query["access_token"].ToString() is { Length: > 0 } query ? query
            : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Presented(Request) is not { } text)
        {
            return AuthenticateResult.NoResult();
        }

        if (await tokens.FindPersonAsync(text, Context.RequestAborted) is not { } person)
        {
            return AuthenticateResult.Fail("The access token is unknown or revoked, or its account is no longer in use.");
        }

        var identity = new ClaimsIdentity(PersonClaims.Of(person), SchemeName, PersonClaims.Name, ClaimTypes.Role);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = Presented(Request) is null
            ? "Bearer realm=\"PMQA\""
            : "Bearer realm=\"PMQA\", error=\"invalid_token\"";
        return Task.CompletedTask;
    }
}
