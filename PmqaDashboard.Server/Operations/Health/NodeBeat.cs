using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using PmqaDashboard.Server.Live;

namespace PmqaDashboard.Server.Operations.Health;

/// <summary>
/// Writes every few seconds that this node is alive: other nodes' status pages read it, and a beat that went through proves
/// that the store can be written.
/// </summary>
internal sealed partial class NodeBeat(
    Node node, NodeState state, NodeBook book, BoardSource boards, HealthCheckService health, IHostApplicationLifetime lifetime,
    IOptions<HealthOptions> options, TimeProvider time, ILogger<NodeBeat> logger) : BackgroundService
{
    private bool _tidied;

    /// <summary>Writes one beat; a store that cannot be written is remembered, not thrown.</summary>
    public async Task BeatAsync(CancellationToken cancellationToken)
    {
        // What this beat finds out is left out: the entry can only be read when it went through.
        string[] unready = await UnreadyAsync(check => check.Name != HealthSetup.Store, cancellationToken);
        try
        {
            await book.WriteAsync(
                new NodeEntry(
                    node.Name, Node.Version, node.StartedAtUtc, time.GetUtcNow().UtcDateTime, unready, boards.Screens.Values.Sum(), boards.Current?.Sequence),
                cancellationToken);
            state.Succeed();
            if (!_tidied)
            {
                await book.ForgetAsync(cancellationToken);
                _tidied = true;
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            state.Fail(e.GetBaseException().Message);
        }

        state.Behind = await BehindAsync(cancellationToken);
        Tell(await UnreadyAsync(_ => true, cancellationToken));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Before it listens it has no address, and so perhaps no name.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (lifetime.ApplicationStarted.Register(started.SetResult))
        {
            await started.Task.WaitAsync(stoppingToken);
        }

        using var timer = new PeriodicTimer(options.Value.Beat, time);
        do
        {
            await BeatAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // A journal that cannot be read is the feed's to tell.
    private async Task<long?> BehindAsync(CancellationToken cancellationToken)
    {
        try
        {
            long last = await book.LastSequenceAsync(cancellationToken);
            return Math.Max(0, last - (boards.Current?.Sequence ?? 0));
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<string[]> UnreadyAsync(Func<HealthCheckRegistration, bool> which, CancellationToken cancellationToken)
    {
        var report = await health.CheckHealthAsync(check => check.Tags.Contains(HealthSetup.Ready) && which(check), cancellationToken);
        return [.. report.Entries.Where(e => e.Value.Status == HealthStatus.Unhealthy).Select(e => e.Key).Order(StringComparer.Ordinal)];
    }

    private void Tell(string[] unready)
    {
        var before = state.Unready;
        state.Unready = unready;
        if (unready is not [] && before?.SequenceEqual(unready) != true)
        {
            LogNotReady(string.Join(", ", unready), state.Failure);
        }
        else if (unready is [] && before is [_, ..])
        {
            LogReady();
        }
    }

    [LoggerMessage(LogLevel.Warning, "This node is not ready: {Checks}. {Failure}")]
    private partial void LogNotReady(string checks, string? failure);

    [LoggerMessage(LogLevel.Information, "This node is ready again.")]
    private partial void LogReady();
}
