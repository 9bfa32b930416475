using PmqaDashboard.Domain.Calendar;

namespace PmqaDashboard.Domain.Progress;

/// <summary>Planned progress of a leaf.</summary>
public static class PlannedProgress
{
    /// <summary>
    /// Planned % at the end of a day: elapsed days ÷ total days × 100 over all windows, the day itself included; 0 before the first
    /// window, 100 after the last, null without a window. Days outside the fiscal year count like any other. A day that lies in
    /// two windows counts once.
    /// </summary>
    public static decimal? At(IReadOnlyList<MonthWindow> windows, DateOnly day)
    {
        // Nearly every step has one window, and a new day asks for all steps.
        if (windows is [var only])
            return 100m * Math.Clamp(day.DayNumber - only.FirstDay.DayNumber + 1, 0, only.Days) / only.Days;

        int elapsed = 0;
        int total = 0;
        foreach (var days in Days(windows, day))
        {
            elapsed += days.Elapsed;
            total += days.Total;
        }

        return total == 0 ? null : 100m * elapsed / total;
    }

    /// <summary>The windows in order, as days; of windows that overlap, the later begins where the earlier ends.</summary>
    public static IEnumerable<ExplainedDays> Days(IReadOnlyList<MonthWindow> windows, DateOnly day)
    {
        var free = DateOnly.MinValue;
        foreach (var window in windows.Count < 2 ? windows : (IEnumerable<MonthWindow>)windows.OrderBy(w => w.Start))
        {
            var first = window.FirstDay < free ? free : window.FirstDay;
            if (first > window.LastDay)
                continue;

            int length = window.LastDay.DayNumber - first.DayNumber + 1;
            yield return new ExplainedDays(first, window.LastDay, Math.Clamp(day.DayNumber - first.DayNumber + 1, 0, length));
            free = window.LastDay.AddDays(1);
        }
    }
}
