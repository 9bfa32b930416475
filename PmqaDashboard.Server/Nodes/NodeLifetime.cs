using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Options;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Operations.Health;

namespace PmqaDashboard.Server.Nodes;

/// <summary>
/// Begins and ends the process. Asked to stop, the node is not ready first, sends its screens away, and only then stops to listen and
/// finishes what it has begun. Asked a second time, it stops at once. systemd is told when it is ready and when it stops.
/// </summary>
internal sealed partial class NodeLifetime(
    Node node, LiveLines lines, IHostApplicationLifetime application, IOptions<NodeOptions> options, IConfiguration configuration,
    ISystemdNotifier systemd, ILogger<NodeLifetime> logger) : IHostLifetime, IDisposable
{
    private static readonly TimeSpan AmongOthers = TimeSpan.FromSeconds(3);

    private readonly List<PosixSignalRegistration> _signals = [];
    private int _asked;

    private TimeSpan DrainTime => options.Value.DrainTime
        ?? (DatabaseProviders.Of(configuration) == DatabaseProvider.Postgres ? AmongOthers : TimeSpan.Zero);

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT])
        {
            _signals.Add(PosixSignalRegistration.Create(signal, asked =>
            {
                // Otherwise the process would end here and now.
                asked.Cancel = true;
                Stop();
            }));
        }

        application.ApplicationStarted.Register(() => systemd.Notify(ServiceState.Ready));
        application.ApplicationStopping.Register(() => systemd.Notify(ServiceState.Stopping));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _signals.ForEach(s => s.Dispose());

    private void Stop()
    {
        if (Interlocked.Increment(ref _asked) > 1 || DrainTime == TimeSpan.Zero)
        {
            application.StopApplication();
            return;
        }

        node.Drain();
        LogDraining(lines.Count, DrainTime);
        systemd.Notify(ServiceState.Stopping);
        _ = DrainAsync();
    }

    private async Task DrainAsync()
    {
        try
        {
            await lines.CloseAsync(DrainTime, application.ApplicationStopping);
        }
        catch (OperationCanceledException)
        {
            // Asked again: at once.
        }
        finally
        {
            application.StopApplication();
        }
    }

    [LoggerMessage(LogLevel.Information, "This node takes no visitors any more and sends its {Count} screens to others within {Time}.")]
    private partial void LogDraining(int count, TimeSpan time);
}
