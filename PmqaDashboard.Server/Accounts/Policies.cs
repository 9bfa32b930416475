using Microsoft.AspNetCore.Identity;
using PmqaDashboard.Components.Layout;
using PmqaDashboard.Domain.Meetings;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Screens;
using PmqaDashboard.Server.Meetings;
using PmqaDashboard.Server.Screens;

namespace PmqaDashboard.Server.Accounts;

/// <summary>Who may open what. Use cases check again, per record.</summary>
internal static class Policies
{
    /// <summary>Seeing plans and figures: anybody in a demonstration, anybody with an account for real.</summary>
    public const string Read = PageAccess.Read;

    /// <summary>
    /// The line of a circuit: whoever may read, paired screens, and remotes of meetings. What the circuit of a screen or a remote may show is
    /// asked again by the router, for which they are nobody.
    /// </summary>
    public const string Circuit = "Circuit";

    /// <summary>Reporting: whoever is signed in; the use case says for which shares.</summary>
    public const string Report = "Report";

    /// <summary>Keeping accounts and plans: the secretariat.</summary>
    public const string Administer = "Administer";

    public static void AddPolicies(this IServiceCollection services, bool demo) =>
        services.AddAuthorizationBuilder()
            .AddPolicy(Read, policy => _ = demo ? policy.RequireAssertion(_ => true) : policy.RequireAuthenticatedUser())
            .AddPolicy(Circuit, policy => policy
                .AddAuthenticationSchemes(ScreenHandler.SchemeName, RemoteHandler.SchemeName, IdentityConstants.ApplicationScheme)
                .RequireAssertion(asked => demo || asked.User.Identities.Any(i => i.IsAuthenticated)
                    || ScreenClaim.Read(asked.User) is not null || RemoteClaim.Read(asked.User) is not null))
            .AddPolicy(Report, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Administer, policy => policy.RequireRole(nameof(Role.Secretariat)));
}
