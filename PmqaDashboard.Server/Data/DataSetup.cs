using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Server.Data.Postgres;
using PmqaDashboard.Server.Data.Sqlite;
using PmqaDashboard.Server.Hosting;

namespace PmqaDashboard.Server.Data;

/// <summary>The store.</summary>
internal static class DataSetup
{
    public static void AddData(this WebApplicationBuilder builder)
    {
        var services = builder.Services;

        // Opened by who needs it: on PostgreSQL nothing is kept there, and a node needs no directory that can be written.
        services.AddSingleton<DataDirectory>();
        switch (DatabaseProviders.Of(builder.Configuration))
        {
            case DatabaseProvider.Sqlite:
                SqliteDatabase.Add(services);
                break;
            case DatabaseProvider.Postgres:
                PostgresDatabase.Add(services, builder.Configuration);
                break;
        }

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
        var database = app.Services.GetRequiredService<IDatabase>();
        try
        {
            await RefuseLaterAsync(app, database);
            await database.MigrateAsync(CancellationToken.None);
        }
        catch (DbException e)
        {
            string cause = e.InnerException is { } inner ? $"{e.Message} ({inner.Message})" : e.Message;
            throw new StartException($"The database {database.Name} cannot be used: {cause}", e);
        }
    }

    // An old program would write into tables whose meaning it does not know.
    private static async Task RefuseLaterAsync(WebApplication app, IDatabase database)
    {
        await using var context = await app.Services.GetRequiredService<IDbContextFactory<PmqaDbContext>>().CreateDbContextAsync();
        var known = context.Database.GetMigrations().ToHashSet();
        string[] unknown = [.. (await context.Database.GetAppliedMigrationsAsync()).Where(m => !known.Contains(m))];
        if (unknown.Length > 0)
        {
            throw new StartException(
                $"The store in {database.Name} is of a later version of this program (it has {string.Join(", ", unknown)}). Start that version, or a "
                + "later one; to go back to this one, restore a backup that was made by it.");
        }
    }
}
