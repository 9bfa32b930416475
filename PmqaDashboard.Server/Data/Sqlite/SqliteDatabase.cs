using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace PmqaDashboard.Server.Data.Sqlite;

/// <summary>The store in a file of the data directory.</summary>
internal sealed class SqliteDatabase(IDbContextFactory<PmqaDbContext> contexts, DataDirectory directory, TimeProvider time) : IDatabase
{
    public string Name => directory.Database;

    public string Product => "SQLite";

    public Task<long> SizeAsync(CancellationToken cancellationToken) => Task.FromResult(
        SizeOf(directory.Database) + SizeOf(directory.Database + "-wal"));

    public Task MigrateAsync(CancellationToken cancellationToken) =>
        SqliteMigration.ApplyAsync(contexts, directory, time, cancellationToken);

    // The provider's default is BEGIN IMMEDIATE, which takes the write lock. A transaction that reads first and writes later fails when
    // another wrote in between, whatever the timeout.
    public Task<IDbContextTransaction> BeginWriteAsync(PmqaDbContext context, CancellationToken cancellationToken) =>
        context.Database.BeginTransactionAsync(cancellationToken);

    public Task TellNodesAsync(PmqaDbContext context, string channel, string what, CancellationToken cancellationToken) => Task.CompletedTask;

    private static long SizeOf(string file) => new FileInfo(file) is { Exists: true } there ? there.Length : 0;

    public static void Add(IServiceCollection services)
    {
        services.AddDbContextFactory<SqlitePmqaDbContext>((provider, options) =>
            SqlitePmqaDbContext.Configure(options, provider.GetRequiredService<DataDirectory>().Database));
        services.AddSingleton<IDbContextFactory<PmqaDbContext>, ContextFactory<SqlitePmqaDbContext>>();
        services.AddScoped<PmqaDbContext>(provider => provider.GetRequiredService<SqlitePmqaDbContext>());
        services.AddSingleton<IDatabase, SqliteDatabase>();
    }
}
