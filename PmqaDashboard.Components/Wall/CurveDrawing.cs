using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Components.Wall;

/// <summary>
/// Turns curves into SVG paths in a square of <see cref="Side"/> units, which the screen stretches to the room there is; lines
/// keep their width and words are laid over it.
/// </summary>
/// <param name="year">The fiscal year from left to right.</param>
internal sealed class CurveDrawing(FiscalYear year)
{
    /// <summary>Units from left to right and from 100 % down to 0 %.</summary>
    public const int Side = 1000;

    /// <summary>Months that are named below the drawing: every other one fits.</summary>
    public ImmutableArray<YearMonth> Months { get; } =
        [.. Enumerable.Range(0, 6).Select(i => YearMonth.Of(year.FirstDay).AddMonths(2 * i))];

    /// <summary>The path through the points; empty when there are fewer than two.</summary>
    public string Path(ImmutableArray<CurvePoint> points)
    {
        if (points.Length < 2)
        {
            return "";
        }

        var path = new StringBuilder(points.Length * 12);
        foreach (var point in points)
        {
            path.Append(path.Length == 0 ? 'M' : 'L')
                .Append(CultureInfo.InvariantCulture, $"{X(point.Day) * Side:0.#} {(1 - (point.Percent / 100m)) * Side:0.#}");
        }

        return path.ToString();
    }

    /// <summary>The part of a path that a change of today leaves as it is; it is long, and its end is short.</summary>
    public string Past(ImmutableArray<CurvePoint> points) => points.Length < 3 ? "" : Path(points[..^1]);

    /// <summary>The rest of a path after its <see cref="Past"/>.</summary>
    public string End(ImmutableArray<CurvePoint> points) => points.Length < 3 ? Path(points) : Path(points[^2..]);

    /// <summary>How far right a day lies, 0 to 1. A curve's point is the end of its day, so the year's last day is 1.</summary>
    public decimal X(DateOnly day) =>
        Math.Clamp((decimal)(day.DayNumber - year.FirstDay.DayNumber + 1) / Days, 0, 1);

    /// <summary>Where a day's beginning lies, as a style sheet writes it.</summary>
    public string Left(DateOnly day) => Css(Math.Clamp((decimal)(day.DayNumber - year.FirstDay.DayNumber) / Days, 0, 1));

    /// <summary>Where a point lies, as a style sheet writes it.</summary>
    public string At(CurvePoint point) => $"left:{Css(X(point.Day))};top:{Css(1 - (point.Percent / 100m))}";

    private int Days => year.LastDay.DayNumber - year.FirstDay.DayNumber + 1;

    private static string Css(decimal part) => (part * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
