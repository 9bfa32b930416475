namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>What a drill found out. Its names are those of the report in JSON.</summary>
internal sealed record DrillResult
{
    /// <summary>When it began, by the real clock.</summary>
    public required DateTime AtUtc { get; init; }

    /// <summary>The fiscal day.</summary>
    public required DateOnly FiscalDay { get; init; }

    /// <summary>Version that ran it.</summary>
    public required string Product { get; init; }

    /// <summary>Whether a loss of the store would have been overcome with this backup.</summary>
    public bool Passed => Faults.Count == 0;

    /// <summary>What is wrong; empty when it passed.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>The backup, or null when there was none.</summary>
    public BackupUsed? Backup { get; init; }

    /// <summary>What the backup says about itself; null when it could not be restored.</summary>
    public BackupManifest? Manifest { get; init; }

    /// <summary>From the backup's file to a store that is checked and whose figures are computed.</summary>
    public decimal? RestoreSeconds { get; init; }

    /// <summary>Reading and computing the living store for comparison.</summary>
    public decimal? CompareSeconds { get; init; }

    /// <summary>Age of the backup: the time whose work would have been lost.</summary>
    public decimal? AgeSeconds { get; init; }

    /// <summary>Changes that would have been lost.</summary>
    public long? LostChanges { get; init; }

    /// <summary>The agency's planned % as of the backup.</summary>
    public decimal? Planned { get; init; }

    /// <summary>The agency's reported % as of the backup.</summary>
    public decimal? Reported { get; init; }

    /// <summary>What was computed from the backup.</summary>
    public Side? Restored { get; init; }

    /// <summary>The same of the living store, as of the backup's last change.</summary>
    public Side? Living { get; init; }

    /// <summary>This result with one more fault.</summary>
    public DrillResult With(string fault) => this with { Faults = [.. Faults, fault] };

    /// <summary>The backup that was restored.</summary>
    internal sealed record BackupUsed(string File, long Bytes, string Sha256, DateTime MadeAtUtc);

    /// <summary>One of the two that are compared.</summary>
    /// <param name="HeadSequence">Its last change.</param>
    /// <param name="JournalSha256">Hash of the journal up to the backup's last change.</param>
    /// <param name="BoardSha256">Hash of every figure as of that change; null when there are no plans.</param>
    internal sealed record Side(long HeadSequence, string JournalSha256, string? BoardSha256);
}
