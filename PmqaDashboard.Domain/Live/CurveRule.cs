using System.Collections.Immutable;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Live;

/// <summary>The agency's curves.</summary>
internal static class CurveRule
{
    /// <summary>The curves; the slice before when nothing in it differs.</summary>
    public static CurveSlice Slice(PlanIndex index, YearHistory history, DateOnly day, Figures agency, CurveSlice? before)
    {
        var reported = Keep(before?.Reported, Reported(index, history, day, agency));
        var forecast = Keep(before?.Forecast, ForecastOf(index, day, agency));
        return before is not null && before.Planned == index.PlannedCurve && before.Reported == reported && before.Forecast == forecast
            ? before
            : new CurveSlice(index.PlannedCurve, reported, forecast);
    }

    private static ImmutableArray<CurvePoint> Reported(PlanIndex index, YearHistory history, DateOnly day, Figures agency)
    {
        var passed = history.Passed.Where(p => p.Percent is not null).Select(p => new CurvePoint(p.Day, p.Percent!.Value));
        return agency.Reported is { } now && index.Book.Agency.Year.Contains(day) ? [.. passed, new CurvePoint(day, now)] : [.. passed];
    }

    private static ImmutableArray<CurvePoint> ForecastOf(PlanIndex index, DateOnly day, Figures agency)
    {
        var year = index.Book.Agency.Year;
        if (agency is not { Reported: { } now, Planned: > 0 } || !year.Contains(day) || day == year.LastDay)
            return [];

        var rest = index.PlannedCurve.Where(p => p.Day > day)
            .Select(p => new CurvePoint(p.Day, Forecast.At(now, agency.Planned, p.Percent) ?? now));
        return [new CurvePoint(day, now), .. rest];
    }

    private static ImmutableArray<CurvePoint> Keep(ImmutableArray<CurvePoint>? before, ImmutableArray<CurvePoint> now) =>
        before is { } old && old.AsSpan().SequenceEqual(now.AsSpan()) ? old : now;
}
