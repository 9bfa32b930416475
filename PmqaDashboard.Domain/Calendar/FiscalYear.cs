namespace PmqaDashboard.Domain.Calendar;

/// <summary>
/// A Thai fiscal year (ปีงบประมาณ): 1 October to 30 September, named by the Buddhist year in which it ends.
/// FY2553 runs from 1 October 2009 to 30 September 2010 of the common era.
/// </summary>
/// <param name="BuddhistYear">Year of the Buddhist era, common era + 543.</param>
public readonly record struct FiscalYear(int BuddhistYear)
{
    /// <summary>Years between the Buddhist and the common era.</summary>
    public const int EraOffset = 543;

    /// <summary>1 October, first day of the fiscal year.</summary>
    public DateOnly FirstDay => new(BuddhistYear - EraOffset - 1, 10, 1);

    /// <summary>30 September, last day of the fiscal year.</summary>
    public DateOnly LastDay => new(BuddhistYear - EraOffset, 9, 30);

    /// <summary>The fiscal year in which a day lies.</summary>
    public static FiscalYear Of(DateOnly day) => new(day.Year + EraOffset + (day.Month >= 10 ? 1 : 0));

    /// <summary>Whether a day lies in this fiscal year.</summary>
    public bool Contains(DateOnly day) => day >= FirstDay && day <= LastDay;
}
