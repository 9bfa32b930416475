using System.CommandLine;
using System.Data;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Data.Postgres;
using PmqaDashboard.Server.Data.Sqlite;
using PmqaDashboard.Server.Data.Transfer;

namespace PmqaDashboard.Server.Operations;

/// <summary><c>admin move-database</c>: from SQLite to PostgreSQL, once, when one machine is no longer enough.</summary>
internal static class MoveDatabaseCommand
{
    public static Command Create(AdminHost host) => host.RunUnprepared(
        new Command(
            "move-database",
            $"Carries the whole store from SQLite in the data directory to the empty PostgreSQL database that the setting {PostgresConnection.Setting} names, "
            + "in one transaction, and proves that both hold the same. The server must be stopped. The file stays as it is."),
        RunAsync);

    private static async Task<Answer> RunAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var pool = PostgresConnection.Open(PostgresConnection.Read(services.GetRequiredService<IConfiguration>()));
        var directory = services.GetRequiredService<DataDirectory>();
        if (!File.Exists(directory.Database))
        {
            throw new RefusedException("noStore", $"There is no store to move: {directory.Database} does not exist. Set Data:Directory, or --data.");
        }

        using var hold = StoreHold.TryTake(directory)
            ?? throw new RefusedException("serverRuns", $"A server runs on {directory.FullPath}; stop it first, so that nothing is saved that would stay behind.");
        StoreHold.RefuseUnfinished(directory);
        var content = await MoveAsync(
            Contexts<SqlitePmqaDbContext>(options => SqlitePmqaDbContext.Configure(options, directory.Database), options => new(options)),
            Contexts<PostgresPmqaDbContext>(options => PostgresPmqaDbContext.Configure(options, pool), options => new(options)),
            directory, pool, services.GetRequiredService<TimeProvider>(), cancellationToken);

        string place = PostgresConnection.NameOf(pool);
        var journal = content[nameof(PmqaDbContext.Journal)];
        return Answer.Done(
            new
            {
                From = directory.Database,
                To = place,
                content.Rows,
                content.Sha256,
                JournalSha256 = journal.Sha256,
                content.Tables,
            },
            $"""
            {string.Join('\n', content.Tables.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Table,-20} {t.Rows,10}  {t.Sha256}")))}
            The store is moved to {place}; both hold the same {content.Rows} rows.
            Journal: {journal.Rows} changes, SHA-256 {journal.Sha256}
            Set {DatabaseProviders.Setting} to Postgres and start. {directory.Database} is as it was; keep it until the first backup.
            """);
    }

    private static async Task<StoreContent> MoveAsync(
        IDbContextFactory<PmqaDbContext> from, IDbContextFactory<PmqaDbContext> to,
        DataDirectory directory, NpgsqlDataSource pool, TimeProvider time, CancellationToken cancellationToken)
    {
        await SqliteMigration.ApplyAsync(from, directory, time, cancellationToken);
        await PostgresMigration.ApplyAsync(to, pool, cancellationToken);
        await using var source = await from.CreateDbContextAsync(cancellationToken);
        await using var reading = await source.Database.BeginTransactionAsync(cancellationToken);
        await using var target = await to.CreateDbContextAsync(cancellationToken);
        await using var writing = await target.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        await target.Database.ExecuteSqlRawAsync("SET LOCAL idle_in_transaction_session_timeout = 0", cancellationToken);
        await PostgresTurn.TakeAsync(target, cancellationToken);
        var content = await StoreCopy.CopyAsync(source, target, cancellationToken);

        // Whoever stops it now must not leave it open whether the store was moved.
        await writing.CommitAsync(CancellationToken.None);
        return content;
    }

    private static Made<TContext> Contexts<TContext>(
        Action<DbContextOptionsBuilder> configure, Func<DbContextOptions<TContext>, TContext> make)
        where TContext : PmqaDbContext
    {
        var options = new DbContextOptionsBuilder<TContext>();
        configure(options);
        return new Made<TContext>(() => make(options.Options));
    }

    private sealed class Made<TContext>(Func<TContext> make) : IDbContextFactory<PmqaDbContext>
        where TContext : PmqaDbContext
    {
        public PmqaDbContext CreateDbContext() => make();
    }
}
