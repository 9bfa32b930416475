using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Server.Operations.Health;

/// <summary>
/// Writes every few seconds that this node is alive: other nodes' status pages read it, and a beat that went through proves
/// that the store can be written.
/// </summary>
internal sealed partial class NodeBeat(
    Node node, NodeBook book, IBoardSource boards, HealthCheckService health, IHostApplicationLifetime lifetime,
    IOptions<HealthOptions> options, TimeProvider time, ILogger<NodeBeat> logger) : BackgroundService
{
    private long _writtenAt;
    private bool _tidied;
    private volatile string? _failure;
    private string? _unready;

    /// <summary>How long ago the store was last written, or null when it never was.</summary>
    public TimeSpan? Age => Interlocked.Read(ref _writtenAt) is not 0 and var at ? time.GetElapsedTime(at) : null;

    /// <summary>Why the last beat did not go through, or null when it did.</summary>
    public string? Failure => _failure;

    /// <summary>Writes one beat; a store that cannot be written is remembered, not thrown.</summary>
    public async Task BeatAsync(CancellationToken cancellationToken)
    {
        // What this beat finds out is left out: the entry can only be read when it went through.
        string[] unready = await UnreadyAsync(check => check.Name != HealthSetup.Store, cancellationToken);
        try
        {
            await book.WriteAsync(
                new NodeEntry(node.Name, Node.Version, node.StartedAtUtc, time.GetUtcNow().UtcDateTime, unready, boards.Current?.Sequence),
                cancellationToken);
            Interlocked.Exchange(ref _writtenAt, time.GetTimestamp());
            _failure = null;
            if (!_tidied)
            {
                await book.ForgetAsync(cancellationToken);
                _tidied = true;
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            _failure = e.GetBaseException().Message;
        }

        Tell(string.Join(", ", await UnreadyAsync(_ => true, cancellationToken)));
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

    private async Task<string[]> UnreadyAsync(Func<HealthCheckRegistration, bool> which, CancellationToken cancellationToken)
    {
        var report = await health.CheckHealthAsync(check => check.Tags.Contains(HealthSetup.Ready) && which(check), cancellationToken);
        return [.. report.Entries.Where(e => e.Value.Status == HealthStatus.Unhealthy).Select(e => e.Key).Order(StringComparer.Ordinal)];
    }

    private void Tell(string unready)
    {
        if (unready == _unready)
        {
            return;
        }

        if (unready.Length > 0)
        {
            LogNotReady(unready, Failure);
        }
        else if (_unready is not null)
        {
            LogReady();
        }

        _unready = unready;
    }

    [LoggerMessage(LogLevel.Warning, "This node is not ready: {Checks}. {Failure}")]
    private partial void LogNotReady(string checks, string? failure);

    [LoggerMessage(LogLevel.Information, "This node is ready again.")]
    private partial void LogReady();
}
