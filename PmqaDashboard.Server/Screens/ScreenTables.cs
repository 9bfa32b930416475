using PmqaDashboard.Domain.Scenes;

namespace PmqaDashboard.Server.Screens;

/// <summary>The key of a paired screen. The key itself is only in the screen's browser.</summary>
internal sealed class ScreenKey
{
    public const int MaxId = 20;

    /// <summary>The screen, as the record names it.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-256 of the key's secret (<see cref="ScreenKeyText"/>).</summary>
    public required byte[] Hash { get; init; }

    public required DateTime PairedAtUtc { get; init; }

    public DateTime? RevokedAtUtc { get; set; }
}

/// <summary>A screen that shows a code and waits. In the store, so that any node confirms what any node has shown.</summary>
internal sealed class WaitingScreen
{
    public required string Id { get; init; }

    public required string Code { get; init; }

    /// <summary>SHA-256 of the secret that the browser got with the code, and that becomes its key when the code is confirmed.</summary>
    public required byte[] Hash { get; init; }

    public required DateTime ExpiresAtUtc { get; init; }
}

/// <summary>What a node last saw of a screen, for the other nodes; written at most once a minute.</summary>
internal sealed class StoredSight
{
    public required string ScreenId { get; init; }

    public DateTime SeenAtUtc { get; set; }

    public DateTime OpenedAtUtc { get; set; }

    public SceneKind? Scene { get; set; }

    public int? Category { get; set; }

    public DateTime SceneSinceUtc { get; set; }

    public long Sequence { get; set; }

    public int Windows { get; set; }
}
