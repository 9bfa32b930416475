namespace PmqaDashboard.Domain.Progress;

/// <summary>
/// A guess at the rest of the year, never a fact: what is left of the plan is done at the pace so far, reported ÷ planned.
/// Percent at a later day = planned % of that day × (reported ÷ planned so far), at least what is reported now, at most 100.
/// </summary>
public static class Forecast
{
    /// <summary>Forecast % at a later day.</summary>
    /// <param name="reported">Reported % now.</param>
    /// <param name="planned">Planned % now.</param>
    /// <param name="plannedThen">Planned % at the later day.</param>
    /// <returns>Null when nothing is in scope, or nothing was planned so far and there is no pace to go by.</returns>
    public static decimal? At(decimal? reported, decimal? planned, decimal? plannedThen) =>
        reported is { } r && planned is > 0 && plannedThen is { } then
            ? Math.Min(100, then <= planned ? r : r * then / planned.Value)
            : null;
}
