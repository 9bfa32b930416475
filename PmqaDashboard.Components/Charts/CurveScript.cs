using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Calendar;

namespace PmqaDashboard.Components.Charts;

/// <summary>What the chart's script is told once. Words and numbers only: nothing in it is ever run.</summary>
/// <param name="Months">Short names of the months from October.</param>
/// <param name="Days">Days in each of them.</param>
/// <param name="ThaiDigits">Whether numbers are written in Thai digits.</param>
/// <param name="Dark">Whether the page is dark.</param>
/// <param name="Today">Place of the end of today, in months from 1 October.</param>
/// <param name="TodayText">Words at that place.</param>
/// <param name="Kinds">Kind of each series: "planned", "reported", "forecast" or "certified".</param>
/// <param name="Tools">Names of the tools: zoom in, zoom out, zoom, pan, reset.</param>
internal sealed record CurveOptions(
    IReadOnlyList<string> Months, IReadOnlyList<int> Days, bool ThaiDigits, bool Dark, decimal Today, string TodayText, IReadOnlyList<string> Kinds,
    IReadOnlyList<string> Tools);

/// <summary>A curve as the script takes it.</summary>
/// <param name="Name">Name.</param>
/// <param name="Data">Points.</param>
internal sealed record CurveData(string Name, IReadOnlyList<CurveDot> Data);

/// <summary>A point as the script takes it.</summary>
/// <param name="X">Months from 1 October, with the part of the month.</param>
/// <param name="Y">Percent, to two decimal places: more cannot be seen; null where the curve has not begun or has ended.</param>
/// <param name="Day">The day, as it is shown.</param>
internal sealed record CurveDot(decimal X, decimal? Y, string Day);

/// <summary>Turns curves into what the script takes.</summary>
internal static class CurveScript
{
    public static CurveOptions Options(Show show, FiscalYear year, DateOnly today, bool isFormer, IReadOnlyList<CurveSeries> series) => new(
        [.. Months(year).Select(show.Month)],
        [.. Months(year).Select(m => m.LastDay.Day)],
        show.Settings.Digits == Digits.Thai,
        show.Settings.Theme == Theme.Dark,
        Place(year, today),
        isFormer ? show.DayMonth(today) : show.Text("Plans.ChartToday", show.DayMonth(today)),
        [.. series.Select(s => s.Kind switch
        {
            CurveKind.Planned => "planned",
            CurveKind.Reported => "reported",
            CurveKind.Forecast => "forecast",
            CurveKind.Certified => "certified",
        })],
        [show["Plans.ZoomIn"], show["Plans.ZoomOut"], show["Plans.Zoom"], show["Plans.Pan"], show["Plans.ZoomReset"]]);

    /// <summary>
    /// The curves, each with a point at every day that any of them has: only so does the library show what all of them say of the day
    /// under the pointer.
    /// </summary>
    public static IReadOnlyList<CurveData> Data(Show show, FiscalYear year, IReadOnlyList<CurveSeries> series)
    {
        DateOnly[] days = [.. series.SelectMany(s => s.Points).Select(p => p.Day).Where(year.Contains).Distinct().Order()];
        return [.. series.Select(s =>
        {
            var points = s.Points.ToDictionary(p => p.Day, p => p.Percent);
            return new CurveData(s.Name, [.. days.Select(d => new CurveDot(
                Place(year, d), points.TryGetValue(d, out decimal percent) ? decimal.Round(percent, 2) : null, show.Date(d)))]);
        })];
    }

    /// <summary>The twelve months of the year.</summary>
    public static IEnumerable<YearMonth> Months(FiscalYear year) =>
        Enumerable.Range(0, 12).Select(m => YearMonth.Of(year.FirstDay).AddMonths(m));

    /// <summary>The end of a day, in months from 1 October.</summary>
    private static decimal Place(FiscalYear year, DateOnly day)
    {
        var month = YearMonth.Of(day);
        decimal days = month.LastDay.Day;
        return decimal.Round(month.MonthsSince(YearMonth.Of(year.FirstDay)) + (day.Day / days), 4);
    }
}
