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
    /// <summary>
    /// Longest wait for the turn. When the store hangs, those who wait behind it are told to come again before their browsers give up
    /// (js/outbox.js does so after 20 seconds).
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(7);

    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>Runs the work in one transaction and commits it; an exception leaves nothing written.</summary>
    /// <exception cref="StoreBusyException">The turn did not come in time.</exception>
    public async Task<T> WriteAsync<T>(Func<PmqaDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (!await _gate.WaitAsync(Patience, cancellationToken))
        {
            throw new StoreBusyException();
        }

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
