using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Data.Sqlite;

namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>Backups.</summary>
internal static class BackupSetup
{
    public static void AddBackups(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<BackupOptions>().BindConfiguration(BackupOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ISnapshots, SqliteSnapshots>();
        services.AddSingleton<BackupDirectory>();
        services.AddSingleton<BackupMaker>();
        services.AddSingleton<BackupStatus>();
    }
}
