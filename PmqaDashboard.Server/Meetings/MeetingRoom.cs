using System.Security.Cryptography;
using System.Text;
using PmqaDashboard.Domain.Meetings;

namespace PmqaDashboard.Server.Meetings;

/// <summary>
/// One meeting's room on this node. A change is made under the lock and told outside it; who is told reads the newest state, so that a
/// slow screen skips what it missed and never shows an older one after a newer one. Changes wait here until they are kept, and are done
/// again to what another node has kept meanwhile.
/// </summary>
internal sealed partial class MeetingRoom(string meeting, RoomRecord kept, RoomSignal signal, TimeProvider time, ILogger<MeetingRoom> logger) : IMeetingRoom
{
    private const int KeyBytes = 16;
    private static readonly TimeSpan InvitationLife = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly HashSet<Listener> _listeners = [];
    private readonly List<Func<RoomRecord, RoomRecord>> _waiting = [];
    private RoomRecord _kept = kept;
    private volatile RoomRecord _now = kept;

    /// <summary>Id of the meeting.</summary>
    public string Meeting => meeting;

    /// <summary>Whether something was done that is not kept yet.</summary>
    public bool HasChanges
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count > 0;
            }
        }
    }

    public RoomState State => _now.State;

    public void Do(Func<RoomState, RoomState> change) => Change(room => room with { State = change(room.State) });

    public bool DoRemotely(string driver, Func<RoomState, RoomState> change) =>
        Change(room => room with { State = change(room.State) }, room => Holds(room, driver));

    public bool Take(string driver, string name) =>
        Change(room => room with { State = room.State with { Holder = new RemoteHolder(Hash(driver), name) } }, room => Knows(room, driver));

    public void Release(string driver) => Change(room => room with { State = room.State with { Holder = null } }, room => Holds(room, driver));

    public string Invite()
    {
        string key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
        var invitation = new Invitation(Hash(key), time.GetUtcNow() + InvitationLife);
        Change(room => room with { Invitation = invitation });
        return key;
    }

    public bool IsGood(string invitation) => IsGood(_now, Hash(invitation));

    public string? Admit(string? invitation, bool isSecretary)
    {
        string driver = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
        string? hash = invitation is null ? null : Hash(invitation);
        return Change(
            room => (IsGood(room, hash) ? room with { Invitation = null } : room).Let(Hash(driver)),
            room => isSecretary || IsGood(room, hash)) ? driver : null;
    }

    public bool Knows(string driver) => Knows(_now, driver);

    public bool Holds(string driver) => Holds(_now, driver);

    /// <summary>Begins anew when the meeting was over long before.</summary>
    public void Begin(Meeting held) => Change(
        room => RoomRecord.Begin(held, time.GetUtcNow()) with { Version = room.Version }, room => room.IsOver(time.GetUtcNow()));

    /// <summary>What is to be kept: what waits, done to what is kept, or to what another node has kept since.</summary>
    /// <param name="stored">What is kept, or null for nothing.</param>
    /// <returns>How many changes it holds, and the record.</returns>
    public (int Waiting, RoomRecord Record) Next(RoomRecord? stored)
    {
        lock (_lock)
        {
            return stored is not null && stored.Version > _kept.Version
                ? (_waiting.Count, After(stored) with { Version = stored.Version + 1 })
                : (_waiting.Count, _now with { Version = _kept.Version + 1 });
        }
    }

    /// <summary>Something is kept now.</summary>
    /// <param name="waiting">How many of the changes that waited it holds.</param>
    /// <param name="record">What is kept.</param>
    public void Settle(int waiting, RoomRecord record)
    {
        lock (_lock)
        {
            if (record.Version <= _kept.Version)
            {
                return;
            }

            var before = _now;
            _waiting.RemoveRange(0, waiting);
            (_kept, _now) = (record, After(record));
            if (ReferenceEquals(before.State, _now.State))
            {
                return;
            }
        }

        Tell();
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

    // Whether it may be done is asked again wherever it is done: another node may have kept something that forbids it.
    private bool Change(Func<RoomRecord, RoomRecord> change, Func<RoomRecord, bool>? may = null)
    {
        var at = time.GetUtcNow();
        lock (_lock)
        {
            var before = _now;
            if (may?.Invoke(before) == false)
            {
                return false;
            }

            var after = change(before);
            if (after == before)
            {
                return true;
            }

            _now = after with { ChangedAt = at };
            _waiting.Add(room => may?.Invoke(room) == false ? room : change(room) with { ChangedAt = at });
        }

        Tell();
        signal.Raise(meeting);
        return true;
    }

    private RoomRecord After(RoomRecord room) => _waiting.Aggregate(room, (record, change) => change(record));

    private void Tell()
    {
        Listener[] all;
        lock (_lock)
        {
            all = [.. _listeners];
        }

        foreach (var listener in all)
        {
            _ = TellAsync(listener);
        }
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

    private bool IsGood(RoomRecord room, string? hash) => hash is not null && room.Invitation is { } known && time.GetUtcNow() < known.Until && known.Hash == hash;

    private static bool Knows(RoomRecord room, string driver) => room.Drivers.Contains(Hash(driver));

    private static bool Holds(RoomRecord room, string driver) => room.State.Holder?.Driver == Hash(driver);

    // Of a hundred and twenty-eight random bits a plain hash is enough; comparing hashes tells nothing about the key.
    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

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
