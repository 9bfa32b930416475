using System.Globalization;
using Microsoft.Data.Sqlite;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Tests.Domain.Growth;

namespace PmqaDashboard.Bench.Growth;

/// <summary>Puts a long journal into a store of SQLite, past the product: a million saves one by one would take an hour.</summary>
internal static class StoreFiller
{
    private const string Insert = """
        INSERT INTO "Reports" ("Id", "StepId", "Unit", "Percent", "AccountId", "AccountName", "AtUtc", "Withdraws")
        VALUES ($id, $step, $unit, $percent, $account, $name, $at, $withdraws);
        INSERT INTO "Journal" ("Sequence", "AtUtc", "Kind", "StepId", "Unit", "AccountId", "AccountName", "ReportId", "Before", "After")
        VALUES ($id, $at, $kind, $step, $unit, $account, $name, $id, $before, $after);
        """;

    /// <summary>Fills an empty journal.</summary>
    public static void Fill(string database, PlanBook book, int rows, DateOnly last)
    {
        using var connection = Open(database);
        var (account, name) = Account(connection);
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.CommandText = Insert;
        foreach (string parameter in new[] { "$id", "$step", "$unit", "$percent", "$account", "$name", "$at", "$withdraws", "$kind", "$before", "$after" })
        {
            command.Parameters.AddWithValue(parameter, DBNull.Value);
        }

        var standing = new Dictionary<(string? Step, string? Unit), Stack<long>>();
        foreach (var change in GrownJournal.Make(book, rows, last, account, name))
        {
            if (!standing.TryGetValue((change.StepId, change.Unit), out var reports))
            {
                standing.Add((change.StepId, change.Unit), reports = []);
            }

            long? withdrawn = change.Kind is ChangeKind.Withdrawn ? reports.Pop() : null;
            if (withdrawn is null)
            {
                reports.Push(change.Sequence);
            }

            Set("$id", change.Sequence);
            Set("$step", change.StepId);
            Set("$unit", change.Unit);
            Set("$percent", withdrawn is null ? Text(change.After) : null);
            Set("$account", account);
            Set("$name", name);
            Set("$at", change.AtUtc.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
            Set("$withdraws", withdrawn);
            Set("$kind", change.Kind.ToString());
            Set("$before", Text(change.Before));
            Set("$after", Text(change.After));
            command.ExecuteNonQuery();
        }

        transaction.Commit();

        void Set(string parameter, object? value) => command.Parameters[parameter].Value = value ?? DBNull.Value;
    }

    /// <summary>How many checkpoints there are, and their bytes.</summary>
    public static (long Count, long Bytes) Checkpoints(string database)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT COUNT(*), COALESCE(SUM(LENGTH("Data")), 0) FROM "Checkpoints" """;
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private static (string Id, string Name) Account(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Id", "DisplayName" FROM "Accounts" WHERE "UserName" = 'demo.policy'""";
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetString(0), reader.GetString(1)) : throw new InvalidOperationException("The store has no persona.");
    }

    private static string? Text(decimal? percent) => percent?.ToString("0.0##", CultureInfo.InvariantCulture);

    private static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        return connection;
    }
}
