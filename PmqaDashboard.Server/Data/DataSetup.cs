using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Server.Data.Sqlite;
using PmqaDashboard.Server.Hosting;

namespace PmqaDashboard.Server.Data;

/// <summary>The store.</summary>
internal static class DataSetup
{
    public static void AddData(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<DataDirectory>();
        services.AddDbContextFactory<SqlitePmqaDbContext>((provider, options) =>
            SqlitePmqaDbContext.Configure(options, provider.GetRequiredService<DataDirectory>().Database));
        services.AddSingleton<IDbContextFactory<PmqaDbContext>, ContextFactory>();
        services.AddScoped<PmqaDbContext>(provider => provider.GetRequiredService<SqlitePmqaDbContext>());
        services.AddSingleton<StoreWriter>();
        services.AddSingleton<SettingStore>();
        services.AddSingleton(provider =>
            provider.GetRequiredService<SettingStore>().ReadClock(provider.GetRequiredService<TimeProvider>()));

        // Keys live in the store: a restart accepts the same screens, and one backup holds everything.
        // They lie there unencrypted, as they would in a file; who can read the data directory can read everything anyway.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        services.AddDataProtection().SetApplicationName("PmqaDashboard").PersistKeysToDbContext<PmqaDbContext>();
    }

    /// <summary>Brings the store up to date; everything else may rely on it afterwards.</summary>
    /// <exception cref="StartException">The store cannot be used.</exception>
    public static async Task PrepareDataAsync(this WebApplication app)
    {
        var directory = app.Services.GetRequiredService<DataDirectory>();
        try
        {
            await SqliteMigration.ApplyAsync(
                app.Services.GetRequiredService<IDbContextFactory<PmqaDbContext>>(),
                directory,
                app.Services.GetRequiredService<TimeProvider>(),
                CancellationToken.None);
        }
        catch (DbException e)
        {
            throw new StartException($"The database {directory.Database} cannot be used: {e.Message}", e);
        }
    }
}
