using PmqaDashboard.Domain.Calendar;

namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>
/// Which backups may go. Of each of the last so many days, weeks and months that have a backup, the last one stays; days are days in
/// Bangkok, weeks begin on Monday. Counted are days that have a backup, not days of the calendar: a server that stood still for a month has
/// lost none when it starts again.
/// </summary>
internal static class Retention
{
    /// <summary>Chooses what may be deleted.</summary>
    /// <param name="backups">When each was made, UTC.</param>
    /// <param name="keep">How many stay.</param>
    /// <param name="made">The one that was just made, which stays whatever the clock says.</param>
    public static IReadOnlyList<DateTime> Expired(IReadOnlyCollection<DateTime> backups, KeepOptions keep, DateTime made)
    {
        var newestFirst = backups.OrderDescending().ToList();
        HashSet<DateTime> kept = [made, .. newestFirst.Take(1)];
        kept.UnionWith(Last(keep.Daily, FiscalClock.DayOf));
        kept.UnionWith(Last(keep.Weekly, moment => WeekOf(FiscalClock.DayOf(moment))));
        kept.UnionWith(Last(keep.Monthly, moment => FirstOfMonth(FiscalClock.DayOf(moment))));
        return [.. newestFirst.Where(moment => !kept.Contains(moment))];

        IEnumerable<DateTime> Last(int count, Func<DateTime, DateOnly> period) =>
            newestFirst.GroupBy(period).Take(count).Select(group => group.First());
    }

    private static DateOnly WeekOf(DateOnly day) =>
        day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);
}
