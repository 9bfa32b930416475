using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Analysis;

/// <summary>Why there is no forecast.</summary>
public enum NoForecast
{
    /// <summary>The fiscal year has not begun.</summary>
    YearToCome,

    /// <summary>It is the last day of the fiscal year, or later.</summary>
    YearOver,

    /// <summary>Nothing is in this year's scope.</summary>
    NothingInScope,

    /// <summary>By the plan nothing had to be done yet, so there is no pace to go by.</summary>
    NothingPlanned,

    /// <summary>Nothing was ever reported.</summary>
    NeverReported,
}

/// <summary>A sampled day of a place. Percent, 0 to 100, never rounded.</summary>
/// <param name="Day">The day, at its end.</param>
/// <param name="Planned">Planned %; null when nothing has months.</param>
/// <param name="Reported">Reported %; null on days to come, and where nothing was reported by the Board's day.</param>
/// <param name="Certified">The same of what review has accepted; null where nothing was accepted by the Board's day.</param>
/// <param name="Forecast">Forecast %, from the Board's day on; null on days before it and where there is none.</param>
public sealed record PlacePoint(DateOnly Day, decimal? Planned, decimal? Reported, decimal? Certified, decimal? Forecast);

/// <summary>The curves of a place over the fiscal year, as a Board knows them.</summary>
/// <param name="Place">The place.</param>
/// <param name="Now">Its figures on the Board's day.</param>
/// <param name="Points">The sampled days, in order.</param>
/// <param name="WithoutForecast">Why there is no forecast; null when there is one.</param>
public sealed record PlaceCurves(CurvePlace Place, Figures Now, ImmutableArray<PlacePoint> Points, NoForecast? WithoutForecast)
{
    // No report moves the plan: a Board a second asks for the same days of the same plans.
    private static readonly ConditionalWeakTable<PlanBook, ConcurrentDictionary<(CurvePlace, DateOnly), decimal?>> PlannedKnown = [];

    /// <summary>
    /// The days that are sampled: the first of the fiscal year, the last of each month, and the day itself. Windows are whole months, so
    /// between two of them the plan is a straight line.
    /// </summary>
    public static ImmutableArray<DateOnly> Days(FiscalYear year, DateOnly day)
    {
        var first = YearMonth.Of(year.FirstDay);
        var days = Enumerable.Range(0, 12).Select(m => first.AddMonths(m).LastDay).Prepend(year.FirstDay).Append(day);
        return [.. days.Where(year.Contains).Distinct().Order()];
    }

    /// <summary>The curves of a place.</summary>
    /// <param name="board">The Board to whose day they go.</param>
    /// <param name="former">What was shown on the sampled days before it; a day that is missing has no point.</param>
    /// <param name="place">The place.</param>
    public static PlaceCurves Of(Board board, IEnumerable<DayFigures> former, CurvePlace place)
    {
        var year = board.Book.Agency.Year;
        var known = former.Append(DayFigures.Of(board)).ToDictionary(f => f.Day, f => f[place]);
        var now = known[board.Day] ?? throw new ArgumentException($"The Board has no place '{place.Id}'.", nameof(place));
        var without = Without(now, board.Day, year);
        bool certified = now.Certified is > 0;
        var plannedKnown = PlannedKnown.GetOrCreateValue(board.Book);
        return new PlaceCurves(place, now, [.. Days(year, board.Day).Select(day =>
        {
            var then = day > board.Day ? null : known.GetValueOrDefault(day);
            decimal? planned = plannedKnown.GetOrAdd((place, day), _ => place.PlannedAt(board.Book, day));
            return new PlacePoint(
                day,
                planned,
                now.EverReported ? then?.Reported : null,
                certified ? then?.Certified : null,
                without is null && day >= board.Day ? Forecast.At(now.Reported, now.Planned, planned) : null);
        })], without);
    }

    /// <summary>Whether it says the same as another: most changes are of other places.</summary>
    public bool IsSame(PlaceCurves other) => Place == other.Place && Now == other.Now && WithoutForecast == other.WithoutForecast && Points.SequenceEqual(other.Points);

    private static NoForecast? Without(Figures now, DateOnly day, FiscalYear year) =>
        day < year.FirstDay ? NoForecast.YearToCome
        : day >= year.LastDay ? NoForecast.YearOver
        : now.Reported is null ? NoForecast.NothingInScope
        : now.Planned is not > 0 ? NoForecast.NothingPlanned
        : !now.EverReported ? NoForecast.NeverReported
        : null;
}
