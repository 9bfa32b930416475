using Microsoft.EntityFrameworkCore;
using Npgsql;
using PmqaDashboard.Server.Hosting;

namespace PmqaDashboard.Server.Data.Postgres;

/// <summary>
/// Brings the database up to date, one node at a time: the turn is an advisory lock, which ends with its connection, so that a node
/// that is killed holds nobody up.
/// </summary>
internal static class PostgresMigration
{
    /// <summary>Name of the lock, in the database of the store.</summary>
    private const long Turn = 0x504D_5141_0001; // "PMQA" 1

    public static async Task ApplyAsync(
        IDbContextFactory<PmqaDbContext> contexts, NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var turn = await source.OpenConnectionAsync(cancellationToken);
        await CheckAsync(turn, cancellationToken);
        await ExecuteAsync(turn, $"SET lock_timeout = '60s'; SELECT pg_advisory_lock({Turn})", cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            {
                context.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
                await context.Database.MigrateAsync(cancellationToken);
            }
        }
        finally
        {
            // The connection goes back to the pool and must not carry the lock with it, however this ended.
            await ExecuteAsync(turn, $"SELECT pg_advisory_unlock({Turn})", CancellationToken.None);
        }
    }

    // What would lose words or acknowledged reports is refused before anything is written.
    private static async Task CheckAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT current_setting('server_encoding'), current_setting('synchronous_commit'), current_setting('server_version_num')::int",
            connection);
        await using var settings = await command.ExecuteReaderAsync(cancellationToken);
        await settings.ReadAsync(cancellationToken);
        string wrong = settings.GetString(0) != "UTF8" ? $"has the encoding {settings.GetString(0)}; create one with the encoding UTF8"
            : settings.GetString(1) is "off" ? "has synchronous_commit = off, with which acknowledged reports can be lost; set it to on"
            : settings.GetInt32(2) < 140_000 ? "is older than PostgreSQL 14"
            : "";
        if (wrong.Length > 0)
        {
            throw new StartException($"The database {connection.Database} on {connection.Host} {wrong}.");
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 90 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
