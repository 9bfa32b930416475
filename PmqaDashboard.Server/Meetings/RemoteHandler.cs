using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using PmqaDashboard.Domain.Meetings;

namespace PmqaDashboard.Server.Meetings;

/// <summary>
/// Tells the line of a circuit that its device was let in as a meeting's remote. A remote is nobody: its identity is not signed in and has no
/// role, so every policy that asks for somebody refuses it.
/// </summary>
internal sealed class RemoteHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, RemoteKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string SchemeName = "Remote";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        keys.Read(Request) is { } driver
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(RemoteClaim.Identity(driver)), SchemeName))
            : AuthenticateResult.NoResult());
}
