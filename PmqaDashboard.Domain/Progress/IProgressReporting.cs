namespace PmqaDashboard.Domain.Progress;

/// <summary>What somebody wants to report.</summary>
/// <param name="StepId">The leaf.</param>
/// <param name="Unit">The share; null means the reporter's own unit, or the only share of the step.</param>
/// <param name="Percent">0 to 100, at most two decimal places.</param>
/// <param name="Result">ผลการดำเนินงาน, at most <see cref="MaxWords"/> characters.</param>
/// <param name="Obstacles">ปัญหาและอุปสรรค, likewise.</param>
/// <param name="Recommendation">ข้อเสนอแนะ, likewise.</param>
/// <param name="BasedOn">Id of the newest report of the share that the reporter saw; null when not known or none.</param>
/// <param name="Key">Idempotency key, at most <see cref="MaxKey"/> characters: the same key of the same account is one save.</param>
public sealed record ReportCommand(
    string StepId,
    string? Unit,
    decimal Percent,
    string? Result = null,
    string? Obstacles = null,
    string? Recommendation = null,
    long? BasedOn = null,
    string? Key = null)
{
    /// <summary>Most characters in each of the three texts.</summary>
    public const int MaxWords = 4000;

    /// <summary>Most characters of an idempotency key.</summary>
    public const int MaxKey = 100;
}

/// <summary>Why a report was refused.</summary>
public enum Refusal
{
    /// <summary>There is no such step.</summary>
    UnknownStep,

    /// <summary>The step has sub-steps; report on those.</summary>
    NotALeaf,

    /// <summary>The unit has no share of the step.</summary>
    NotAShare,

    /// <summary>Several units share the step; say which.</summary>
    UnitNeeded,

    /// <summary>The person may not report for the unit.</summary>
    Forbidden,

    /// <summary>The percentage is not between 0 and 100, or has more than two decimal places.</summary>
    PercentOutOfRange,

    /// <summary>A text is too long.</summary>
    TextTooLong,

    /// <summary>The idempotency key was used for something else, or is too long.</summary>
    KeyMisused,

    /// <summary>The report to be taken back does not exist, is not the person's own unit's, or is no longer the newest.</summary>
    NothingToUndo,
}

/// <summary>What became of a report.</summary>
public abstract record ReportOutcome
{
    private ReportOutcome() { }

    /// <summary>Saved and durable.</summary>
    /// <param name="Report">The report as saved.</param>
    /// <param name="Overtaken">Reports of the same share that the reporter had not seen, oldest first.</param>
    /// <param name="Repeated">The same key had been saved before; nothing was added.</param>
    public sealed record Saved(ProgressReport Report, IReadOnlyList<ProgressReport> Overtaken, bool Repeated) : ReportOutcome;

    /// <summary>Refused; nothing was saved.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(Refusal Reason) : ReportOutcome;
}

/// <summary>Reports progress. Every call checks on its own, from the account's record, whether the person may do it.</summary>
public interface IProgressReporting
{
    /// <summary>Saves a report; returns after the commit.</summary>
    Task<ReportOutcome> ReportAsync(string accountId, ReportCommand command, CancellationToken cancellationToken);

    /// <summary>Takes back the newest report of a share by adding a withdrawal; returns after the commit.</summary>
    Task<ReportOutcome> UndoAsync(string accountId, long reportId, CancellationToken cancellationToken);
}

/// <summary>The reports that stand behind a step.</summary>
public interface IStepHistory
{
    /// <summary>All reports of a step, newest first.</summary>
    Task<IReadOnlyList<ProgressReport>> ReadAsync(string stepId, CancellationToken cancellationToken);
}
