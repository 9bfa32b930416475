using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Messages;

/// <summary>Tells open inboxes of this node of messages that another one has posted. Who posts tells its own at once.</summary>
internal sealed partial class InboxFollower(
    IDbContextFactory<PmqaDbContext> contexts, InboxNews news, TimeProvider time, ILogger<InboxFollower> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    private long? _seen;
    private bool _failing;

    /// <summary>Looks once.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        // Whoever opens an inbox reads it then; only what comes afterwards is missing.
        if (!news.AnybodyListens)
        {
            _seen = null;
            return;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (_seen is not { } seen)
        {
            // The last ones may have come between the reading and this look.
            seen = (await context.Messages.MaxAsync(m => (long?)m.Id, cancellationToken) ?? 0) - 100;
        }

        var newest = await context.Messages.Where(m => m.Id > seen).Select(m => new { m.Id, m.AccountId }).ToListAsync(cancellationToken);
        news.Tell([.. newest.Select(m => m.AccountId).Distinct()]);
        _seen = newest.Count == 0 ? seen : newest.Max(m => m.Id);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
                _failing = false;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                if (!_failing)
                {
                    LogFailed(e);
                }

                _failing = true;
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Open inboxes cannot be told of news at the moment.")]
    private partial void LogFailed(Exception exception);
}
