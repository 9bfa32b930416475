using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Data.Model;

namespace PmqaDashboard.Server.Plans;

/// <summary>Keeps the plans. They do not change once they are loaded, so they are read once.</summary>
/// <param name="contexts">The store.</param>
internal sealed class PlanStore(IDbContextFactory<PmqaDbContext> contexts) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile PlanBook? _book;

    /// <summary>The plans, or null while none are loaded. They may be loaded by another process at any time.</summary>
    public async ValueTask<PlanBook?> FindAsync(CancellationToken cancellationToken)
    {
        if (_book is { } known)
        {
            return known;
        }

        // One instance for everybody: what is worked out for a book is kept for that instance.
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            return _book ??= await ReadAsync(context, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>Whether the store has plans.</summary>
    public static Task<bool> IsFilledAsync(PmqaDbContext context, CancellationToken cancellationToken) =>
        context.Agencies.AnyAsync(cancellationToken);

    /// <summary>Adds plans to a store that has none, within the caller's transaction.</summary>
    public static async Task<PlanLoading> FillAsync(PmqaDbContext context, PlanBook book, CancellationToken cancellationToken)
    {
        Add(book.Agency);
        for (int u = 0; u < book.Units.Count; u++)
        {
            Add(book.Units[u], (Columns.Place, u));
        }

        foreach (var plan in book.Plans)
        {
            Add(plan);
            for (int a = 0; a < plan.Activities.Count; a++)
            {
                var activity = plan.Activities[a];
                Add(activity, (Columns.Plan, plan.Number), (Columns.Place, a));
                for (int s = 0; s < activity.Steps.Count; s++)
                {
                    Add(activity.Steps[s], (Columns.Plan, plan.Number), (Columns.Activity, a), (Columns.Place, s));
                }
            }
        }

        await context.SaveChangesAsync(cancellationToken);
        return PlanLoading.Loaded;

        // The shadow columns are part of keys, so they must be set before the context begins to track.
        void Add(object item, params ReadOnlySpan<(string Column, int Value)> shadows)
        {
            var entry = context.Entry(item);
            foreach (var (column, value) in shadows)
            {
                entry.Property(column).CurrentValue = value;
            }

            entry.State = EntityState.Added;
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
