namespace PmqaDashboard.Domain.Live;

/// <summary>What a change did.</summary>
public enum ChangeKind
{
    /// <summary>Progress was reported.</summary>
    Reported,

    /// <summary>A report was taken back.</summary>
    Withdrawn,
}

/// <summary>
/// One row of the change journal: written in the same transaction as the change, never altered. It is the audit trail, the
/// live feed, the ticker, and the way back to any day.
/// </summary>
/// <param name="Sequence">Rising number, from 1.</param>
/// <param name="AtUtc">Fiscal-clock moment, UTC.</param>
/// <param name="Kind">What was done.</param>
/// <param name="StepId">The step.</param>
/// <param name="Unit">The share, or null for the share that no unit holds.</param>
/// <param name="AccountId">Account that did it.</param>
/// <param name="AccountName">Name shown for that account.</param>
/// <param name="ReportId">The report.</param>
/// <param name="Before">The share's % before; null when it had never been reported.</param>
/// <param name="After">The share's % after; null when nothing is left.</param>
public sealed record Change(
    long Sequence,
    DateTime AtUtc,
    ChangeKind Kind,
    string StepId,
    string? Unit,
    string AccountId,
    string AccountName,
    long ReportId,
    decimal? Before,
    decimal? After);

/// <summary>Reads the change journal.</summary>
public interface IChangeJournal
{
    /// <summary>Changes after a sequence, in order.</summary>
    /// <param name="after">Last sequence already known; 0 for all.</param>
    /// <param name="max">Most changes to return.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<Change>> ReadAsync(long after, int max, CancellationToken cancellationToken);
}
