using PmqaDashboard.Components.Layout;
using PmqaDashboard.Domain.People;

namespace PmqaDashboard.Server.Accounts;

/// <summary>Who may open what. Use cases check again, per record.</summary>
internal static class Policies
{
    /// <summary>Seeing plans and figures: anybody in a demonstration, anybody with an account for real.</summary>
    public const string Read = PageAccess.Read;

    /// <summary>Reporting: whoever is signed in; the use case says for which shares.</summary>
    public const string Report = "Report";

    /// <summary>Keeping accounts and plans: the secretariat.</summary>
    public const string Administer = "Administer";

    public static void AddPolicies(this IServiceCollection services, bool demo) =>
        services.AddAuthorizationBuilder()
            .AddPolicy(Read, policy => _ = demo ? policy.RequireAssertion(_ => true) : policy.RequireAuthenticatedUser())
            .AddPolicy(Report, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Administer, policy => policy.RequireRole(nameof(Role.Secretariat)));
}
