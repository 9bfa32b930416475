namespace PmqaDashboard.Server.Meetings;

/// <summary>
/// Keeps what happens in rooms, a moment after everybody here has seen it: a key pressed in the meeting never waits for the store. While
/// the store fails the rooms of this node go on in memory, and are kept when it is back.
/// </summary>
internal sealed partial class RoomKeeper(MeetingRooms rooms, RoomStore store, RoomSignal signal, TimeProvider time, ILogger<RoomKeeper> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private bool _fails;

    // What was done a moment before a planned stop is kept too.
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        foreach (var room in rooms.Opened.Where(r => r.HasChanges))
        {
            await TrySettleAsync(room, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var meetings = await signal.NextAsync(stoppingToken);
                foreach (var room in rooms.Opened.Where(r => meetings.Contains(r.Meeting) || meetings.Contains(RoomSignal.All)))
                {
                    if (!await TrySettleAsync(room, stoppingToken))
                    {
                        await Task.Delay(Pause, time, stoppingToken);
                        signal.Raise(room.Meeting);
                    }
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server ends.
        }
    }

    private async Task<bool> TrySettleAsync(MeetingRoom room, CancellationToken cancellationToken)
    {
        try
        {
            await store.SettleAsync(room, cancellationToken);
            _fails = false;
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Said once, not every second.
            if (!_fails)
            {
                LogNotKept(e);
            }

            _fails = true;
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "A meeting's room cannot be kept; it goes on in the memory of this server.")]
    private partial void LogNotKept(Exception e);
}
