using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using PmqaDashboard.Server.Data.Transfer;
using PmqaDashboard.Server.Operations;
using PmqaDashboard.Server.Operations.Backups;

namespace PmqaDashboard.Server.Data.Postgres;

/// <summary>
/// Puts another store in the place of the one on PostgreSQL, in one transaction. The old one is kept in a schema of its own: renaming it
/// costs nothing, whatever its size.
/// </summary>
internal sealed class PostgresReplacement(IDbContextFactory<PmqaDbContext> contexts, NpgsqlDataSource source) : IStoreReplacement
{
    public async Task<IAsyncDisposable> HoldAsync(bool replace, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        try
        {
            string name = PostgresConnection.NameOf(source);
            if (await AskAsync(connection, OthersSql, cancellationToken) is long and > 0 and var others)
            {
                throw new RefusedException(
                    "serverRuns", $"{others} other sessions use the database {name}. Stop every node and every other program first; nothing was touched.");
            }

            if (!replace && await HoldsSomethingAsync(connection, cancellationToken))
            {
                throw new RefusedException(
                    "notEmpty",
                    $"The database {name} holds a store. With --replace it is kept aside, never deleted, and the backup takes its place; nothing was touched.");
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task<string?> ReplaceAsync(string file, DateTime nowUtc, CancellationToken cancellationToken)
    {
        await using var from = new FileContexts(file).CreateDbContext();
        await using var reading = await from.Database.BeginTransactionAsync(cancellationToken);
        await using var to = await contexts.CreateDbContextAsync(cancellationToken);
        await using var writing = await to.Database.BeginTransactionAsync(cancellationToken);
        to.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await to.Database.ExecuteSqlRawAsync("SET LOCAL idle_in_transaction_session_timeout = 0", cancellationToken);

        string? aside = await IsThereAsync(to, cancellationToken)
            ? $"before_restore_{nowUtc.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture).ToLowerInvariant()}"
            : null;
        if (aside is not null)
        {
            await RunAsync(to, $"ALTER SCHEMA public RENAME TO {aside}; CREATE SCHEMA public", cancellationToken);
        }

        // All tables and triggers, by the migrations, but as one text: the tool's own way commits in between.
        string tables = to.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.NoTransactions);
        await RunAsync(to, tables, cancellationToken);
        await StoreCopy.CopyAsync(from, to, cancellationToken);
        await writing.CommitAsync(CancellationToken.None);
        return aside is null ? null : $"the schema {aside} of the database {PostgresConnection.NameOf(source)}";
    }

    private const string OthersSql = """
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
        """;

    private static async Task<bool> IsThereAsync(PmqaDbContext context, CancellationToken cancellationToken) =>
        await AskAsync((NpgsqlConnection)context.Database.GetDbConnection(), """SELECT to_regclass('"Journal"') IS NOT NULL""", cancellationToken) is true;

    private static async Task<bool> HoldsSomethingAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await AskAsync(connection, """SELECT to_regclass('"Journal"') IS NOT NULL""", cancellationToken) is true
        && await AskAsync(
            connection,
            """SELECT EXISTS (SELECT 1 FROM "Agencies") OR EXISTS (SELECT 1 FROM "Accounts") OR EXISTS (SELECT 1 FROM "Journal")""",
            cancellationToken) is true;

    private static async Task<object?> AskAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private static async Task RunAsync(PmqaDbContext context, string sql, CancellationToken cancellationToken)
    {
        await using var command = StoreTable.Command(context, sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
