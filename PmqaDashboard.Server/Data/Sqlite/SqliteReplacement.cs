using System.Globalization;
using Microsoft.Data.Sqlite;
using PmqaDashboard.Server.Operations;
using PmqaDashboard.Server.Operations.Backups;

namespace PmqaDashboard.Server.Data.Sqlite;

/// <summary>Puts another database file in the place of the server's.</summary>
internal sealed class SqliteReplacement(DataDirectory directory) : IStoreReplacement
{
    // The file first: its companions mean nothing without it, and it must never be opened without them.
    private static readonly string[] Parts = ["pmqa.db", "pmqa.db-wal", "pmqa.db-shm"];

    public Task<IAsyncDisposable> HoldAsync(bool replace, CancellationToken cancellationToken)
    {
        var hold = StoreHold.TryTake(directory)
            ?? throw new RefusedException("serverRuns", $"A server runs on {directory.FullPath}. Stop it first; nothing was touched.");
        if (!replace && (File.Exists(StoreHold.MarkIn(directory)) || HoldsSomething()))
        {
            hold.Dispose();
            throw new RefusedException(
                "notEmpty",
                $"{directory.FullPath} holds a store. With --replace it is kept aside, never deleted, and the backup takes its place; nothing was touched.");
        }

        return Task.FromResult<IAsyncDisposable>(hold);
    }

    public Task<string?> ReplaceAsync(string file, DateTime nowUtc, CancellationToken cancellationToken)
    {
        string mark = StoreHold.MarkIn(directory);
        File.WriteAllText(mark, "");
        DurableFile.FlushDirectory(directory.FullPath);

        string aside = Path.Combine(directory.FullPath, $"before-restore-{nowUtc.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture)}");
        string[] old = [.. Parts.Where(part => File.Exists(Path.Combine(directory.FullPath, part)))];
        if (old.Length > 0)
        {
            DurableFile.CreateDirectory(aside);
            foreach (string part in old)
            {
                DurableFile.Move(Path.Combine(directory.FullPath, part), Path.Combine(aside, part));
            }
        }

        DurableFile.Move(file, directory.Database);
        File.Delete(mark);
        DurableFile.FlushDirectory(directory.FullPath);
        return Task.FromResult(old.Length > 0 ? aside : null);
    }

    // What cannot be read may be all that is left of something.
    private bool HoldsSomething()
    {
        if (!File.Exists(directory.Database))
        {
            return false;
        }

        try
        {
            using var connection = new SqliteConnection($"Data Source={directory.Database};Mode=ReadWrite;Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT EXISTS (SELECT 1 FROM Agencies) OR EXISTS (SELECT 1 FROM Accounts) OR EXISTS (SELECT 1 FROM Journal)";
            return command.ExecuteScalar() is not 0L;
        }
        catch (SqliteException)
        {
            return true;
        }
    }
}
