using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PmqaDashboard.Server.Data.Sqlite;
using PmqaDashboard.Server.Data.Transfer;
using PmqaDashboard.Server.Operations;

namespace PmqaDashboard.Server.Data.Postgres;

/// <summary>Copies of the store on PostgreSQL, carried into a SQLite file, so that a backup is the same whatever it was made from.</summary>
internal sealed class PostgresSnapshots(IDbContextFactory<PmqaDbContext> contexts, NpgsqlDataSource source) : ISnapshots
{
    /// <summary>The turn to make backups, over all nodes: a lock that ends with its connection.</summary>
    private const long Turn = 0x504D_5141_0003; // "PMQA" 3

    public string Provider => "Postgres";

    // One transaction that sees one moment; neither readers nor writers wait for it.
    public async Task WriteAsync(string file, CancellationToken cancellationToken)
    {
        await using var from = await contexts.CreateDbContextAsync(cancellationToken);
        if ((await from.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            throw new RefusedException(
                "olderStore",
                "The store is of an older version than this program. Make the backup with the version that wrote it, or start this one once; nothing was done.");
        }

        await using var reading = await from.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await from.Database.ExecuteSqlRawAsync("SET TRANSACTION READ ONLY; SET LOCAL idle_in_transaction_session_timeout = 0", cancellationToken);

        var options = new DbContextOptionsBuilder<SqlitePmqaDbContext>().UseSqlite($"Data Source={file};Pooling=False").Options;
        await using var to = new SqlitePmqaDbContext(options);
        await to.Database.MigrateAsync(cancellationToken);
        await using var writing = await to.Database.BeginTransactionAsync(cancellationToken);
        await StoreCopy.CopyAsync(from, to, cancellationToken);
        await writing.CommitAsync(cancellationToken);
    }

    public async Task<IAsyncDisposable?> TryTakeTurnAsync(CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand($"SELECT pg_try_advisory_lock({Turn})", connection);
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
            {
                return new Held(connection);
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    // The connection goes back to the pool and must not carry the lock with it. When it is dead, so is the lock.
    private sealed class Held(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await using var command = new NpgsqlCommand($"SELECT pg_advisory_unlock({Turn})", connection);
                await command.ExecuteNonQueryAsync();
            }
            catch (NpgsqlException)
            {
                // A connection that failed is not given to anybody again.
            }

            await connection.DisposeAsync();
        }
    }
}
