using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Components.Rounds;

/// <summary>Words about rounds that several screens say.</summary>
internal static class RoundTexts
{
    /// <summary>Name of a round, such as "รอบ ๙ เดือน".</summary>
    public static string RoundName(this Show show, int months) => show.Text("Rounds.Round", months);

    /// <summary>Name of a unit, or of those shares that no unit holds.</summary>
    public static string UnitName(this Show show, PlanBook book, string? unit) =>
        book.FindUnit(unit) is { } known ? show.Name(known) : show["Rounds.NoUnit"];

    /// <summary>Short name of a unit, or of those shares that no unit holds.</summary>
    public static string ShortUnitName(this Show show, PlanBook book, string? unit) =>
        book.FindUnit(unit) is { } known ? show.ShortName(known) : show["Rounds.NoUnit"];

    /// <summary>A moment's day and time in Bangkok.</summary>
    public static string Moment(this Show show, DateTime utc) => $"{show.Date(FiscalClock.DayOf(utc))} {show.Time(utc)}";

    /// <summary>How long is left to a due day, or how long it is past.</summary>
    public static string DaysTo(this Show show, int daysLeft) => daysLeft switch
    {
        0 => show["Rounds.DueToday"],
        > 0 => show.Text("Rounds.DaysLeft", daysLeft),
        < 0 => show.Text("Rounds.DaysOver", -daysLeft),
    };

    /// <summary>Where a step stands in the plans, such as "แผนที่ ๔ · ขั้นตอน ๒.๕".</summary>
    public static string Place(this Show show, PlacedStep step) => string.Join(" · ", new[]
    {
        show.Text("Rounds.Plan", step.Plan.Number),
        step.Activity.Label is { } label ? show.InDigits(label) : null,
        show.Text("Rounds.Step", show.InDigits(step.Step.Number)),
    }.OfType<string>());
}
