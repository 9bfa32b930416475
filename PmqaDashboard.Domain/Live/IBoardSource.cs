namespace PmqaDashboard.Domain.Live;

/// <summary>Where screens find the newest Board.</summary>
public interface IBoardSource
{
    /// <summary>The newest Board, or null while no plan is loaded.</summary>
    Board? Current { get; }

    /// <summary>Fiscal-clock moment, UTC, at which the feed last made sure that nothing newer is in the journal.</summary>
    DateTime CheckedAtUtc { get; }

    /// <summary>The Board as of the end of a fiscal day, or null while no plan is loaded.</summary>
    Task<Board?> AsOfAsync(DateOnly day, CancellationToken cancellationToken);

    /// <summary>
    /// The Board exactly after a change, seen on a fiscal day, or null while no plan is loaded. It stays what it is whatever comes into
    /// the journal later.
    /// </summary>
    /// <param name="sequence">Sequence of the change; 0 before the first.</param>
    /// <param name="day">The fiscal day on which it is looked at.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<Board?> AtAsync(long sequence, DateOnly day, CancellationToken cancellationToken);

    /// <summary>
    /// Asks to be pinged, without payload, when there is a newer Board (<see cref="Ping.Board"/>) or when the feed has checked
    /// that there is none (<see cref="Ping.Beat"/>). Pings of a subscriber never overlap, those of Boards come no faster than
    /// its interval, and the last one is never lost. The callback runs in the subscriber's own execution context.
    /// </summary>
    /// <returns>Ends the subscription; may be disposed more than once.</returns>
    IBoardSubscription Subscribe(string name, TimeSpan interval, Func<Ping, Task> callback);
}

/// <summary>A subscriber's line to the Board; disposing it ends it.</summary>
public interface IBoardSubscription : IDisposable
{
    /// <summary>
    /// The subscriber's screen shows what it was last pinged for: its browser has confirmed it. Only for measuring; a subscriber that
    /// never confirms misses nothing.
    /// </summary>
    void Confirm();
}

/// <summary>Why a subscriber is pinged.</summary>
public enum Ping
{
    /// <summary>The feed is alive; there may be nothing new.</summary>
    Beat,

    /// <summary>There is a newer Board.</summary>
    Board,
}
