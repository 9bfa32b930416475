using PmqaDashboard.Domain.Calendar;

namespace PmqaDashboard.Components.Display;

/// <summary>Windows of months in words.</summary>
public static class WindowNames
{
    /// <summary>Such as "พ.ค. และ ส.ค." or "ต.ค. – ธ.ค."; months outside the fiscal year carry their year. Empty without a window.</summary>
    public static string Windows(this Show show, IReadOnlyList<MonthWindow> windows, FiscalYear year)
    {
        string Month(YearMonth month) => year.Contains(month.FirstDay)
            ? show.Month(month)
            : $"{show.Month(month)} {show.Year(month.Year + FiscalYear.EraOffset)}";

        return string.Join(show["Shared.And"], windows.Select(w => w.Start == w.End ? Month(w.Start) : $"{Month(w.Start)} – {Month(w.End)}"));
    }
}
