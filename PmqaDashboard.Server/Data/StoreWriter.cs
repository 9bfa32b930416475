using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace PmqaDashboard.Server.Data;

/// <summary>
/// Runs what reads and then writes, one after another. SQLite has one writer: waiting here in order is fair and cheap, where
/// waiting for the file is neither. On PostgreSQL the turn is one among all nodes, so that each sees what was saved before.
/// <para>
/// Works that wait together are committed together: the disk is waited for once for all of them. Each is answered only after that
/// commit; one that fails leaves nothing and harms no other.
/// </para>
/// </summary>
/// <param name="contexts">The store.</param>
/// <param name="database">Its database.</param>
/// <param name="time">The real clock.</param>
internal sealed class StoreWriter(IDbContextFactory<PmqaDbContext> contexts, IDatabase database, TimeProvider time)
{
    /// <summary>
    /// Longest wait for the turn. When the store hangs, those who wait behind it are told to come again before their browsers give up
    /// (js/outbox.js does so after 20 seconds).
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(7);

    // A transaction takes in whoever waits, but not for ever: the first in it waits for the commit, and so do other nodes.
    private const int MostTogether = 64;
    private static readonly TimeSpan LongestTogether = TimeSpan.FromMilliseconds(50);

    // A connection that died in the pool is found out at once; what takes longer is the caller's to try again.
    private static readonly TimeSpan SoonEnoughToRepeat = TimeSpan.FromSeconds(2);

    private const string Savepoint = "work";

    private readonly Lock _lock = new();
    private readonly Queue<StoreWork> _waiting = [];
    private bool _running;

    /// <summary>
    /// Runs the work in a transaction and commits it; an exception leaves nothing written. It may run more than once when the
    /// connection fails before anything was committed. Until then it may be cancelled; afterwards it is saved, and said to be.
    /// </summary>
    /// <exception cref="StoreBusyException">The turn did not come in time.</exception>
    public Task<T> WriteAsync<T>(Func<PmqaDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        var waiting = new StoreWork<T>(work, time, Patience, cancellationToken);
        lock (_lock)
        {
            _waiting.Enqueue(waiting);
            if (!_running)
            {
                _running = true;
                ThreadPool.UnsafeQueueUserWorkItem(static writer => _ = writer.RunAsync(), this, preferLocal: false);
            }
        }

        return waiting.Answer;
    }

    private async Task RunAsync()
    {
        while (Next() is { } first)
        {
            List<StoreWork> together = [first];
            long start = time.GetTimestamp();
            var failure = await CommitAsync(together, mayGrow: true);
            if (failure is { BeforeCommit: true, IsTransient: true } && time.GetElapsedTime(start) < SoonEnoughToRepeat)
            {
                failure = await CommitAsync(together, mayGrow: false);
            }

            foreach (var work in together)
            {
                work.Tell(failure?.Exception);
            }
        }
    }

    // The next that still waits; when there is none, whoever comes next starts anew.
    private StoreWork? Next(bool end = true)
    {
        lock (_lock)
        {
            while (_waiting.TryDequeue(out var work))
            {
                if (work.TryBegin())
                {
                    return work;
                }
            }

            _running = _running && !end;
            return null;
        }
    }

    private async Task<Failure?> CommitAsync(List<StoreWork> together, bool mayGrow)
    {
        bool committing = false;
        try
        {
            await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
            context.Database.AutoSavepointsEnabled = false;
            await using var transaction = await database.BeginWriteAsync(context, CancellationToken.None);
            long start = time.GetTimestamp();
            for (int n = 0; n < together.Count; n++)
            {
                if (!await RunAsync(together[n], context, transaction, isAlone: together.Count == 1))
                {
                    // The whole transaction is taken back, which may be of no more use.
                    return new Failure(together[n].Failure!, BeforeCommit: true);
                }

                context.ChangeTracker.Clear();
                if (mayGrow && n == together.Count - 1 && together.Count < MostTogether
                    && time.GetElapsedTime(start) < LongestTogether && Next(end: false) is { } next)
                {
                    together.Add(next);
                }
            }

            // Whoever gave up waiting must not leave it open whether this was saved.
            committing = true;
            await transaction.CommitAsync(CancellationToken.None);
            return null;
        }
        catch (Exception e)
        {
            return new Failure(e, BeforeCommit: !committing);
        }
    }

    // Only what failed is taken back. The first in a transaction that may grow needs no savepoint: if it fails, it was alone.
    private static async Task<bool> RunAsync(StoreWork work, PmqaDbContext context, IDbContextTransaction transaction, bool isAlone)
    {
        if (isAlone)
        {
            return await work.RunAsync(context);
        }

        await transaction.CreateSavepointAsync(Savepoint);
        if (await work.RunAsync(context))
        {
            return true;
        }

        try
        {
            await transaction.RollbackToSavepointAsync(Savepoint);
            return true;
        }
        catch (Exception)
        {
            // The line is gone and the transaction with it. What tells why is what the work met, not this.
            return false;
        }
    }

    private sealed record Failure(Exception Exception, bool BeforeCommit)
    {
        public bool IsTransient
        {
            get
            {
                var cause = Exception;
                while (cause is not (null or DbException))
                {
                    cause = cause.InnerException;
                }

                return cause is DbException { IsTransient: true };
            }
        }
    }
}
