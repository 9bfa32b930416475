namespace PmqaDashboard.Domain.Meetings;

/// <summary>What everybody in a meeting's room sees at this moment: the projected view, the presenter's and the remotes.</summary>
/// <param name="Place">Where the meeting is.</param>
public sealed record RoomState(MeetingPlace Place)
{
    /// <summary>Whether the room looks at live figures although they are pinned.</summary>
    public bool IsLive { get; init; }

    /// <summary>Whether the changes that wait are listed.</summary>
    public bool ShowsWaiting { get; init; }

    /// <summary>Whether the year is being replayed.</summary>
    public bool Replays { get; init; }

    /// <summary>Which sum stands open: 1 reported, 2 planned, 3 certified, 4 forecast; 0 none.</summary>
    public int Sum { get; init; }

    /// <summary>Whether a resolution is being typed at the projector.</summary>
    public bool Types { get; init; }

    /// <summary>Who holds the remote, or null while nobody does.</summary>
    public RemoteHolder? Holder { get; init; }
}

/// <summary>Who holds the remote.</summary>
/// <param name="Driver">Hash of the device's key; only the device itself knows the key.</param>
/// <param name="Name">Name shown for it.</param>
public sealed record RemoteHolder(string Driver, string Name);

/// <summary>
/// The rooms of meetings that are being held. What a room looks at is no record and in no journal, but it is kept: a server that is started
/// anew goes on where the room was, and all nodes are in the same one.
/// </summary>
public interface IMeetingRooms
{
    /// <summary>The room of a meeting. One that nobody has touched for half a day begins anew.</summary>
    IMeetingRoom Open(Meeting meeting);
}

/// <summary>The room of one meeting.</summary>
public interface IMeetingRoom
{
    /// <summary>What is seen.</summary>
    RoomState State { get; }

    /// <summary>Changes what is seen, from the presenter's own keyboard. Subscribers are pinged when it differs.</summary>
    void Do(Func<RoomState, RoomState> change);

    /// <summary>Changes what is seen, from a remote.</summary>
    /// <returns>False when another device holds the remote; nothing changes then.</returns>
    bool DoRemotely(string driver, Func<RoomState, RoomState> change);

    /// <summary>Takes the remote, from whoever holds it.</summary>
    /// <returns>False when the device was not let in.</returns>
    bool Take(string driver, string name);

    /// <summary>Lays the remote down; nothing happens when another device holds it.</summary>
    void Release(string driver);

    /// <summary>Makes a key that lets one device in, once, within ten minutes. An older one that was not used ends.</summary>
    string Invite();

    /// <summary>Whether a key is the one that was made last and is still good.</summary>
    bool IsGood(string invitation);

    /// <summary>Lets a device in by a key, or by its own word when it is a secretary's.</summary>
    /// <returns>The device's own key, by which it comes back after a broken line; null when the invitation is not good.</returns>
    string? Admit(string? invitation, bool isSecretary);

    /// <summary>Whether a device was let in.</summary>
    bool Knows(string driver);

    /// <summary>Whether a device holds the remote.</summary>
    bool Holds(string driver);

    /// <summary>Asks to be pinged whenever what is seen has changed; disposing ends it.</summary>
    IDisposable Subscribe(Func<Task> callback);
}
