using Microsoft.EntityFrameworkCore;
using Npgsql;
using PmqaDashboard.Server.Operations;

namespace PmqaDashboard.Server.Data.Transfer;

/// <summary>
/// Carries a whole store into an empty one, from any database to any: every table of the model, every row with its key. The target
/// is read again and compared before the caller commits it.
/// </summary>
internal static class StoreCopy
{
    /// <summary>Copies. Both contexts have begun a transaction: the source sees one moment, the target is committed by the caller.</summary>
    /// <param name="source">The store, up to date.</param>
    /// <param name="target">Another one with the same tables, all empty.</param>
    /// <param name="cancellationToken">Stops it; the caller rolls the target back.</param>
    /// <returns>What both hold.</returns>
    /// <exception cref="RefusedException">The target is not empty, or does not hold the same afterwards.</exception>
    public static async Task<StoreContent> CopyAsync(PmqaDbContext source, PmqaDbContext target, CancellationToken cancellationToken)
    {
        await RefuseFilledAsync(target, cancellationToken);
        var carried = new List<TableContent>();
        foreach (var table in StoreTable.Of(source))
        {
            using var hash = new TableHash(table.Name);
            await using (var writer = await TableWriter.OpenAsync(target, table, cancellationToken))
            {
                await foreach (object?[] row in table.ReadAsync(source))
                {
                    hash.Add(row);
                    await writer.WriteAsync(row, cancellationToken);
                }

                await writer.CompleteAsync(cancellationToken);
            }

            carried.Add(hash.Content);
        }

        if (target.Database.IsNpgsql())
        {
            await ContinueNumbersAsync(target, cancellationToken);
        }

        var content = StoreContent.Of(carried);
        var arrived = await StoreContent.ReadAsync(target, cancellationToken);
        return content.DifferencesFrom(arrived) is { Count: > 0 } different
            ? throw new RefusedException("notEqual", $"What was written is not what was read, in {string.Join(", ", different)}; nothing was kept.")
            : content;
    }

    private static async Task RefuseFilledAsync(PmqaDbContext target, CancellationToken cancellationToken)
    {
        foreach (var table in StoreTable.Of(target))
        {
            await using var command = StoreTable.Command(target, $"SELECT 1 FROM {StoreTable.Quoted(table.Name)} LIMIT 1");
            if (await command.ExecuteScalarAsync(cancellationToken) is not null)
            {
                throw new RefusedException("targetNotEmpty", $"The target holds something already (in {table.Name}); nothing was changed. Use an empty database.");
            }
        }
    }

    // PostgreSQL draws the next number from a sequence that knows nothing of rows that came with theirs. SQLite looks at the rows.
    private static async Task ContinueNumbersAsync(PmqaDbContext target, CancellationToken cancellationToken)
    {
        foreach (var table in StoreTable.Of(target))
        {
            foreach (var column in table.Columns.Where(c => c.Type == typeof(long) || c.Type == typeof(int)))
            {
                await using var command = (NpgsqlCommand)StoreTable.Command(
                    target,
                    $"""
                    SELECT setval(s, greatest(m, 1), m IS NOT NULL)
                    FROM (SELECT pg_get_serial_sequence($1, $2) AS s, (SELECT max({StoreTable.Quoted(column.Name)})::bigint FROM {StoreTable.Quoted(table.Name)}) AS m) AS numbers
                    WHERE s IS NOT NULL
                    """);
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = StoreTable.Quoted(table.Name) });
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = column.Name });
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }
    }
}
