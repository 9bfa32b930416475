using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Domain.Rounds;

/// <summary>The secretariat certifies a unit's report of a round, which locks it. One unit never waits for another.</summary>
/// <param name="Months">The round.</param>
/// <param name="Unit">The unit.</param>
public sealed record CertifyRound(int Months, string? Unit) : RecordCommand
{
    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        if (person.Role != Role.Secretariat)
            return RecordRefusal.Forbidden;

        if (RoundSheet.Of(board, Months, Unit) is not { } sheet)
            return RecordRefusal.UnknownRound;

        if (sheet.Report is not { } report)
            return RecordRefusal.NotSubmitted;

        string[] open = [.. sheet.Lines.Where(l => l.Line is not { State: LineState.Accepted }).Select(l => l.Placed.Step.Id)];
        return report.State == RoundReportState.Certified ? new RecordDecision.Made([])
            : open.Length > 0 || report.State != RoundReportState.Accepted ? new RecordDecision.Refused(RecordRefusal.NotAllAccepted, string.Join(',', open))
            : new NewChange(ChangeKind.RoundCertified) { Round = Months, Unit = Unit };
    }
}

/// <summary>The secretariat reopens a certified report: an exception, with a reason that stays on record.</summary>
/// <param name="Months">The round.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Reason">Why.</param>
public sealed record ReopenRound(int Months, string? Unit, string? Reason) : RecordCommand
{
    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        if (person.Role != Role.Secretariat)
            return RecordRefusal.Forbidden;

        if (board.Record.Rounds.Find(Months) is null)
            return RecordRefusal.UnknownRound;

        if (board.Record.Rounds.Report(Months, Unit)?.State != RoundReportState.Certified)
            return RecordRefusal.NotSubmitted;

        return Words.Clean(Reason) switch
        {
            null => RecordRefusal.RemarkNeeded,
            { Length: > MaxWords } => RecordRefusal.TextTooLong,
            var reason => new NewChange(ChangeKind.RoundReopened) { Round = Months, Unit = Unit, Data = RecordJson.Write(new ReopenData(reason)) },
        };
    }
}
