using System.Collections.Immutable;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Domain.Meetings;

/// <summary>Meetings and what they decided. Immutable.</summary>
public sealed record MeetingBook
{
    /// <summary>Before the first change: none.</summary>
    public static readonly MeetingBook Empty = new();

    private MeetingBook()
    {
    }

    /// <summary>Meetings in the order in which they were first set.</summary>
    public ImmutableArray<Meeting> Meetings { get; private init; } = [];

    /// <summary>Resolutions in the order in which they were made.</summary>
    public ImmutableArray<Resolution> Resolutions { get; private init; } = [];

    /// <summary>Resolutions that are not settled, by their due day.</summary>
    public IEnumerable<Resolution> Pending => Resolutions.Where(r => r.IsPending).OrderBy(r => r.Due);

    /// <summary>The meeting with an id, or null.</summary>
    public Meeting? Find(string? id) => Meetings.FirstOrDefault(m => m.Id == id);

    /// <summary>The resolution with an id, or null.</summary>
    public Resolution? Resolution(string? id) => Resolutions.FirstOrDefault(r => r.Id == id);

    /// <summary>What a meeting decided.</summary>
    public IEnumerable<Resolution> Of(string meetingId) => Resolutions.Where(r => r.MeetingId == meetingId);

    /// <summary>What a unit was asked for and is not settled.</summary>
    public IEnumerable<Resolution> PendingOf(string? unit) => unit is null ? [] : Pending.Where(r => r.Unit == unit);

    /// <summary>
    /// What a meeting opens with: resolutions of the meetings before it that were not settled when it was closed, or are not now.
    /// </summary>
    public IEnumerable<Resolution> OpenBefore(Meeting meeting)
    {
        int at = Meetings.IndexOf(Find(meeting.Id)!);
        var until = meeting.ClosedAtUtc ?? DateTime.MaxValue;
        return Resolutions.Where(r =>
            r.State != ResolutionState.Noted && Meetings.IndexOf(Find(r.MeetingId)!) < at
            && (r.IsPending || r.DecidedAtUtc > (Began(meeting) ?? until)));
    }

    /// <summary>The book after a change; the same when the change does not touch it or cannot be read.</summary>
    public MeetingBook With(Change change) => change.Kind switch
    {
        ChangeKind.MeetingSet when RecordJson.Read<MeetingData>(change.Data) is { Agenda.IsDefault: false, Title: not null } data && change.Subject is { } id =>
            Put((Find(id) ?? new Meeting(id, 0, "", default, [])) with { Number = data.Number, Title = data.Title, Day = data.Day, Agenda = data.Agenda }),
        ChangeKind.MeetingFrozen when RecordJson.Read<FreezeData>(change.Data) is { Fingerprint: not null } data && Find(change.Subject) is { } meeting =>
            Put(meeting with { Frozen = new Freeze(data.Sequence, data.Day, data.Fingerprint, change.AtUtc, change.AccountName) }),
        ChangeKind.MeetingClosed when Find(change.Subject) is { } meeting =>
            Put(meeting with { ClosedAtUtc = change.AtUtc, ClosedBy = change.AccountName }),
        ChangeKind.ResolutionSet when RecordJson.Read<ResolutionData>(change.Data) is { Text: not null } data && change.Subject is { } id && Find(data.Meeting) is not null =>
            Put(Set(change, id, data)),
        ChangeKind.ResolutionAnswered when RecordJson.Read<WordsData>(change.Data) is { Text: { } text } && Resolution(change.Subject) is { IsPending: true } resolution =>
            Put(resolution with { State = ResolutionState.Answered, Answers = resolution.Answers.Add(new(text, change.AccountName, change.AtUtc)), Remark = null }),
        ChangeKind.ResolutionAccepted when Resolution(change.Subject) is { State: ResolutionState.Answered } resolution =>
            Put(resolution with { State = ResolutionState.Settled, DecidedBy = change.AccountName, DecidedAtUtc = change.AtUtc }),
        ChangeKind.ResolutionReturned when RecordJson.Read<WordsData>(change.Data) is { Text: { } text } && Resolution(change.Subject) is { State: ResolutionState.Answered } resolution =>
            Put(resolution with { State = ResolutionState.Open, Remark = text, DecidedBy = change.AccountName, DecidedAtUtc = change.AtUtc }),
        _ => this,
    };

    // A meeting has begun when its figures were pinned; what was settled after that was still open when it opened.
    private static DateTime? Began(Meeting meeting) => meeting.Frozen?.AtUtc;

    private Resolution Set(Change change, string id, ResolutionData data) =>
        new(
            id, data.Meeting, Resolution(id)?.Number ?? Of(data.Meeting).Count() + 1, data.Text,
            new ResolutionSubject(data.Plan, change.StepId, data.Kpi), data.Item, change.Unit, data.Due, data.Figure, Resolution(id)?.AtUtc ?? change.AtUtc)
        {
            State = change.Unit is null ? ResolutionState.Noted : ResolutionState.Open,
        };

    private MeetingBook Put(Meeting meeting) => this with
    {
        Meetings = Find(meeting.Id) is { } known ? Meetings.Replace(known, meeting) : Meetings.Add(meeting),
    };

    private MeetingBook Put(Resolution resolution) => this with
    {
        Resolutions = Resolution(resolution.Id) is { } known ? Resolutions.Replace(known, resolution) : Resolutions.Add(resolution),
    };
}

/// <summary>What the journal keeps of a meeting.</summary>
internal sealed record MeetingData(int Number, string Title, DateOnly Day, ImmutableArray<AgendaItem> Agenda);

/// <summary>What the journal keeps of a freeze.</summary>
internal sealed record FreezeData(long Sequence, DateOnly Day, string Fingerprint);

/// <summary>What the journal keeps of a resolution; its step and unit have columns of their own.</summary>
internal sealed record ResolutionData(string Meeting, string Text, int? Plan, string? Kpi, int? Item, DateOnly? Due, ShownFigure? Figure);

/// <summary>What the journal keeps of an answer, and of why one was sent back.</summary>
internal sealed record WordsData(string Text);
