namespace PmqaDashboard.Domain.Operations;

/// <summary>How the installation does, for whoever looks after it.</summary>
public interface IServerStatus
{
    /// <summary>Reads it. What cannot be read is left out; it never fails because something is down.</summary>
    Task<ServerStatus> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>How the installation does; moments are by the real clock, and nothing in it is about people.</summary>
public sealed record ServerStatus
{
    /// <summary>When this was read.</summary>
    public required DateTime AtUtc { get; init; }

    /// <summary>The processes that stand on the store, this one among them.</summary>
    public required IReadOnlyList<NodeStatus> Nodes { get; init; }

    /// <summary>How the change feed of this node keeps up.</summary>
    public required FeedStatus Feed { get; init; }

    /// <summary>Saves on this node, of the last minutes.</summary>
    public required Latency Saves { get; init; }

    /// <summary>When something was last saved through this node since it started, or null.</summary>
    public DateTime? LastSaveUtc { get; init; }

    /// <summary>From a published Board to the confirmation of browsers, of the last minutes.</summary>
    public required Latency Pushes { get; init; }

    /// <summary>The database.</summary>
    public required DatabaseStatus Database { get; init; }

    /// <summary>Free space for the data directory, or null where the node has none.</summary>
    public DiskStatus? Disk { get; init; }

    /// <summary>The newest backup, or null when there is none.</summary>
    public BackupState? Backup { get; init; }

    /// <summary>When the last attempt at a backup failed, or null when it did not.</summary>
    public DateTime? BackupFailedUtc { get; init; }

    /// <summary>Whether a backup is to be expected; not in a demonstration.</summary>
    public bool BackupExpected { get; init; }

    /// <summary>The newest drill, or null when there was none.</summary>
    public DrillState? Drill { get; init; }

    /// <summary>The seals of evidence, or null while no plan is loaded.</summary>
    public SealStatus? Seals { get; init; }

    /// <summary>E-mails, or null when that cannot be read.</summary>
    public MailStatus? Mails { get; init; }

    /// <summary>Errors that this node has logged since it started, newest first, not many.</summary>
    public required IReadOnlyList<LoggedError> Errors { get; init; }
}

/// <summary>A process that stands on the store.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Version of the product.</param>
/// <param name="StartedAtUtc">When it started.</param>
/// <param name="SeenAtUtc">When it last wrote that it is alive.</param>
/// <param name="Silent">Whether that is too long ago.</param>
/// <param name="Unready">Names of what keeps it from taking visitors.</param>
/// <param name="Screens">Screens that hang on it.</param>
/// <param name="Sequence">Sequence of its Board, or null while no plan is loaded.</param>
public sealed record NodeStatus(
    string Name, string Version, DateTime StartedAtUtc, DateTime SeenAtUtc, bool Silent, IReadOnlyList<string> Unready, int Screens, long? Sequence);

/// <summary>How a change feed keeps up.</summary>
/// <param name="Age">Since it last made sure that nothing is new, or null when it never has.</param>
/// <param name="Late">Whether that is too long.</param>
/// <param name="Behind">Changes in the journal that the Board does not hold, or null when not known.</param>
/// <param name="Lag">From a commit to its Board, of the last minutes.</param>
public sealed record FeedStatus(TimeSpan? Age, bool Late, long? Behind, Latency Lag);

/// <summary>Durations of the last minutes, to a quarter exactly.</summary>
/// <param name="Count">How many.</param>
/// <param name="Median">What half of them did not exceed; null when there is none.</param>
/// <param name="P99">What 99 of 100 did not exceed; null when there is none.</param>
public sealed record Latency(int Count, TimeSpan? Median, TimeSpan? P99);

/// <summary>The database.</summary>
/// <param name="Provider">What it is: "SQLite", "PostgreSQL".</param>
/// <param name="Bytes">Its size, or null when that cannot be read.</param>
/// <param name="Written">Whether it takes what is written.</param>
public sealed record DatabaseStatus(string Provider, long? Bytes, bool Written);

/// <summary>Space on a disk.</summary>
/// <param name="FreeBytes">Free.</param>
/// <param name="TotalBytes">In all.</param>
/// <param name="Low">Whether it is too little.</param>
public sealed record DiskStatus(long FreeBytes, long TotalBytes, bool Low);

/// <summary>A backup.</summary>
/// <param name="MadeAtUtc">When it was made.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="NextAtUtc">When this node makes the next one, or null.</param>
public sealed record BackupState(DateTime MadeAtUtc, long Bytes, DateTime? NextAtUtc);

/// <summary>A drill.</summary>
/// <param name="AtUtc">When.</param>
/// <param name="Passed">Whether a loss would have been overcome.</param>
public sealed record DrillState(DateTime AtUtc, bool Passed);

/// <summary>The seals of evidence.</summary>
/// <param name="Files">How many files there are.</param>
/// <param name="CheckedAtUtc">When all of them were last checked, or null when they never were.</param>
/// <param name="Broken">Where bytes are missing or changed.</param>
public sealed record SealStatus(int Files, DateTime? CheckedAtUtc, IReadOnlyList<BrokenSeal> Broken);

/// <summary>A piece of evidence whose bytes are missing or changed.</summary>
/// <param name="EvidenceId">Its id.</param>
/// <param name="StepId">The step that it proves, or null.</param>
/// <param name="Plan">Number of the step's plan, or null.</param>
/// <param name="KpiId">The KPI that it proves, or null.</param>
public sealed record BrokenSeal(string EvidenceId, string? StepId, int? Plan, string? KpiId);

/// <summary>E-mails.</summary>
/// <param name="Waiting">How many are still to be sent.</param>
/// <param name="GivenUp">How many were given up.</param>
/// <param name="GivenUpLately">Of these, how many were made within the last seven days.</param>
public sealed record MailStatus(int Waiting, int GivenUp, int GivenUpLately);

/// <summary>An error in the log.</summary>
/// <param name="AtUtc">When.</param>
/// <param name="Source">Which part of the program.</param>
/// <param name="Reference">Code by which it is found in the log, or null.</param>
public sealed record LoggedError(DateTime AtUtc, string Source, string? Reference);
