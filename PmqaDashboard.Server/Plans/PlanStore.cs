using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Data.Model;

namespace PmqaDashboard.Server.Plans;

/// <summary>Keeps the plans. They do not change once they are loaded, so they are read once.</summary>
/// <param name="contexts">The store.</param>
internal sealed class PlanStore(IDbContextFactory<PmqaDbContext> contexts)
{
    private volatile PlanBook? _book;

    /// <summary>The plans, or null while none are loaded. They may be loaded by another process at any time.</summary>
    public async ValueTask<PlanBook?> FindAsync(CancellationToken cancellationToken)
    {
        if (_book is { } known)
        {
            return known;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return _book = await ReadAsync(context, cancellationToken);
    }

    /// <summary>Adds plans to a store that has none, within the caller's transaction.</summary>
    /// <returns>False, and nothing added, when plans are there already.</returns>
    public static async Task<bool> FillAsync(PmqaDbContext context, PlanBook book, CancellationToken cancellationToken)
    {
        if (await context.Agencies.AnyAsync(cancellationToken))
        {
            return false;
        }

        context.Add(book.Agency);
        Place(book.Units);
        context.AddRange(book.Plans);
        foreach (var plan in book.Plans)
        {
            Place(plan.Activities);
            foreach (var activity in plan.Activities)
            {
                Place(activity.Steps);
            }
        }

        await context.SaveChangesAsync(cancellationToken);
        return true;

        void Place<T>(IReadOnlyList<T> items)
            where T : class
        {
            for (int place = 0; place < items.Count; place++)
            {
                context.Add(items[place]).Property(Columns.Place).CurrentValue = place;
            }
        }
    }

    private static async Task<PlanBook?> ReadAsync(PmqaDbContext context, CancellationToken cancellationToken)
    {
        var agency = await context.Agencies.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (agency is null)
        {
            return null;
        }

        var units = await context.Units.AsNoTracking()
            .OrderBy(u => EF.Property<int>(u, Columns.Place))
            .ToListAsync(cancellationToken);
        var plans = await context.Plans.AsNoTracking()
            .Include(p => p.Activities.OrderBy(a => EF.Property<int>(a, Columns.Place)))
            .ThenInclude(a => a.Steps.OrderBy(s => EF.Property<int>(s, Columns.Place)))
            .OrderBy(p => p.Number)
            .AsSplitQuery()
            .ToListAsync(cancellationToken);
        return new PlanBook(agency, units, plans);
    }
}
