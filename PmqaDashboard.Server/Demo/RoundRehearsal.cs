using PmqaDashboard.Domain.Evidences;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Rounds;

namespace PmqaDashboard.Server.Demo;

/// <summary>Something that somebody could do next for a round: one of the two.</summary>
/// <param name="Unit">Code of the unit whose persona does it; empty for the secretariat's.</param>
/// <param name="Report">A report of progress.</param>
/// <param name="Command">A command on the official record.</param>
internal sealed record RoundProposal(string Unit, ReportCommand? Report, RecordCommand? Command);

/// <summary>
/// Makes up what bureaus, working teams and the secretariat do for a follow-up round: complete, submit, review, mend, certify. It
/// only proposes; everything goes through the same use cases as everybody's.
/// </summary>
internal sealed class RoundRehearsal(Rehearsal rehearsal)
{
    private const string Remark = "ขอหลักฐานเพิ่มเติมและโปรดระบุผลให้ชัดเจน";
    private const string Answer = "ตรวจทานแล้ว เป็นไปตามหลักฐานที่แนบ";

    /// <summary>What the unit would do next: report what is missing, mend what was returned, or submit. Null when it has nothing to do.</summary>
    /// <param name="board">How everything stands.</param>
    /// <param name="months">The round.</param>
    /// <param name="unit">The unit.</param>
    public RoundProposal? OfUnit(Board board, int months, string unit)
    {
        if (RoundSheet.Of(board, months, unit) is not { TakesReports: true, Lines.IsEmpty: false } sheet || !NeedsUnit(sheet))
            return null;

        if (sheet.Lines.FirstOrDefault(l => l.Gaps.Contains(RoundGap.EvidenceMissing)) is { } unproved)
            return new RoundProposal(unit, null, Proof(unproved.Placed.Step.Id, unit));

        var open = sheet.Lines.FirstOrDefault(l => l.Blocks || l.Gaps.Contains(RoundGap.ReturnedUnchanged));
        return open is null
            ? new RoundProposal(unit, null, new SubmitRound(months, unit, sheet.ToExplain.Any() ? Answer : null))
            : new RoundProposal(unit, Completion(board, open, unit), null);
    }

    /// <summary>What a reviewer or the secretariat would do next with a unit's report. Null when nothing waits for them.</summary>
    /// <param name="board">How everything stands.</param>
    /// <param name="months">The round.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="mayCertify">Whether the secretariat has got to it.</param>
    public static RoundProposal? OfReview(Board board, int months, string unit, bool mayCertify = true)
    {
        if (board.Record.Rounds.Report(months, unit) is not { } report)
            return null;

        if (report.State == RoundReportState.Accepted && mayCertify)
            return new RoundProposal("", null, new CertifyRound(months, unit));

        if (report.Lines.Values.FirstOrDefault(l => l.State == LineState.Submitted) is not { } line)
            return null;

        // Each team decides on its own lines; what it reported itself, the secretariat decides on.
        string TeamOf(RoundLine of) => board.Book.Step(of.StepId).Plan.WorkingTeamUnit is var team && team != unit ? team : "";
        string team = TeamOf(line);
        var own = report.Lines.Values.Where(l => l.State == LineState.Submitted && TeamOf(l) == team).ToList();
        return IsDoubted(report, line)
            ? new RoundProposal(team, null, new ReturnLine(months, unit, new SeenLine(line.StepId, line.ReportId), Remark))
            : new RoundProposal(team, null, new AcceptLines(
                months, unit, [.. own.Where(l => !IsDoubted(report, l)).Select(l => new SeenLine(l.StepId, l.ReportId))]));
    }

    private static bool NeedsUnit(RoundSheet sheet) =>
        sheet.Report is null || sheet.Report.State == RoundReportState.Returned;

    // One line in a dozen is returned when it first comes; what was mended is accepted.
    private static bool IsDoubted(RoundReport report, RoundLine line) =>
        report.SubmittedAtUtc == report.FirstSubmittedAtUtc && line.Percent < 100 && line.ReportId % 12 == 5;

    // A demonstration has no files of its own: it names where they would be.
    private static AddEvidence Proof(string step, string unit) =>
        new($"demo-{Pace.Fate(step + unit):x}-{Pace.Fate(unit + step):x}", new EvidencePlace.Share(step, unit), "รายงานผลการดำเนินงาน") { Url = $"{Uri.UriSchemeHttps}{Uri.SchemeDelimiter}example.go.th/pmqa/{unit}/{step}" };

    private ReportCommand Completion(Board board, RoundSheetLine line, string unit)
    {
        var share = line.Placed.Shares.First(s => s.Unit == unit);
        decimal percent = line.Own.Percent ?? Pace.Reached(board.Book, line.Placed, share, board.Day);
        return rehearsal.Command(line.Placed, share, percent, board.Day, line.Own.ReportId);
    }
}
