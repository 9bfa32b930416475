using System.Globalization;
using Microsoft.Data.Sqlite;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>
/// The database of a backup as a file that nobody else uses. It is read by SQL and not through the model, because it may be of
/// another version.
/// </summary>
internal sealed class SnapshotFile(string path)
{
    private const int MaxFaultsTold = 5;

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>Checks the database's own structure and that every reference leads somewhere.</summary>
    /// <exception cref="RefusedException">It is damaged.</exception>
    public void CheckIntegrity()
    {
        using var connection = Open();
        var faults = Rows(connection, "PRAGMA integrity_check", r => r.GetString(0)).Where(line => line != "ok")
            .Concat(Rows(connection, "PRAGMA foreign_key_check", r => $"a row of {r.GetString(0)} refers to a row of {r.GetString(2)} that is not there"))
            .Take(MaxFaultsTold)
            .ToList();
        if (faults.Count > 0)
        {
            throw new RefusedException("damagedDatabase", $"The database is damaged: {string.Join("; ", faults)}.");
        }
    }

    /// <summary>Migrations that it has, in order.</summary>
    public IReadOnlyList<string> Migrations()
    {
        using var connection = Open();
        return Exists(connection, "__EFMigrationsHistory")
            ? [.. Rows(connection, "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId", r => r.GetString(0))]
            : [];
    }

    /// <summary>Rows by table, in the order of the names.</summary>
    public IReadOnlyDictionary<string, long> CountRows()
    {
        using var connection = Open();
        var tables = Rows(
            connection, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '__EF*' ORDER BY name", r => r.GetString(0)).ToList();
        return new SortedDictionary<string, long>(
            tables.ToDictionary(t => t, t => Rows(connection, $"SELECT count(*) FROM \"{t}\"", r => r.GetInt64(0)).Single()), StringComparer.Ordinal);
    }

    /// <summary>Head and hash of its journal.</summary>
    public (long Head, string Hash) HashJournal()
    {
        using var connection = Open();
        using var hash = new JournalHash();
        // Before there was an official record, its columns were missing.
        string record = Rows(connection, "SELECT name FROM pragma_table_info('Journal')", r => r.GetString(0)).Contains(nameof(Change.Data))
            ? "Round, Subject, Data"
            : "NULL, NULL, NULL";
        string sql = $"""
            SELECT Sequence, AtUtc, Kind, StepId, Unit, AccountId, AccountName, ReportId, "Before", "After", {record} FROM Journal ORDER BY Sequence
            """;
        foreach (var change in Rows(connection, sql, ToChange))
        {
            hash.Add(change);
        }

        return (hash.Head, hash.ToString());
    }

    private static Change ToChange(SqliteDataReader row) => new(
        row.GetInt64(0),
        DateTime.SpecifyKind(row.GetDateTime(1), DateTimeKind.Utc),
        Enum.Parse<ChangeKind>(row.GetString(2)),
        Text(row, 3),
        Text(row, 4),
        row.GetString(5),
        row.GetString(6),
        row.IsDBNull(7) ? null : row.GetInt64(7),
        Number(row, 8),
        Number(row, 9))
    {
        Round = row.IsDBNull(10) ? null : row.GetInt32(10),
        Subject = Text(row, 11),
        Data = Text(row, 12),
    };

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static decimal? Number(SqliteDataReader row, int column) =>
        Text(row, column) is { } text ? decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture) : null;

    private static bool Exists(SqliteConnection connection, string table) =>
        Rows(connection, $"SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '{table}'", _ => true).Any();

    private static IEnumerable<T> Rows<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return read(reader);
        }
    }

    private SqliteConnection Open()
    {
        // No pool: the file is moved or deleted as soon as this is done.
        var connection = new SqliteConnection($"Data Source={path};Mode=ReadWrite;Pooling=False");
        connection.Open();
        return connection;
    }
}
