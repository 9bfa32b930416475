using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Live.Checkpoints;
using PmqaDashboard.Server.Progress;

namespace PmqaDashboard.Server.Live;

/// <summary>Reads the change journal.</summary>
/// <param name="contexts">The store.</param>
internal sealed class ChangeJournal(IDbContextFactory<PmqaDbContext> contexts) : IChangeJournal
{
    private static readonly ChangeKind[] RecordKinds = [.. Enum.GetValues<ChangeKind>().Where(kind => !kind.IsProgress())];

    public Task<IReadOnlyList<Change>> ReadAsync(long after, int max, CancellationToken cancellationToken) =>
        ReadAsync(after, max, beforeUtc: null, cancellationToken);

    /// <summary>Changes after a sequence, in order, that were made before a moment.</summary>
    public async Task<IReadOnlyList<Change>> ReadAsync(long after, int max, DateTime? beforeUtc, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var some = context.Journal.AsNoTracking().Where(c => c.Sequence > after);
        return await Before(some, beforeUtc).OrderBy(c => c.Sequence).Take(max).ToListAsync(cancellationToken);
    }

    /// <summary>When the newest change was made, or null while there is none.</summary>
    public async Task<DateTime?> LastMomentAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.LastMomentAsync(cancellationToken);
    }

    /// <summary>Changes after a sequence and up to another, in order, that were made before a moment.</summary>
    public async Task<IReadOnlyList<Change>> ReadRangeAsync(long after, long last, DateTime beforeUtc, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var some = context.Journal.AsNoTracking().Where(c => c.Sequence > after && c.Sequence <= last);
        return await Before(some, beforeUtc).OrderBy(c => c.Sequence).ToListAsync(cancellationToken);
    }

    /// <summary>Changes of the official record up to a sequence, in order.</summary>
    public async Task<IReadOnlyList<Change>> ReadRecordAsync(long last, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Journal.AsNoTracking()
            .Where(c => RecordKinds.Contains(c.Kind) && c.Sequence <= last)
            .OrderBy(c => c.Sequence)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Changes between a checkpoint and the newest, in order, that were made before a moment.</summary>
    public async Task<IReadOnlyList<Change>> ReadBetweenAsync(
        StoredCheckpoint checkpoint, long newest, DateTime beforeUtc, CancellationToken cancellationToken)
    {
        // Asked by time alone, so that the index of moments is taken and not the whole journal after the checkpoint.
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var some = await context.Journal.AsNoTracking()
            .Where(c => c.AtUtc >= checkpoint.RestFromUtc && c.AtUtc < beforeUtc)
            .ToListAsync(cancellationToken);
        return [.. some.Where(c => c.Sequence > checkpoint.Sequence && c.Sequence <= newest).OrderBy(c => c.Sequence)];
    }

    /// <summary>Sequence of the newest change; 0 when there is none.</summary>
    public async Task<long> NewestAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Journal.MaxAsync(c => (long?)c.Sequence, cancellationToken) ?? 0;
    }

    private static IQueryable<Change> Before(IQueryable<Change> changes, DateTime? beforeUtc) =>
        beforeUtc is { } before ? changes.Where(c => c.AtUtc < before) : changes;
}
