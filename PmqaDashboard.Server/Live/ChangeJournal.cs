using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Live;

/// <summary>Reads the change journal.</summary>
/// <param name="contexts">The store.</param>
internal sealed class ChangeJournal(IDbContextFactory<PmqaDbContext> contexts) : IChangeJournal
{
    public async Task<IReadOnlyList<Change>> ReadAsync(long after, int max, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Journal.AsNoTracking()
            .Where(c => c.Sequence > after)
            .OrderBy(c => c.Sequence)
            .Take(max)
            .ToListAsync(cancellationToken);
    }

    /// <summary>All changes up to the end of a fiscal day.</summary>
    public async Task<IReadOnlyList<Change>> ReadUntilAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var end = FiscalClock.StartOfDayUtc(day.AddDays(1));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Journal.AsNoTracking()
            .Where(c => c.AtUtc < end)
            .OrderBy(c => c.Sequence)
            .ToListAsync(cancellationToken);
    }
}
