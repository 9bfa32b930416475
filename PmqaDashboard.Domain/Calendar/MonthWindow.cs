namespace PmqaDashboard.Domain.Calendar;

/// <summary>
/// A span of whole months in which a step is to be done: from the first day of <paramref name="Start"/> to the last day of
/// <paramref name="End"/>.
/// </summary>
/// <param name="Start">First month.</param>
/// <param name="End">Last month, not before <paramref name="Start"/>.</param>
public readonly record struct MonthWindow(YearMonth Start, YearMonth End)
{
    /// <summary>First day of the window.</summary>
    public DateOnly FirstDay => Start.FirstDay;

    /// <summary>Last day of the window.</summary>
    public DateOnly LastDay => End.LastDay;

    /// <summary>Whole months in the window, at least 1.</summary>
    public int Months => End.MonthsSince(Start) + 1;

    /// <summary>Days in the window, at least 28.</summary>
    public int Days => LastDay.DayNumber - FirstDay.DayNumber + 1;
}
