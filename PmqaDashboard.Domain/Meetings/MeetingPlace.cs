using System.Collections.Immutable;
using System.Globalization;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Domain.Meetings;

/// <summary>What the room looks at.</summary>
public enum SpotKind
{
    /// <summary>Resolutions of earlier meetings.</summary>
    Resolutions,

    /// <summary>One resolution.</summary>
    Resolution,

    /// <summary>The agency: its categories.</summary>
    Agency,

    /// <summary>A category: its plans.</summary>
    Category,

    /// <summary>A plan: its month grid.</summary>
    Plan,

    /// <summary>A step: its reports and evidence.</summary>
    Step,

    /// <summary>A piece of evidence.</summary>
    Evidence,

    /// <summary>The KPIs.</summary>
    Kpis,

    /// <summary>One KPI with its sum.</summary>
    Kpi,

    /// <summary>What is late.</summary>
    Overdue,

    /// <summary>What review has returned.</summary>
    Returned,

    /// <summary>A topic in words.</summary>
    Topic,
}

/// <summary>A spot on the way from an agenda item down to evidence.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">Which one: the number of a category or plan, the id of a step, evidence, KPI or resolution.</param>
/// <param name="Selected">What is selected on it, or null for nothing yet.</param>
public sealed record Spot(SpotKind Kind, string? Key = null, string? Selected = null)
{
    /// <summary>The key as a number.</summary>
    public int Number => int.TryParse(Key, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}

/// <summary>Where a meeting is: the agenda item, and how deep below it.</summary>
/// <param name="Item">Place of the agenda item, from 0.</param>
/// <param name="Trail">From the item's own spot down to what the room looks at; never empty.</param>
public sealed record MeetingPlace(int Item, ImmutableArray<Spot> Trail)
{
    /// <summary>What the room looks at.</summary>
    public Spot Here => Trail[^1];

    /// <summary>At the beginning of an item.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="item">The item; the nearest that there is.</param>
    public static MeetingPlace At(Meeting meeting, int item)
    {
        int at = Math.Clamp(item, 0, Math.Max(0, meeting.Agenda.Length - 1));
        return new(at, [meeting.Agenda.Length == 0 ? new Spot(SpotKind.Agency) : RootOf(meeting.Agenda[at])]);
    }

    private static Spot RootOf(AgendaItem item)
    {
        string? number = item.Number?.ToString(CultureInfo.InvariantCulture);
        return item.Kind switch
        {
            AgendaKind.Resolutions => new Spot(SpotKind.Resolutions),
            AgendaKind.Agency => new Spot(SpotKind.Agency),
            AgendaKind.Category => new Spot(SpotKind.Category, number),
            AgendaKind.Plan => new Spot(SpotKind.Plan, number),
            AgendaKind.Kpis => new Spot(SpotKind.Kpis),
            AgendaKind.Overdue => new Spot(SpotKind.Overdue),
            AgendaKind.Returned => new Spot(SpotKind.Returned),
            AgendaKind.Topic => new Spot(SpotKind.Topic),
        };
    }
}

/// <summary>A key of the presenter, or a button of the remote.</summary>
public enum MeetingKey
{
    /// <summary>The next agenda item.</summary>
    Next,

    /// <summary>The agenda item before.</summary>
    Previous,

    /// <summary>Selects what comes next.</summary>
    Down,

    /// <summary>Selects what comes before.</summary>
    Up,

    /// <summary>Goes into what is selected.</summary>
    In,

    /// <summary>Goes back out.</summary>
    Out,
}

/// <summary>Walks through a meeting. Pure: the same place, key and figures lead to the same place.</summary>
/// <param name="meeting">The meeting.</param>
/// <param name="board">The figures that the room sees.</param>
/// <param name="record">The newest record of meetings.</param>
public sealed class MeetingWalk(Meeting meeting, Board board, MeetingBook record)
{
    /// <summary>Where a key leads.</summary>
    public MeetingPlace Press(MeetingPlace place, MeetingKey key) => key switch
    {
        MeetingKey.Next => place.Item + 1 < meeting.Agenda.Length ? MeetingPlace.At(meeting, place.Item + 1) : place,
        MeetingKey.Previous => place.Item > 0 ? MeetingPlace.At(meeting, place.Item - 1) : place,
        MeetingKey.Down => Move(place, 1),
        MeetingKey.Up => Move(place, -1),
        MeetingKey.In => In(place),
        MeetingKey.Out => place.Trail.Length > 1 ? place with { Trail = place.Trail.RemoveAt(place.Trail.Length - 1) } : place,
    };

