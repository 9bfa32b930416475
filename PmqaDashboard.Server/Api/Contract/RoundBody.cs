using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Rounds;

namespace PmqaDashboard.Server.Api.Contract;

/// <summary>A submission of a unit's report.</summary>
public sealed record SubmissionBody
{
    /// <summary>Code of the unit; the account's own when left out, "none" for the shares that no unit holds.</summary>
    public string? Unit { get; init; }

    /// <summary>What the unit says to contradictions that the self-check finds.</summary>
    public string? Explanation { get; init; }
}

/// <summary>A line of a submitted report, as the reviewer saw it.</summary>
public sealed record LineBody
{
    /// <summary>Id of the step.</summary>
    public required string Step { get; init; }

    /// <summary>The report of progress that the line rested on.</summary>
    public required long ReportId { get; init; }
}

/// <summary>Lines that are accepted.</summary>
public sealed record AcceptanceBody
{
    /// <summary>Code of the unit that reported, or "none".</summary>
    public required string Unit { get; init; }

    /// <summary>The lines.</summary>
    public required IReadOnlyList<LineBody> Lines { get; init; }
}

/// <summary>A line that is returned.</summary>
public sealed record ReturnBody
{
    /// <summary>Code of the unit that reported, or "none".</summary>
    public required string Unit { get; init; }

    /// <summary>Id of the step.</summary>
    public required string Step { get; init; }

    /// <summary>The report of progress that the line rested on.</summary>
    public required long ReportId { get; init; }

    /// <summary>What is to be mended.</summary>
    public required string Remark { get; init; }
}

/// <summary>A certification of a unit's report.</summary>
public sealed record CertificationBody
{
    /// <summary>Code of the unit that reported, or "none".</summary>
    public required string Unit { get; init; }
}

/// <summary>A certified report that is reopened.</summary>
public sealed record ReopeningBody
{
    /// <summary>Code of the unit that reported, or "none".</summary>
    public required string Unit { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>What was saved.</summary>
/// <param name="Sequence">Sequence of the last change; 0 when everything was already so.</param>
public sealed record RecordAnswer(long Sequence);

/// <summary>A follow-up round.</summary>
/// <param name="Months">Months since October.</param>
/// <param name="Opens">First day on which it takes reports.</param>
/// <param name="Due">Last day on which a report is on time.</param>
/// <param name="CumulativeTo">Last day that it reports on.</param>
/// <param name="Closes">Last day on which late reports are taken, or null.</param>
/// <param name="Covers">Ids of what it covers; null for the rule of the plans.</param>
/// <param name="Phase">Whether it takes reports today.</param>
public sealed record RoundEntry(
    int Months, DateOnly Opens, DateOnly Due, DateOnly CumulativeTo, DateOnly? Closes, IReadOnlyList<string>? Covers, RoundPhase Phase)
{
    internal static RoundEntry Of(FollowUpRound round, RoundPhase phase) =>
        new(round.Months, round.Opens, round.Due, round.CumulativeTo, round.Closes, round.Covers, phase);
}

/// <summary>A line of a unit's report, with what the self-check finds.</summary>
/// <param name="Step">Id of the step.</param>
/// <param name="Percent">Reported %, or null.</param>
/// <param name="ReportId">Newest report, or null.</param>
/// <param name="Certified">Certified %, or null.</param>
/// <param name="State">How the submitted line stands; null before it was submitted.</param>
/// <param name="SubmittedReportId">The report that the submitted line rests on, or null.</param>
/// <param name="Remark">The reviewer's remark, or null.</param>
/// <param name="Gaps">What the self-check finds.</param>
public sealed record SheetLineEntry(
    string Step, decimal? Percent, long? ReportId, decimal? Certified, LineState? State, long? SubmittedReportId, string? Remark,
    IReadOnlyList<RoundGap> Gaps);

/// <summary>A unit's report of a round.</summary>
/// <param name="Months">Months of the round.</param>
/// <param name="Unit">Code of the unit, or null.</param>
/// <param name="State">How it stands; null before it was submitted.</param>
/// <param name="IsLate">Whether it was first submitted after the due day.</param>
/// <param name="Lines">Its lines.</param>
public sealed record SheetEntry(int Months, string? Unit, RoundReportState? State, bool IsLate, IReadOnlyList<SheetLineEntry> Lines)
{
    internal static SheetEntry Of(RoundSheet sheet) => new(
        sheet.Round.Months, sheet.Unit, sheet.Report?.State, sheet.Report?.IsLate ?? false,
        [
            .. sheet.Lines.Select(l => new SheetLineEntry(
                l.Placed.Step.Id, l.Own.Percent, l.Own.ReportId, l.Own.Certified, l.Line?.State, l.Line?.ReportId, l.Line?.Remark, l.Gaps)),
        ]);
}
