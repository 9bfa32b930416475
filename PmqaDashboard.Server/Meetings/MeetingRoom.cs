using System.Security.Cryptography;
using PmqaDashboard.Domain.Meetings;

namespace PmqaDashboard.Server.Meetings;

/// <summary>
/// One meeting's room. A change is made under the lock and told outside it; who is told reads the newest state, so that a slow screen
/// skips what it missed and never shows an older one after a newer one.
/// </summary>
internal sealed partial class MeetingRoom(RoomState begin, TimeProvider time, ILogger<MeetingRoom> logger) : IMeetingRoom
{
    private const int KeyBytes = 16;
    private static readonly TimeSpan InvitationLife = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly HashSet<string> _drivers = [];
    private readonly HashSet<Listener> _listeners = [];
    private volatile RoomState _state = begin;
    private (string Key, DateTimeOffset Until)? _invitation;

    public RoomState State => _state;

    public void Do(Func<RoomState, RoomState> change) => Change(_ => true, change);

    public bool DoRemotely(string driver, Func<RoomState, RoomState> change) => Change(state => state.Holder?.Driver == driver, change);

    public bool Take(string driver, string name) => Knows(driver) && Change(_ => true, state => state with { Holder = new RemoteHolder(driver, name) });

    public void Release(string driver) => Change(state => state.Holder?.Driver == driver, state => state with { Holder = null });

    public string Invite()
    {
        string key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
        lock (_lock)
        {
            _invitation = (key, time.GetUtcNow() + InvitationLife);
        }

        return key;
    }

    public bool IsGood(string invitation)
    {
        lock (_lock)
        {
            return Matches(invitation);
        }
    }

    public string? Admit(string? invitation, bool isSecretary)
    {
        lock (_lock)
        {
            bool invited = invitation is not null && Matches(invitation);
            if (!invited && !isSecretary)
            {
                return null;
            }

            if (invited)
            {
                _invitation = null;
            }

            string driver = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
            _drivers.Add(driver);
            return driver;
        }
    }

    public bool Knows(string driver)
    {
        lock (_lock)
        {
            return _drivers.Contains(driver);
        }
    }

    public IDisposable Subscribe(Func<Task> callback)
    {
        var listener = new Listener(this, callback);
        lock (_lock)
        {
            _listeners.Add(listener);
        }

        return listener;
    }

    private bool Change(Func<RoomState, bool> may, Func<RoomState, RoomState> change)
    {
        Listener[] all;
        lock (_lock)
        {
            var before = _state;
            if (!may(before))
            {
                return false;
            }

            var after = change(before);
            if (after == before)
            {
                return true;
            }

            _state = after;
            all = [.. _listeners];
        }

        foreach (var listener in all)
        {
            _ = TellAsync(listener);
        }

        return true;
    }

    private async Task TellAsync(Listener listener)
    {
        try
        {
            await listener.Callback();
        }
        catch (Exception e)
        {
            // One broken screen must not stop the meeting.
            LogFailed(e);
        }
    }

    private bool Matches(string invitation) =>
        _invitation is { } known && time.GetUtcNow() < known.Until
        && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(known.Key), System.Text.Encoding.UTF8.GetBytes(invitation));

    [LoggerMessage(LogLevel.Warning, "A screen of a meeting could not be told of a change.")]
    private partial void LogFailed(Exception e);

    private sealed class Listener(MeetingRoom room, Func<Task> callback) : IDisposable
    {
        public Func<Task> Callback => callback;

        public void Dispose()
        {
            lock (room._lock)
            {
                room._listeners.Remove(this);
            }
        }
    }
}
