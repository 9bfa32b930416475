using Microsoft.Extensions.Options;
using Npgsql;
using PmqaDashboard.Server.Live;

namespace PmqaDashboard.Server.Data.Postgres;

/// <summary>
/// Wakes this node's feed when any node has written to the journal. It listens on a connection of its own and connects again for
/// ever; what was told meanwhile is unknown, so each connection begins with a look. Should it hear nothing, the feed's poll does.
/// </summary>
internal sealed partial class JournalListener(
    NpgsqlDataSource source, ChangeSignal signal, TimeProvider time, IOptions<LiveOptions> options, ILogger<JournalListener> logger)
    : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        int failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(() => failures = 0, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                var pause = PauseAfter(failures++);
                if (failures == 1)
                {
                    LogLost(e, pause);
                }

                await Task.Delay(pause, time, stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task ListenAsync(Action connected, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, _) => signal.Raise();
        await using (var listen = new NpgsqlCommand($"LISTEN {JournalOrderSql.Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        connected();
        LogListening(connection.Host);
        signal.Raise();
        while (true)
        {
            // The connection's keepalive finds a dead line even while nothing is told.
            await connection.WaitAsync(cancellationToken);
        }
    }

    private TimeSpan PauseAfter(int failures)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(failures, 16));
        return pause < options.Value.LongestListenPause ? pause : options.Value.LongestListenPause;
    }

    [LoggerMessage(LogLevel.Information, "Listening to the change journal on {Host}.")]
    private partial void LogListening(string? host);

    [LoggerMessage(LogLevel.Warning, "The change journal is no longer listened to; the next try is in {Pause}. Changes come by the poll meanwhile.")]
    private partial void LogLost(Exception exception, TimeSpan pause);
}
