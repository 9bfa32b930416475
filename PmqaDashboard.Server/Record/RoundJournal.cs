using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Rounds;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Record;

/// <summary>Reads what happened to the reports of rounds from the change journal.</summary>
/// <param name="contexts">The store.</param>
internal sealed class RoundJournal(IDbContextFactory<PmqaDbContext> contexts) : IRoundJournal
{
    private static readonly ChangeKind[] Kinds = [.. RoundTransition.Kinds];

    public async Task<IReadOnlyList<RoundTransition>> ReadAsync(int months, string? unit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // By kind first, which the index of kinds answers: transitions are few where reports of progress are many.
        var changes = await context.Journal.AsNoTracking()
            .Where(c => Kinds.Contains(c.Kind) && c.Round == months && c.Unit == unit)
            .OrderBy(c => c.Sequence)
            .ToListAsync(cancellationToken);
        return [.. changes.Select(RoundTransition.Of)];
    }
}
