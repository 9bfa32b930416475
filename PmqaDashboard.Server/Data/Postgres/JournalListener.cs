using Microsoft.Extensions.Options;
using Npgsql;
using PmqaDashboard.Server.Live;
using PmqaDashboard.Server.Meetings;

namespace PmqaDashboard.Server.Data.Postgres;

/// <summary>
/// Wakes this node's feed when any node has written to the journal, and its rooms of meetings when one was changed. It listens on a connection of its own and connects again for
/// ever; what was told meanwhile is unknown, so each connection begins with a look. Should it hear nothing, the feed's poll does.
/// </summary>
internal sealed partial class JournalListener(
    NpgsqlDataSource source, ChangeSignal signal, RoomSignal rooms, TimeProvider time, IOptions<LiveOptions> options, ILogger<JournalListener> logger)
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
        connection.Notification += (_, told) => Hear(told);
        await using (var listen = new NpgsqlCommand($"LISTEN {JournalOrderSql.Channel}; LISTEN {RoomSignal.Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        connected();
        LogListening(connection.Host);
        signal.Raise();
        rooms.Raise(RoomSignal.All);
        while (true)
        {
            // The connection's keepalive finds a dead line even while nothing is told.
            await connection.WaitAsync(cancellationToken);
        }
    }

    private void Hear(NpgsqlNotificationEventArgs told)
    {
        if (told.Channel == RoomSignal.Channel)
        {
            rooms.Raise(told.Payload);
        }
        else
        {
            signal.Raise();
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
