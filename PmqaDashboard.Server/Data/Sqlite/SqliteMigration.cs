using Microsoft.EntityFrameworkCore;

namespace PmqaDashboard.Server.Data.Sqlite;

/// <summary>
/// Brings the database file up to date. EF guards this with a row in the database, which a process that is killed leaves
/// behind, and the next start would wait for it for ever. So the turn is taken with a lock of the operating system, which
/// dies with its process, and whatever row is found under it is a dead one's.
/// </summary>
internal static class SqliteMigration
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task ApplyAsync(
        IDbContextFactory<PmqaDbContext> contexts, DataDirectory directory, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var turn = await TakeTurnAsync(Path.Combine(directory.FullPath, "migration.lock"), time, cancellationToken);
        StoreHold.RefuseUnfinished(directory);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
            await context.Database.MigrateAsync(cancellationToken);
        }
    }

    private static async Task<FileStream> TakeTurnAsync(string file, TimeProvider time, CancellationToken cancellationToken)
    {
        for (long start = time.GetTimestamp(); ;)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (time.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancellationToken);
            }
        }
    }
}
