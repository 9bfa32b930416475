using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Scenes;

namespace PmqaDashboard.Domain.Screens;

/// <summary>What is known of a screen on the wall beside the record; moments are by the real clock.</summary>
/// <param name="ScreenId">The screen.</param>
/// <param name="SeenAtUtc">When its browser last confirmed that it has drawn.</param>
/// <param name="OpenedAtUtc">Since when it has shown the wall without a break.</param>
/// <param name="Scene">What it shows, or null when it has not said.</param>
/// <param name="SceneSinceUtc">Since when it shows that.</param>
/// <param name="Sequence">Sequence of the Board that it had drawn then.</param>
/// <param name="Windows">Browser windows in which it is open; more than one is a copy of its key.</param>
/// <param name="IsHere">Whether it hangs on the node that says so; what another node says is up to a minute old.</param>
public sealed record ScreenSight(
    string ScreenId, DateTime SeenAtUtc, DateTime OpenedAtUtc, Scene? Scene, DateTime SceneSinceUtc, long Sequence, int Windows, bool IsHere)
{
    /// <summary>After so long a silence a screen of this node is not there: a wall beats every two seconds or so.</summary>
    public static readonly TimeSpan SilentHere = TimeSpan.FromSeconds(15);

    // What another node knows is written once a minute.
    private static readonly TimeSpan SilentElsewhere = TimeSpan.FromSeconds(100);

    /// <summary>Whether it is alive: it was seen a moment ago.</summary>
    public bool IsAlive(DateTime nowUtc) => Windows > 0 && nowUtc - SeenAtUtc < (IsHere ? SilentHere : SilentElsewhere);
}

/// <summary>Pairing and revoking screens, and how they do. Every act checks on its own whether the person may.</summary>
public interface IScreens
{
    /// <summary>Takes the screen in that shows a code. A code serves once.</summary>
    Task<RecordOutcome> PairAsync(string accountId, string code, ScreenSetting setting, CancellationToken cancellationToken);

    /// <summary>Takes a screen's right away; it goes dark wherever it hangs.</summary>
    Task<RecordOutcome> RevokeAsync(string accountId, string screenId, CancellationToken cancellationToken);

    /// <summary>How the screens do, by id, on all nodes. What cannot be read is left out.</summary>
    Task<IReadOnlyDictionary<string, ScreenSight>> SightsAsync(CancellationToken cancellationToken);
}

/// <summary>Where a screen's circuit tells that it lives.</summary>
public interface IScreenPresence
{
    /// <summary>A window of a screen has opened. Dispose it when it closes.</summary>
    IScreenWindow Open(string screenId);
}

/// <summary>A window of a screen.</summary>
public interface IScreenWindow : IDisposable
{
    /// <summary>It shows another scene.</summary>
    void Shows(Scene scene);

    /// <summary>Its browser has confirmed that it has drawn.</summary>
    void Drew(long sequence);
}

/// <summary>Who comes to <c>/screen</c>.</summary>
public abstract record ScreenArrival
{
    private ScreenArrival()
    {
    }

    /// <summary>A screen with a good key: it shows the wall.</summary>
    /// <param name="ScreenId">Which.</param>
    public sealed record Paired(string ScreenId) : ScreenArrival;

    /// <summary>A screen whose key was revoked: it is dark.</summary>
    public sealed record Revoked : ScreenArrival;

    /// <summary>A new screen, which shows a code.</summary>
    /// <param name="Code">The code.</param>
    /// <param name="Address">Where the secretariat confirms it, with the code.</param>
    public sealed record Waiting(string Code, string Address) : ScreenArrival;

    /// <summary>There is no code for it at the moment: too many are asked for, or the store is down. It asks again by itself.</summary>
    public sealed record Later : ScreenArrival;

    /// <summary>It came by a link of another site, with which browsers send no key: it has to come again on its own.</summary>
    public sealed record Again : ScreenArrival;
}
