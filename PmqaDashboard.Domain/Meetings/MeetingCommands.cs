using System.Collections.Immutable;
using System.Globalization;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Domain.Meetings;

/// <summary>The secretariat prepares a meeting, or changes one that is not closed.</summary>
/// <param name="Id">Id of the meeting; null makes a new one.</param>
/// <param name="Number">Its number within the fiscal year.</param>
/// <param name="Title">Its title.</param>
/// <param name="Day">The day on which it is held.</param>
/// <param name="Agenda">Its agenda.</param>
public sealed record SetMeeting(string? Id, int Number, string? Title, DateOnly Day, ImmutableArray<AgendaItem> Agenda) : RecordCommand
{
    private const int MostNumber = 99;

    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        if (person.Role != Role.Secretariat)
            return RecordRefusal.Forbidden;

        var book = board.Record.Meetings;
        if (Id is not null && book.Find(Id) is null)
            return RecordRefusal.UnknownMeeting;

        if (book.Find(Id) is { ClosedAtUtc: not null })
            return RecordRefusal.MeetingIsClosed;

        if (Words.Clean(Title) is not { } title)
            return RecordRefusal.NameNeeded;

        if (title.Length > Meeting.MaxTitle || Agenda.Any(i => i.Title?.Length > Meeting.MaxTitle || i.Notes?.Length > MaxWords))
            return RecordRefusal.TextTooLong;

        if (Number is < 1 or > MostNumber)
            return RecordRefusal.ValueInvalid;

        var year = board.Book.Agency.Year;
        if (Day < year.FirstDay || Day > year.LastDay.AddYears(1))
            return RecordRefusal.DatesInvalid;

        if (Agenda.IsDefaultOrEmpty)
            return RecordRefusal.Incomplete;

        if (Agenda.Length > Meeting.MaxItems)
            return RecordRefusal.TooMany;

        ImmutableArray<AgendaItem> agenda = [.. Agenda.Select(i => i with { Title = Words.Clean(i.Title), Notes = Words.Clean(i.Notes) })];
        if (agenda.Select(i => Check(board, i)).FirstOrDefault(r => r is not null) is { } refusal)
            return refusal;

        var known = book.Find(Id);
        return known is not null && (known.Number, known.Title, known.Day) == (Number, title, Day) && known.Agenda.SequenceEqual(agenda)
            ? new RecordDecision.Made([])
            : new NewChange(ChangeKind.MeetingSet)
            {
                Subject = Id ?? (book.Meetings.Length + 1).ToString(CultureInfo.InvariantCulture),
                Data = RecordJson.Write(new MeetingData(Number, title, Day, agenda)),
            };
    }

    private static RecordRefusal? Check(Board board, AgendaItem item) => item.Kind switch
    {
        AgendaKind.Category => board.Categories.Any(c => c.Category.Number == item.Number) ? null : RecordRefusal.UnknownPlace,
        AgendaKind.Plan => item.Number is { } plan && board.Book.FindPlan(plan) is not null ? null : RecordRefusal.UnknownPlan,
        AgendaKind.Topic => item.Title is null ? RecordRefusal.NameNeeded : null,
        AgendaKind.Resolutions or AgendaKind.Agency or AgendaKind.Kpis or AgendaKind.Overdue or AgendaKind.Returned => null,
        _ => RecordRefusal.ValueInvalid,
    };
}

/// <summary>
/// The secretariat pins a meeting's figures to how everything stands now. Pinned again, they are those of the later moment; what was
/// decided before keeps the figures that were shown then.
/// </summary>
/// <param name="Id">Id of the meeting.</param>
public sealed record FreezeMeeting(string Id) : RecordCommand
{
    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person) =>
        person.Role != Role.Secretariat ? RecordRefusal.Forbidden
        : board.Record.Meetings.Find(Id) is not { } meeting ? RecordRefusal.UnknownMeeting
        : meeting.ClosedAtUtc is not null ? RecordRefusal.MeetingIsClosed
        : new NewChange(ChangeKind.MeetingFrozen)
        {
            Subject = Id,
            Data = RecordJson.Write(new FreezeData(board.Sequence, board.Day, board.Fingerprint)),
        };
}

/// <summary>The secretariat closes a meeting: its agenda, figures and resolutions stay as they are, but for what units answer.</summary>
/// <param name="Id">Id of the meeting.</param>
public sealed record CloseMeeting(string Id) : RecordCommand
{
    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person) =>
        person.Role != Role.Secretariat ? RecordRefusal.Forbidden
        : board.Record.Meetings.Find(Id) is not { } meeting ? RecordRefusal.UnknownMeeting
        : meeting.ClosedAtUtc is not null ? new RecordDecision.Made([])
        : new NewChange(ChangeKind.MeetingClosed) { Subject = Id };
}
