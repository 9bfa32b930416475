using System.Globalization;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Components.Shared;

/// <summary>A day as somebody types it: in either digits, its year of the Buddhist era or of the common one (<see cref="ThaiDate"/>).</summary>
/// <param name="Day">Day of the month, as typed.</param>
/// <param name="Month">Month, 1 to 12; 0 while none is chosen.</param>
/// <param name="Year">Year, as typed.</param>
public sealed record DayEntry(string Day, int Month, string Year)
{
    /// <summary>Nothing typed.</summary>
    public static DayEntry Empty { get; } = new("", 0, "");

    /// <summary>A day as the person would type it.</summary>
    public static DayEntry Of(Show show, DateOnly? day) => day is { } known
        ? new(
            show.InDigits(known.Day.ToString(CultureInfo.InvariantCulture)), known.Month,
            show.Year(known.Year + FiscalYear.EraOffset))
        : Empty;

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Day) && Month == 0 && string.IsNullOrWhiteSpace(Year);

    /// <summary>Whether a part is missing.</summary>
    public bool IsPartial => string.IsNullOrWhiteSpace(Day) || Month == 0 || string.IsNullOrWhiteSpace(Year);

    /// <summary>The day, or null when there is no such day.</summary>
    public DateOnly? Read() =>
        !IsPartial && ThaiDate.TryParse(string.Create(CultureInfo.InvariantCulture, $"{Day.Trim()}/{Month}/{Year.Trim()}"), out DateOnly day) ? day : null;
}
