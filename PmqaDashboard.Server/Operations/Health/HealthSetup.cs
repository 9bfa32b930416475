using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PmqaDashboard.Domain.Operations;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Operations.Status;

namespace PmqaDashboard.Server.Operations.Health;

/// <summary>
/// Whether the process answers (<c>/health/live</c>), whether it should get visitors (<c>/health/ready</c>), and whether screens
/// show what is (<c>/health</c>).
/// </summary>
internal static class HealthSetup
{
    /// <summary>Tag of what a node needs to take visitors.</summary>
    public const string Ready = "ready";

    /// <summary>Name of the check of the change feed.</summary>
    public const string Feed = "feed";

    /// <summary>Name of the check that the store can be written.</summary>
    public const string Store = "database";

    public static void AddHealth(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<HealthOptions>().BindConfiguration(HealthOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Node>();
        services.AddSingleton<NodeState>();
        services.AddSingleton<NodeBook>();
        services.AddSingleton<DiskSpace>();
        services.AddSingleton<NodeBeat>();
        services.AddHostedService(provider => provider.GetRequiredService<NodeBeat>());
        services.AddSingleton<IServerStatus, StatusReader>();
        var checks = services.AddHealthChecks()
            .AddCheck<StoreHealth>(Store, tags: [Ready])
            .AddCheck<DrainHealth>("draining", tags: [Ready]);

        // A node on PostgreSQL writes nothing on its own disk, and needs no directory for it.
        if (DatabaseProviders.Of(builder.Configuration) == DatabaseProvider.Sqlite)
        {
            checks.AddCheck<DiskHealth>("disk", tags: [Ready]);
        }

        // It would log an error for every question of a proxy; the beat tells once, when the answer changes.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
    }

    public static void MapHealth(this WebApplication app)
    {
        Map("/health", check => check.Name == Feed);
        Map("/health/live", _ => false);
        Map("/health/ready", check => check.Tags.Contains(Ready));

        // Before everything else, so that a store that is down cannot keep the answer from being given.
        void Map(string path, Func<HealthCheckRegistration, bool> which) =>
            app.MapHealthChecks(path, new HealthCheckOptions { Predicate = which, ResponseWriter = HealthAnswer.WriteAsync })
                .AllowAnonymous()
                .ShortCircuit();
    }
}
