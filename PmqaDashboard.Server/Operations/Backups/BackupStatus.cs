namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>How this node's store stands with its backups: for health, metrics and the status page.</summary>
internal sealed class BackupStatus
{
    private volatile Seen _seen = new(null, null);
    private volatile Failure? _failure;

    /// <summary>The newest backup of the store, whoever made it; null when none is known.</summary>
    public BackupRecord? Last => _seen.Last;

    /// <summary>Why the last attempt of this node failed; null when it did not, or there was none.</summary>
    public Failure? LastFailure => _failure;

    /// <summary>When this node will make the next one, UTC; null when it makes none.</summary>
    public DateTime? NextAtUtc => _seen.NextAtUtc;

    /// <summary>How old the newest backup is: the most that could be lost now. Null when there is none.</summary>
    public TimeSpan? AgeAt(DateTime nowUtc) => Last is { } last ? nowUtc - last.MadeAtUtc : null;

    internal void Note(BackupRecord? last, DateTime? nextAtUtc)
    {
        if (last?.MadeAtUtc > _failure?.AtUtc)
        {
            _failure = null;
        }

        _seen = new Seen(last, nextAtUtc);
    }

    internal void NoteFailure(DateTime atUtc, string message) => _failure = new Failure(atUtc, message);

    // One object, so that whoever reads it on another thread never sees halves.
    private sealed record Seen(BackupRecord? Last, DateTime? NextAtUtc);

    /// <summary>An attempt that failed.</summary>
    /// <param name="AtUtc">When.</param>
    /// <param name="Message">Why.</param>
    internal sealed record Failure(DateTime AtUtc, string Message);
}
