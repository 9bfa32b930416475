using System.Collections.Immutable;

namespace PmqaDashboard.Domain.Rounds;

/// <summary>How a unit's report of a round stands.</summary>
public enum RoundReportState
{
    /// <summary>Nothing was reported since the round opened.</summary>
    NotStarted,

    /// <summary>Something was reported since the round opened, nothing is submitted.</summary>
    Draft,

    /// <summary>Submitted; the working teams have to decide.</summary>
    Submitted,

    /// <summary>Something was returned with a remark; the unit has to mend it.</summary>
    Returned,

    /// <summary>Every line is accepted; the secretariat can certify.</summary>
    Accepted,

    /// <summary>Certified, and locked.</summary>
    Certified,
}

/// <summary>How a line of a submitted report stands.</summary>
public enum LineState
{
    /// <summary>It waits for review.</summary>
    Submitted,

    /// <summary>It is accepted.</summary>
    Accepted,

    /// <summary>It was returned with a remark.</summary>
    Returned,
}

/// <summary>A line of a submitted report: a unit's share of a step, as it stood when it was submitted.</summary>
/// <param name="StepId">The step.</param>
/// <param name="ReportId">The report of progress that it rests on.</param>
/// <param name="Percent">Cumulative %, 0 to 100.</param>
/// <param name="State">How it stands.</param>
/// <param name="Remark">The reviewer's remark; null when there is none.</param>
/// <param name="By">Name of who submitted or decided last.</param>
/// <param name="AtUtc">When that was.</param>
public sealed record RoundLine(string StepId, long ReportId, decimal Percent, LineState State, string? Remark, string By, DateTime AtUtc);

/// <summary>A unit's report of a round, once it was submitted.</summary>
/// <param name="Months">6, 9 or 12.</param>
/// <param name="Unit">The unit; null for the shares that no unit holds.</param>
/// <param name="Lines">Its lines by step.</param>
/// <param name="FirstSubmittedAtUtc">When it was first submitted, by which it is on time or late.</param>
/// <param name="IsLate">Whether that was after the due day.</param>
/// <param name="SubmittedAtUtc">When it was last submitted.</param>
/// <param name="SubmittedBy">Name of who submitted it last.</param>
/// <param name="Explanation">What the unit says to contradictions that the self-check found, or null.</param>
public sealed record RoundReport(
    int Months, string? Unit, ImmutableSortedDictionary<string, RoundLine> Lines,
    DateTime FirstSubmittedAtUtc, bool IsLate, DateTime SubmittedAtUtc, string SubmittedBy, string? Explanation)
{
    /// <summary>When it was certified, or null.</summary>
    public DateTime? CertifiedAtUtc { get; init; }

    /// <summary>Name of who certified it, or null.</summary>
    public string? CertifiedBy { get; init; }

    /// <summary>Why it was reopened last, or null when it never was.</summary>
    public string? ReopenReason { get; init; }

    /// <summary>How it stands.</summary>
    public RoundReportState State =>
        CertifiedAtUtc is not null ? RoundReportState.Certified
        : Count(LineState.Returned) > 0 ? RoundReportState.Returned
        : Count(LineState.Submitted) > 0 ? RoundReportState.Submitted
        : RoundReportState.Accepted;

    /// <summary>How many lines stand so.</summary>
    public int Count(LineState state) => Lines.Values.Count(l => l.State == state);
}

/// <summary>Whether a round takes reports.</summary>
public enum RoundPhase
{
    /// <summary>It has not opened.</summary>
    Scheduled,

    /// <summary>It takes reports, on time or late.</summary>
    Open,

    /// <summary>It is closed.</summary>
    Closed,
}

/// <summary>The secretariat's act on a round.</summary>
/// <param name="Opened">Whether it was opened; otherwise closed.</param>
/// <param name="AtUtc">When.</param>
public sealed record RoundAct(bool Opened, DateTime AtUtc);

/// <summary>Somebody who may review a category beside its working team.</summary>
/// <param name="Category">Number of the category.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Name">Name shown for it.</param>
public sealed record StandIn(int Category, string AccountId, string Name);
