using PmqaDashboard.Domain.Calendar;

namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>Moments at which backups are due: times of day in Bangkok.</summary>
internal static class DueTimes
{
    /// <summary>The last one that has come, UTC; null without times.</summary>
    public static DateTime? Last(DateTime nowUtc, IReadOnlyList<TimeOnly> times) =>
        Around(nowUtc, times).Where(moment => moment <= nowUtc).Select(moment => (DateTime?)moment).Max();

    /// <summary>The next one, UTC; null without times.</summary>
    public static DateTime? Next(DateTime nowUtc, IReadOnlyList<TimeOnly> times) =>
        Around(nowUtc, times).Where(moment => moment > nowUtc).Select(moment => (DateTime?)moment).Min();

    private static IEnumerable<DateTime> Around(DateTime nowUtc, IReadOnlyList<TimeOnly> times)
    {
        var today = FiscalClock.DayOf(nowUtc);
        return from offset in new[] { -1, 0, 1 }
               from time in times
               select FiscalClock.StartOfDayUtc(today.AddDays(offset)) + time.ToTimeSpan();
    }
}
