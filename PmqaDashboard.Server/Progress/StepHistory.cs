using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Progress;

/// <summary>Reads the reports of a step, withdrawn ones and withdrawals included.</summary>
/// <param name="contexts">The store.</param>
internal sealed class StepHistory(IDbContextFactory<PmqaDbContext> contexts) : IStepHistory
{
    public async Task<IReadOnlyList<ProgressReport>> ReadAsync(string stepId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Reports
            .Where(r => r.StepId == stepId)
            .OrderByDescending(r => r.Id)
            .Select(Report.AsSeen)
            .ToListAsync(cancellationToken);
    }
}