    /// <summary>Selects something on the spot where the room is; nothing happens when it is not there.</summary>
    public MeetingPlace Select(MeetingPlace place, string selected) =>
        Choices(place.Here).Contains(selected) ? With(place, place.Here with { Selected = selected }) : place;

    /// <summary>What can be selected on a spot, in order.</summary>
    public ImmutableArray<string> Choices(Spot spot) => spot.Kind switch
    {
        SpotKind.Resolutions => [.. record.OpenBefore(meeting).Select(r => r.Id)],
        SpotKind.Agency => [.. board.Categories.Select(c => c.Category.Number.ToString(CultureInfo.InvariantCulture))],
        SpotKind.Category => [.. board.Book.Plans.Where(p => p.Category == spot.Number).Select(p => p.Number.ToString(CultureInfo.InvariantCulture))],
        SpotKind.Plan => [.. board.Book.FindPlan(spot.Number)?.Steps.Select(s => s.Id) ?? []],
        SpotKind.Step => [.. board.Record.Evidence.OfStep(spot.Key!).Select(e => e.Id)],
        SpotKind.Kpis => [.. board.Record.Kpis.Cards.Select(c => c.Id)],
        SpotKind.Kpi => [.. board.Record.Evidence.OfKpi(spot.Key!).Select(e => e.Id)],
        SpotKind.Overdue => [.. MeetingLists.Overdue(board).Select(s => s.Step.Id)],
        SpotKind.Returned => [.. MeetingLists.Returned(board).Select(r => r.Key)],
        SpotKind.Resolution or SpotKind.Evidence or SpotKind.Topic => [],
    };

    /// <summary>What a resolution is tied to that is made here: what is selected, or else what the room looks at.</summary>
    public ResolutionSubject SubjectOf(MeetingPlace place)
    {
        foreach (var spot in place.Trail.Reverse())
        {
            var subject = Selected(spot) is { } below ? Subject(below) : null;
            if ((subject ?? Subject(spot)) is { } found)
                return found;
        }

        return ResolutionSubject.None;
    }

    private static ResolutionSubject? Subject(Spot spot) => spot.Kind switch
    {
        SpotKind.Step => new(StepId: spot.Key),
        SpotKind.Plan => new(Plan: spot.Number),
        SpotKind.Kpi => new(KpiId: spot.Key),
        _ => null,
    };

    private MeetingPlace Move(MeetingPlace place, int by)
    {
        var choices = Choices(place.Here);
        if (choices.IsEmpty)
            return place;

        int at = place.Here.Selected is { } selected ? choices.IndexOf(selected) : -1;
        int to = at < 0 ? (by > 0 ? 0 : choices.Length - 1) : Math.Clamp(at + by, 0, choices.Length - 1);
        return With(place, place.Here with { Selected = choices[to] });
    }

    private MeetingPlace In(MeetingPlace place)
    {
        var here = place.Here.Selected is null && Choices(place.Here) is [var first, ..] ? place.Here with { Selected = first } : place.Here;
        return Selected(here) is { } below ? With(place, here) with { Trail = [.. With(place, here).Trail, below] } : place;
    }

    private Spot? Selected(Spot spot) => spot is { Selected: { } selected } && Choices(spot).Contains(selected)
        ? spot.Kind switch
        {
            SpotKind.Agency => new Spot(SpotKind.Category, selected),
            SpotKind.Category => new Spot(SpotKind.Plan, selected),
            SpotKind.Plan or SpotKind.Overdue => new Spot(SpotKind.Step, selected),
            SpotKind.Step or SpotKind.Kpi => new Spot(SpotKind.Evidence, selected),
            SpotKind.Kpis => new Spot(SpotKind.Kpi, selected),
            SpotKind.Resolutions => new Spot(SpotKind.Resolution, selected),
            SpotKind.Returned => MeetingLists.Returned(board).First(r => r.Key == selected) is { StepId: { } step } ? new Spot(SpotKind.Step, step) : new Spot(SpotKind.Kpi, selected["kpi:".Length..]),
            SpotKind.Resolution or SpotKind.Evidence or SpotKind.Topic => null,
        }
        : null;

    private static MeetingPlace With(MeetingPlace place, Spot here) => place with { Trail = place.Trail.SetItem(place.Trail.Length - 1, here) };
}
