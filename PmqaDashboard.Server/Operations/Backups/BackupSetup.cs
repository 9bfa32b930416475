using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Data.Postgres;
using PmqaDashboard.Server.Data.Sqlite;
using PmqaDashboard.Server.Hosting;

namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>Backups.</summary>
internal static class BackupSetup
{
    public static void AddBackups(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<BackupOptions>().BindConfiguration(BackupOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        switch (DatabaseProviders.Of(builder.Configuration))
        {
            case DatabaseProvider.Sqlite:
                services.AddSingleton<ISnapshots, SqliteSnapshots>();
                services.AddSingleton<IStoreReplacement, SqliteReplacement>();
                break;
            case DatabaseProvider.Postgres:
                services.AddSingleton<ISnapshots, PostgresSnapshots>();
                services.AddSingleton<IStoreReplacement, PostgresReplacement>();
                break;
        }

        services.AddSingleton<BackupDirectory>();
        services.AddSingleton<BackupMaker>();
        services.AddSingleton<BackupStatus>();
        services.AddSingleton<Drill>();
        services.AddSingleton<BackupSchedule>();
        if (!builder.Configuration.GetValue<bool>("Demo:Enabled"))
        {
            // A demonstration holds nothing that is worth keeping.
            services.AddHostedService(provider => provider.GetRequiredService<BackupSchedule>());
        }
    }

    /// <summary>Says that a server is about to run on the store, so that nothing is restored under it.</summary>
    /// <exception cref="StartException">Another one does, and the store bears only one.</exception>
    public static IDisposable? HoldStore(this WebApplication app) => DatabaseProviders.Of(app.Configuration) == DatabaseProvider.Sqlite
        ? StoreHold.Take(app.Services.GetRequiredService<DataDirectory>())
        : null;
}
