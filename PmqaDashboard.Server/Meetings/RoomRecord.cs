using System.Collections.Immutable;
using PmqaDashboard.Domain.Meetings;

namespace PmqaDashboard.Server.Meetings;

/// <summary>
/// A meeting's room as it is kept: a server that is started anew, and every other node, goes on where the room is. Keys are not in it,
/// only their hashes.
/// </summary>
/// <param name="State">What everybody sees.</param>
/// <param name="ChangedAt">When it was changed last.</param>
internal sealed record RoomRecord(RoomState State, DateTimeOffset ChangedAt)
{
    /// <summary>A room that nobody has touched for so long is that of a meeting that was held: who comes then begins at the first item.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(12);

    private const int MostDrivers = 30;

    /// <summary>Grows by one whenever it is kept.</summary>
    public long Version { get; init; }

    /// <summary>Hashes of the keys of the devices that were let in.</summary>
    public ImmutableArray<string> Drivers { get; init; } = [];

    /// <summary>The invitation that is still good, or null.</summary>
    public Invitation? Invitation { get; init; }

    /// <summary>The room of a meeting at its beginning.</summary>
    public static RoomRecord Begin(Meeting meeting, DateTimeOffset now) => new(new RoomState(MeetingPlace.At(meeting, 0)), now);

    /// <summary>Whether the meeting was over some time before.</summary>
    public bool IsOver(DateTimeOffset now) => now - ChangedAt >= Life;

    /// <summary>With one more device let in.</summary>
    public RoomRecord Let(string driver) => this with { Drivers = [.. Drivers.TakeLast(MostDrivers - 1), driver] };
}

/// <summary>What lets one device in.</summary>
/// <param name="Hash">Hash of its key.</param>
/// <param name="Until">When it ends.</param>
internal sealed record Invitation(string Hash, DateTimeOffset Until);
