using System.Collections.Concurrent;
using PmqaDashboard.Domain.Meetings;

namespace PmqaDashboard.Server.Meetings;

/// <summary>The rooms of this node. A room is small and there are few meetings a year, so none is ever closed.</summary>
internal sealed class MeetingRooms(TimeProvider time, ILogger<MeetingRoom> logger) : IMeetingRooms
{
    private readonly ConcurrentDictionary<string, MeetingRoom> _rooms = [];

    public IMeetingRoom Open(Meeting meeting) =>
        _rooms.GetOrAdd(meeting.Id, _ => new MeetingRoom(new RoomState(MeetingPlace.At(meeting, 0)), time, logger));
}
