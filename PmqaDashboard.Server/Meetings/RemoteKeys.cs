using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Meetings;

namespace PmqaDashboard.Server.Meetings;

/// <summary>Knows the devices that were let in to a meeting's room.</summary>
internal sealed class RemoteKeys(IBoardSource boards, IMeetingRooms rooms)
{
    /// <summary>The room of a meeting, or null when there is no such meeting.</summary>
    public IMeetingRoom? Room(string meeting) => boards.Current?.Record.Meetings.Find(meeting) is { } found ? rooms.Open(found) : null;

    /// <summary>The key of the device that asks, or null when it was not let in, here or to that meeting.</summary>
    /// <param name="request">What it asks.</param>
    /// <param name="meeting">To which meeting; null for any.</param>
    public string? Read(HttpRequest request, string? meeting = null) =>
        RemoteCookie.Read(request) is { } cookie && (meeting is null || cookie.Meeting == meeting) && Room(cookie.Meeting)?.Knows(cookie.Driver) == true
            ? cookie.Driver
            : null;
}
