using System.Collections.Immutable;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Domain.Rounds;

/// <summary>What the self-check finds on a line before it is submitted.</summary>
public enum RoundGap
{
    /// <summary>It was never reported; 0 % is a report too. Nothing can be submitted while one is missing.</summary>
    NeverReported,

    /// <summary>It is said to be done, the document asks for an output, and nothing proves it. Nothing can be submitted while evidence is missing.</summary>
    EvidenceMissing,

    /// <summary>It is below what was certified for it. It needs an explanation.</summary>
    BelowCertified,

    /// <summary>It is said to be done before its time began. It needs an explanation.</summary>
    DoneBeforeBegun,

    /// <summary>It was returned and nothing was reported since. It needs an explanation.</summary>
    ReturnedUnchanged,
}

/// <summary>A line of a unit's report of a round.</summary>
/// <param name="Placed">The leaf.</param>
/// <param name="Step">Its slice, with the shares of others.</param>
/// <param name="Own">The unit's share now.</param>
/// <param name="Line">What was submitted, or null.</param>
/// <param name="Gaps">What the self-check finds.</param>
public sealed record RoundSheetLine(PlacedStep Placed, StepSlice Step, ShareSlice Own, RoundLine? Line, ImmutableArray<RoundGap> Gaps)
{
    /// <summary>Whether it has something that a submission would bring to the reviewers.</summary>
    public bool IsNew => Own.ReportId is { } report && (Line is null || Line.State == LineState.Returned || Line.ReportId != report);

    /// <summary>Whether it keeps the report from being submitted.</summary>
    public bool Blocks => Gaps.Any(g => g is RoundGap.NeverReported or RoundGap.EvidenceMissing);
}

/// <summary>A unit's report of a round: the shares that the round asks it for, as they stand.</summary>
/// <param name="Round">The round.</param>
/// <param name="Unit">Code of the unit; null for the shares that no unit holds.</param>
/// <param name="Report">What was submitted, or null.</param>
/// <param name="Phase">Whether the round takes reports today.</param>
/// <param name="Lines">Its lines, in the order of the document.</param>
public sealed record RoundSheet(FollowUpRound Round, string? Unit, RoundReport? Report, RoundPhase Phase, ImmutableArray<RoundSheetLine> Lines)
{
    /// <summary>A unit's report of a round; null when the year has no such round.</summary>
    public static RoundSheet? Of(Board board, int months, string? unit)
    {
        var rounds = board.Record.Rounds;
        if (rounds.Find(months) is not { } round)
            return null;

        var index = PlanIndex.Of(board.Book);
        var report = rounds.Report(months, unit);
        return new RoundSheet(round, unit, report, rounds.Phase(round, board.Day),
        [
            .. board.Book.LeavesOf(unit)
                .Select(leaf => index.Find(leaf.Step.Id)!)
                .Where(leaf => leaf.InScope && leaf.ExpectedIn(round))
                .Select(leaf => Line(board, leaf, unit, report)),
        ]);
    }

    /// <summary>Whether it can be submitted today as far as the round goes: it is open, or reopened for the unit, or something has to be mended.</summary>
    public bool TakesReports =>
        Report?.State != RoundReportState.Certified
        && (Phase == RoundPhase.Open || Report?.ReopenReason is not null || Report?.State == RoundReportState.Returned);

    /// <summary>Ids of steps that keep it from being submitted.</summary>
    public IEnumerable<string> Missing => Lines.Where(l => l.Blocks).Select(l => l.Placed.Step.Id);

    /// <summary>Ids of steps that need an explanation.</summary>
    public IEnumerable<string> ToExplain => Lines.Where(l => l.IsNew || l.Line is null).Where(l => l.Gaps.Length > 0 && !l.Blocks).Select(l => l.Placed.Step.Id);

    private static RoundSheetLine Line(Board board, LeafNode leaf, string? unit, RoundReport? report)
    {
        var slice = board.Step(leaf.Id);
        var own = slice.Shares.First(s => s.Unit == unit);
        var line = report?.Lines.GetValueOrDefault(leaf.Id);
        return new RoundSheetLine(leaf.Placed, slice, own, line, [.. Gaps(leaf, own, line, board.Record.Evidence.OfShare(leaf.Id, unit).Any())]);
    }

    private static IEnumerable<RoundGap> Gaps(LeafNode leaf, ShareSlice own, RoundLine? line, bool isProved)
    {
        if (own.Percent is not { } percent)
        {
            yield return RoundGap.NeverReported;
            yield break;
        }

        if (percent == 100 && !isProved && leaf.Placed.Step.Output is not null && line?.State != LineState.Accepted)
            yield return RoundGap.EvidenceMissing;

        if (percent < own.Certified)
            yield return RoundGap.BelowCertified;

        if (percent == 100 && own.AtUtc is { } at && leaf.Begins > FiscalClock.DayOf(at))
            yield return RoundGap.DoneBeforeBegun;

        if (line is { State: LineState.Returned } && line.ReportId == own.ReportId)
            yield return RoundGap.ReturnedUnchanged;
    }
}
