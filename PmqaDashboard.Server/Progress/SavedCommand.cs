namespace PmqaDashboard.Server.Progress;

/// <summary>A save that carried an idempotency key, so that the same one sent again adds nothing.</summary>
internal sealed class SavedCommand
{
    public required string AccountId { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of what was to be saved: a key is not for two different saves.</summary>
    public required byte[] Hash { get; init; }

    public long ReportId { get; private set; }

    public required Report Report { get; init; }
}
