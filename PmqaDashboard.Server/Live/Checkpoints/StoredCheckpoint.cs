namespace PmqaDashboard.Server.Live.Checkpoints;

/// <summary>A checkpoint as the store keeps it. All of them may be deleted at any time: the journal has everything.</summary>
internal sealed class StoredCheckpoint
{
    public const int MaxKey = 50;

    /// <summary>For which plans and by which format; see <see cref="Domain.Live.Checkpoint.KeyOf"/>.</summary>
    public required string Key { get; init; }

    /// <summary>Sequence of the last change that is in it.</summary>
    public required long Sequence { get; init; }

    /// <summary>Latest moment of a change that is in it.</summary>
    public required DateTime LatestUtc { get; init; }

    /// <summary>
    /// No change after it, up to the newest checkpoint, is of an earlier moment. It is the latest moment itself unless one came late.
    /// </summary>
    public required DateTime RestFromUtc { get; init; }

    public required byte[] Data { get; init; }
}
