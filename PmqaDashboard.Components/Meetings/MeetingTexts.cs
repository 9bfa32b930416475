using System.Globalization;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Components.Kpis;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Meetings;

namespace PmqaDashboard.Components.Meetings;

/// <summary>What meetings and their items are called.</summary>
public static class MeetingTexts
{
    /// <summary>A meeting's title with its number and year: "ประชุมคณะกรรมการติดตามฯ ครั้งที่ ๓/๒๕๕๓".</summary>
    public static string Name(this Show show, Meeting meeting) => show.Text(
        "Meeting.NameOf", show.InDigits(meeting.Title), meeting.Number, show.Year(FiscalYear.Of(meeting.Day).BuddhistYear));

    /// <summary>What an agenda item is about.</summary>
    public static string Name(this Show show, AgendaItem item, Board board) =>
        item.Title is { } title ? show.InDigits(title)
        : item switch
        {
            { Kind: AgendaKind.Category, Number: { } number } when board.Book.Agency.Categories.FirstOrDefault(c => c.Number == number) is { } category =>
                $"{show.Text("Plans.CategoryNumber", number)} {show.Name(category)}",
            { Kind: AgendaKind.Plan, Number: { } number } when board.Book.FindPlan(number) is { } plan =>
                $"{show.Text("Plans.PlanNumber", number)} {show.InDigits(plan.Title)}",
            _ => show[$"Meeting.Item{item.Kind}"],
        };

    /// <summary>A few words for an agenda item where there is little room: "หมวด ๓".</summary>
    public static string ShortName(this Show show, AgendaItem item) => item switch
    {
        { Kind: AgendaKind.Category, Number: { } number } => show.Text("Plans.CategoryNumber", number),
        { Kind: AgendaKind.Plan, Number: { } number } => show.Text("Plans.PlanNumber", number),
        { Title: { } title } => show.InDigits(title),
        _ => show[$"Meeting.Item{item.Kind}"],
    };

    /// <summary>What a spot shows.</summary>
    public static string Name(this Show show, Spot spot, Board board, MeetingBook record) => spot.Kind switch
    {
        SpotKind.Agency => show.Name(board.Book.Agency),
        SpotKind.Category when board.Book.Agency.Categories.FirstOrDefault(c => c.Number == spot.Number) is { } category =>
            $"{show.Text("Plans.CategoryNumber", spot.Number)} {show.Name(category)}",
        SpotKind.Plan when board.Book.FindPlan(spot.Number) is { } plan => $"{show.Text("Plans.PlanNumber", spot.Number)} {show.InDigits(plan.Title)}",
        SpotKind.Step when board.Book.FindStep(spot.Key!) is { } step => show.InDigits($"{step.Step.Number} {step.Step.Title}"),
        SpotKind.Evidence => board.Record.Evidence.Find(spot.Key!)?.Name ?? show["Meeting.SpotEvidence"],
        SpotKind.Kpi when board.Record.Kpis.Find(spot.Key) is { } card => show.Name(card),
        SpotKind.Resolution when record.Resolution(spot.Key) is { } resolution => show.Name(resolution),
        _ => show[$"Meeting.Spot{spot.Kind}"],
    };

    /// <summary>A few words for a spot on the way: "หมวด ๓", "แผนที่ ๔".</summary>
    public static string ShortName(this Show show, Spot spot, Board board, MeetingBook record) => spot.Kind switch
    {
        SpotKind.Category => show.Text("Plans.CategoryNumber", spot.Number),
        SpotKind.Plan => show.Text("Plans.PlanNumber", spot.Number),
        _ => show.Name(spot, board, record),
    };

    /// <summary>A resolution's number: "มติที่ ๓.๒".</summary>
    public static string Name(this Show show, Resolution resolution) =>
        show.Text("Meeting.ResolutionNumber", show.InDigits(string.Create(CultureInfo.InvariantCulture, $"{resolution.MeetingId}.{resolution.Number}")));

    /// <summary>What a resolution is tied to, or null.</summary>
    public static string? Name(this Show show, ResolutionSubject subject, Board board) => subject switch
    {
        { StepId: { } id } when board.Book.FindStep(id) is { } step => $"{show.Text("Plans.PlanNumber", step.Plan.Number)} · {show.InDigits($"{step.Step.Number} {step.Step.Title}")}",
        { Plan: { } number } when board.Book.FindPlan(number) is { } plan => $"{show.Text("Plans.PlanNumber", number)} {show.InDigits(plan.Title)}",
        { KpiId: { } id } when board.Record.Kpis.Find(id) is { } card => show.Name(card),
        _ => null,
    };

    /// <summary>Where what a resolution is tied to is shown, or null.</summary>
    public static string? Address(ResolutionSubject subject, Board board) => subject switch
    {
        { StepId: { } id } when board.Book.FindStep(id) is { } step => string.Create(CultureInfo.InvariantCulture, $"/plans/{step.Plan.Number}?step={id}"),
        { Plan: { } number } => string.Create(CultureInfo.InvariantCulture, $"/plans/{number}"),
        { KpiId: { } id } => $"/kpis/{id}",
        _ => null,
    };

    /// <summary>The figure that was shown: "๖๖.๐% จากแผน ๖๔.๓%".</summary>
    public static string Text(this Show show, ShownFigure figure, ResolutionSubject subject) =>
        subject.KpiId is not null ? show.Text("Meeting.ShownScore", figure.Reported is { } score ? show.Number(score, 4) : "–", show.Date(figure.Day))
        : show.Text(
            "Meeting.ShownFigure", figure.Reported is { } reported ? show.Number(reported) + "%" : show["Plans.NothingReported"],
            figure.Planned is { } planned ? show.Number(planned) + "%" : "–", show.Date(figure.Day));

    /// <summary>What there is to know of a resolution, for the minutes.</summary>
    public static IEnumerable<string> Facts(this Show show, Resolution resolution, Board live)
    {
        if (show.Name(resolution.Subject, live) is { } subject)
            yield return subject;

        if (resolution.Figure is { } figure)
            yield return show.Text(figure, resolution.Subject);

        if (live.Book.FindUnit(resolution.Unit) is { } unit)
            yield return $"{show["Meeting.ResolutionUnit"]} {show.Name(unit)}";

        if (resolution.Due is { } due)
            yield return $"{show["Meeting.RowDue"]} {show.Date(due)}";

        yield return show[$"Meeting.State{resolution.State}"];
    }

    /// <summary>A moment: day and hour.</summary>
    public static string Moment(this Show show, DateTime utc) => $"{show.Date(FiscalClock.DayOf(utc))} {show.Time(utc)}";
}
