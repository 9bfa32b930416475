using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Live.Checkpoints;

/// <summary>Keeps checkpoints.</summary>
/// <param name="contexts">The store.</param>
/// <param name="writer">The store's writer.</param>
internal sealed class CheckpointStore(IDbContextFactory<PmqaDbContext> contexts, StoreWriter writer)
{
    /// <summary>Checkpoints that may be taken, newest first, one read at a time.</summary>
    /// <param name="key">For which plans.</param>
    /// <param name="beforeUtc">Only those that hold nothing from this moment on; null for all.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async IAsyncEnumerable<StoredCheckpoint> ReadAsync(
        string key, DateTime? beforeUtc, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long? below = null; ;)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);

            // One whose last change the journal does not have is of another journal: a part of the store was replaced.
            var some = context.Checkpoints.AsNoTracking().Where(c => c.Key == key && context.Journal.Any(j => j.Sequence == c.Sequence));
            some = beforeUtc is { } before ? some.Where(c => c.LatestUtc < before) : some;
            some = below is { } sequence ? some.Where(c => c.Sequence < sequence) : some;
            if (await some.OrderByDescending(c => c.Sequence).FirstOrDefaultAsync(cancellationToken) is not { } found)
            {
                yield break;
            }

            below = found.Sequence;
            yield return found;
        }
    }

    /// <summary>The checkpoint at a sequence, or null.</summary>
    public async Task<StoredCheckpoint?> FindAsync(string key, long sequence, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Checkpoints.AsNoTracking().SingleOrDefaultAsync(c => c.Key == key && c.Sequence == sequence, cancellationToken);
    }

    /// <summary>Sequence of the newest checkpoint for a plan book; 0 when there is none.</summary>
    public async Task<long> NewestAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Checkpoints.Where(c => c.Key == key).MaxAsync(c => (long?)c.Sequence, cancellationToken) ?? 0;
    }

    /// <summary>Sequences of the checkpoints for a plan book, in order.</summary>
    public async Task<IReadOnlyList<long>> SequencesAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Checkpoints.Where(c => c.Key == key).Select(c => c.Sequence).Order().ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Adds a checkpoint. When another node has just written one, only what came late is noted.
    /// </summary>
    /// <param name="key">For which plans.</param>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="lateUtc">Earliest moment of a change that came late since the checkpoint before it; null when none did.</param>
    /// <param name="apart">How many changes lie between two checkpoints at least.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public Task<bool> AddAsync(string key, Checkpoint checkpoint, DateTime? lateUtc, long apart, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            async (context, cancel) =>
            {
                var ofPlans = context.Checkpoints.Where(c => c.Key == key);
                await NoteLateAsync(ofPlans, checkpoint.Sequence, lateUtc, cancel);
                var (least, most) = (checkpoint.Sequence - apart, checkpoint.Sequence + apart);
                if (await ofPlans.AnyAsync(c => c.Sequence > least && c.Sequence < most, cancel))
                {
                    return false;
                }

                // What came late after newer checkpoints came late after this one too.
                var restFrom = await ofPlans.Where(c => c.Sequence > checkpoint.Sequence).MinAsync(c => (DateTime?)c.RestFromUtc, cancel);
                context.Add(new StoredCheckpoint
                {
                    Key = key,
                    Sequence = checkpoint.Sequence,
                    LatestUtc = checkpoint.LatestUtc,
                    RestFromUtc = restFrom < checkpoint.LatestUtc ? restFrom.Value : checkpoint.LatestUtc,
                    Data = checkpoint.Data,
                });
                await context.SaveChangesAsync(cancel);
                return true;
            },
            cancellationToken);

    /// <summary>Notes in the checkpoints before a sequence that a change up to it came late.</summary>
    public Task<bool> NoteLateAsync(string key, long sequence, DateTime? lateUtc, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            async (context, cancel) =>
            {
                await NoteLateAsync(context.Checkpoints.Where(c => c.Key == key), sequence, lateUtc, cancel);
                return true;
            },
            cancellationToken);

    /// <summary>Deletes the checkpoints of other plans and formats.</summary>
    public Task<int> ForgetOthersAsync(string key, CancellationToken cancellationToken) =>
        writer.WriteAsync((context, cancel) => context.Checkpoints.Where(c => c.Key != key).ExecuteDeleteAsync(cancel), cancellationToken);

    private static async Task NoteLateAsync(
        IQueryable<StoredCheckpoint> ofPlans, long sequence, DateTime? lateUtc, CancellationToken cancellationToken)
    {
        if (lateUtc is { } late)
        {
            await ofPlans.Where(c => c.Sequence < sequence && c.RestFromUtc > late)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.RestFromUtc, late), cancellationToken);
        }
    }
}
