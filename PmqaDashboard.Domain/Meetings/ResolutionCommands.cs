using System.Globalization;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Domain.Meetings;

/// <summary>
/// The secretariat writes down what a meeting decided, or words it better while nobody has answered. A resolution that names a unit is
/// its task and needs a due day; one that names none is noted.
/// </summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="Id">Id of the resolution; null makes a new one.</param>
/// <param name="Text">What was decided.</param>
/// <param name="Subject">What it is tied to.</param>
/// <param name="Item">Place of the agenda item, from 0, or null.</param>
/// <param name="Unit">The unit that has to answer, or null.</param>
/// <param name="Due">By when, or null.</param>
/// <param name="Figure">The figure that stands on the screen, or null.</param>
public sealed record SetResolution(
    string MeetingId, string? Id, string? Text, ResolutionSubject Subject, int? Item, string? Unit, DateOnly? Due, ShownFigure? Figure) : RecordCommand
{
    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        if (person.Role != Role.Secretariat)
            return RecordRefusal.Forbidden;

        var book = board.Record.Meetings;
        if (book.Find(MeetingId) is not { } meeting)
            return RecordRefusal.UnknownMeeting;

        if (meeting.ClosedAtUtc is not null)
            return RecordRefusal.MeetingIsClosed;

        var known = book.Resolution(Id);
        if (Id is not null && known?.MeetingId != MeetingId)
            return RecordRefusal.UnknownResolution;

        if (known is { Answers.Length: > 0 })
            return RecordRefusal.AlreadyDecided;

        if (Words.Clean(Text) is not { } text)
            return RecordRefusal.RemarkNeeded;

        if (text.Length > MaxWords)
            return RecordRefusal.TextTooLong;

        if (CheckSubject(board) is { } refusal)
            return refusal;

        if (Unit is not null && board.Book.FindUnit(Unit) is null)
            return RecordRefusal.UnknownUnit;

        if ((Unit is null) != (Due is null) || Due < meeting.Day)
            return RecordRefusal.DatesInvalid;

        // What was shown is past: a figure of a Board that is yet to come was shown to nobody.
        if (Figure is { } figure && (figure.Sequence > board.Sequence || figure.Day > board.Day))
            return RecordRefusal.ValueInvalid;

        return new NewChange(ChangeKind.ResolutionSet)
        {
            Subject = Id ?? string.Create(CultureInfo.InvariantCulture, $"{MeetingId}.{book.Of(MeetingId).Count() + 1}"),
            StepId = Subject.StepId,
            Unit = Unit,
            Data = RecordJson.Write(new ResolutionData(MeetingId, text, Subject.Plan, Subject.KpiId, Item, Due, Figure ?? known?.Figure)),
        };
    }

    private RecordRefusal? CheckSubject(Board board) => Subject switch
    {
        { Plan: { } plan } when board.Book.FindPlan(plan) is null => RecordRefusal.UnknownPlan,
        { StepId: { } step } when board.Book.FindStep(step) is null => RecordRefusal.UnknownStep,
        { KpiId: { } kpi } when board.Record.Kpis.Find(kpi) is null => RecordRefusal.UnknownKpi,
        _ => null,
    };
}

/// <summary>The unit answers a resolution in words; again, as long as the answer is not accepted.</summary>
/// <param name="Id">Id of the resolution.</param>
/// <param name="Text">The answer.</param>
public sealed record AnswerResolution(string Id, string? Text) : RecordCommand
{
    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        // Who may read learns nothing from it; who may answer nothing at all is told so first.
        if (person.Role is Role.Viewer or Role.Committee)
            return RecordRefusal.Forbidden;

        if (board.Record.Meetings.Resolution(Id) is not { Unit: { } unit } resolution)
            return RecordRefusal.UnknownResolution;

        if (!person.MayReportFor(unit))
            return RecordRefusal.Forbidden;

        if (!resolution.IsPending)
            return RecordRefusal.AlreadyDecided;

        if (Words.Clean(Text) is not { } text)
            return RecordRefusal.RemarkNeeded;

        return text.Length > MaxWords ? RecordRefusal.TextTooLong
            : resolution.State == ResolutionState.Answered && resolution.Answers[^1].Text == text ? new RecordDecision.Made([])
            : new NewChange(ChangeKind.ResolutionAnswered) { Subject = Id, Unit = unit, StepId = resolution.Subject.StepId, Data = RecordJson.Write(new WordsData(text)) };
    }
}

/// <summary>The secretariat accepts the answer to a resolution, or sends it back with a remark.</summary>
/// <param name="Id">Id of the resolution.</param>
/// <param name="Answer">Which answer was read: its place, from 1. A newer one is not decided on unread.</param>
/// <param name="Accept">Whether it is accepted.</param>
/// <param name="Remark">Why it is sent back.</param>
public sealed record DecideResolution(string Id, int Answer, bool Accept, string? Remark = null) : RecordCommand
{
    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        if (person.Role != Role.Secretariat)
            return RecordRefusal.Forbidden;

        if (board.Record.Meetings.Resolution(Id) is not { } resolution)
            return RecordRefusal.UnknownResolution;

        if (resolution.State == ResolutionState.Settled)
            return Accept ? new RecordDecision.Made([]) : RecordRefusal.AlreadyDecided;

        if (resolution.State != ResolutionState.Answered)
            return RecordRefusal.NotSubmitted;

        if (resolution.Answers.Length != Answer)
            return RecordRefusal.Overtaken;

        string? remark = Words.Clean(Remark);
        if (!Accept && remark is null)
            return RecordRefusal.RemarkNeeded;

        return remark?.Length > MaxWords ? RecordRefusal.TextTooLong
            : new NewChange(Accept ? ChangeKind.ResolutionAccepted : ChangeKind.ResolutionReturned)
            {
                Subject = Id,
                Unit = resolution.Unit,
                StepId = resolution.Subject.StepId,
                Data = remark is null ? null : RecordJson.Write(new WordsData(remark)),
            };
    }
}
