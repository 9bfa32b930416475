using Microsoft.EntityFrameworkCore;

namespace PmqaDashboard.Server.Data.Sqlite;

/// <summary>Copies of the database file, made while it is written.</summary>
internal sealed class SqliteSnapshots(IDbContextFactory<PmqaDbContext> contexts, DataDirectory directory) : ISnapshots
{
    public string Provider => "Sqlite";

    // One read transaction: what is committed meanwhile is not in it, and nobody waits. What was deleted long ago is not in it either.
    // The library works on the caller's thread, so it is given one.
    public Task WriteAsync(string file, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await context.Database.ExecuteSqlAsync($"VACUUM INTO {file}", cancellationToken);
        },
        cancellationToken);

    // A lock of the operating system, which dies with its process.
    public Task<IAsyncDisposable?> TryTakeTurnAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<IAsyncDisposable?>(new FileStream(
                Path.Combine(directory.FullPath, "backup.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return Task.FromResult<IAsyncDisposable?>(null);
        }
    }
}
