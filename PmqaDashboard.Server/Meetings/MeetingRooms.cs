using System.Collections.Concurrent;
using PmqaDashboard.Domain.Meetings;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Meetings;

/// <summary>The rooms that somebody has opened on this node. A room is small and there are few meetings a year, so none is ever closed.</summary>
/// <param name="find">Finds what is kept of a meeting's room, or null.</param>
/// <param name="signal">Is told of every change.</param>
/// <param name="time">The real clock.</param>
/// <param name="logger">For the rooms.</param>
internal sealed class MeetingRooms(Func<string, RoomRecord?> find, RoomSignal signal, TimeProvider time, ILogger<MeetingRoom> logger) : IMeetingRooms
{
    private readonly ConcurrentDictionary<string, MeetingRoom> _rooms = [];

    /// <summary>All that are open.</summary>
    public IEnumerable<MeetingRoom> Opened => _rooms.Values;

    public IMeetingRoom Open(Meeting meeting)
    {
        if (!_rooms.TryGetValue(meeting.Id, out var room))
        {
            var kept = Find(meeting.Id) ?? RoomRecord.Begin(meeting, time.GetUtcNow());
            room = _rooms.GetOrAdd(meeting.Id, _ => new MeetingRoom(meeting.Id, kept, signal, time, logger));

            // Another node may have told of a change while this one was reading.
            signal.Raise(meeting.Id);
        }

        room.Begin(meeting);
        return room;
    }

    private RoomRecord? Find(string meeting)
    {
        try
        {
            return find(meeting);
        }
        catch (Exception e) when (StoreFailure.IsPassing(e))
        {
            // The meeting goes on with the figures in memory; the room is looked for again with the next signal.
            return null;
        }
    }
}
