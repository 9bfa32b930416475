using Microsoft.EntityFrameworkCore;

namespace PmqaDashboard.Server.Data;

/// <summary>
/// Runs what reads and then writes, one after another. SQLite has one writer: waiting here in order is fair and cheap, where
/// waiting for the file is neither. On PostgreSQL the turn is one among all nodes, so that each sees what was saved before.
/// </summary>
/// <param name="contexts">The store.</param>
/// <param name="database">Its database.</param>
internal sealed class StoreWriter(IDbContextFactory<PmqaDbContext> contexts, IDatabase database) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>Runs the work in one transaction and commits it; an exception leaves nothing written.</summary>
    public async Task<T> WriteAsync<T>(Func<PmqaDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await database.BeginWriteAsync(context, cancellationToken);
            var result = await work(context, cancellationToken);

            // Whoever gave up waiting must not leave it open whether this was saved.
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
