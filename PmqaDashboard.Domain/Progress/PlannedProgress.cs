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
        int elapsed = 0;
        int total = 0;
        DateOnly? counted = null;
        foreach (var window in InOrder(windows))
        {
            var first = counted >= window.FirstDay ? counted.Value.AddDays(1) : window.FirstDay;
            int days = window.LastDay.DayNumber - first.DayNumber + 1;
            if (days <= 0)
                continue;

            total += days;
            elapsed += Math.Clamp(day.DayNumber - first.DayNumber + 1, 0, days);
            counted = window.LastDay;
        }

        return total == 0 ? null : 100m * elapsed / total;
    }

    private static IEnumerable<MonthWindow> InOrder(IReadOnlyList<MonthWindow> windows) =>
        windows.Count < 2 ? windows : windows.OrderBy(w => w.Start);
}
