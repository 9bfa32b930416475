using PmqaDashboard.Domain.Calendar;

namespace PmqaDashboard.Components.Plans;

/// <summary>A column of the month grid: a month of the plan's fiscal year, or a quarter of another one.</summary>
/// <param name="First">First month.</param>
/// <param name="Months">1 or 3.</param>
/// <param name="Year">Fiscal year it lies in.</param>
public readonly record struct MonthColumn(YearMonth First, int Months, FiscalYear Year)
{
    /// <summary>First day of the column.</summary>
    public DateOnly FirstDay => First.FirstDay;

    /// <summary>Days in the column.</summary>
    public int Days => First.AddMonths(Months).FirstDay.DayNumber - FirstDay.DayNumber;

    /// <summary>1 to 4: the quarter of the fiscal year.</summary>
    public int Quarter => (First.MonthsSince(YearMonth.Of(Year.FirstDay)) / 3) + 1;

    /// <summary>Whether the column is the first of its fiscal year.</summary>
    public bool StartsYear => FirstDay == Year.FirstDay;

    /// <summary>Whether a day lies in the column.</summary>
    public bool Contains(DateOnly day) => day >= FirstDay && day.DayNumber < FirstDay.DayNumber + Days;

    /// <summary>Whether a window touches the column.</summary>
    public bool Touches(MonthWindow window) =>
        window.Start <= First.AddMonths(Months - 1) && window.End >= First;
}

/// <summary>
/// The columns of a plan's month grid. The plan's own fiscal year stands in months; a year before or after it, which only some
/// plans reach into, in quarters, as the document's own tables have it. All columns are equally wide.
/// </summary>
public sealed class MonthAxis
{
    private MonthAxis(IReadOnlyList<MonthColumn> columns) => Columns = columns;

    /// <summary>Columns in order.</summary>
    public IReadOnlyList<MonthColumn> Columns { get; }

    /// <summary>Makes the axis for a plan.</summary>
    /// <param name="year">Fiscal year of the plan; always there in full.</param>
    /// <param name="windows">All windows that must find a place.</param>
    public static MonthAxis For(FiscalYear year, IEnumerable<MonthWindow> windows)
    {
        int first = year.BuddhistYear, last = year.BuddhistYear;
        foreach (var window in windows)
        {
            first = Math.Min(first, FiscalYear.Of(window.FirstDay).BuddhistYear);
            last = Math.Max(last, FiscalYear.Of(window.LastDay).BuddhistYear);
        }

        return new MonthAxis([.. Enumerable.Range(first, last - first + 1).SelectMany(y => Year(new FiscalYear(y), y == year.BuddhistYear ? 1 : 3))]);
    }

    /// <summary>Where a day begins, in columns from the left edge; outside the axis it is at the edge.</summary>
    public decimal Start(DateOnly day)
    {
        if (day < Columns[0].FirstDay)
            return 0;

        for (int i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Contains(day))
                return i + ((decimal)(day.DayNumber - Columns[i].FirstDay.DayNumber) / Columns[i].Days);
        }

        return Columns.Count;
    }

    /// <summary>Where a day ends, in columns from the left edge.</summary>
    public decimal End(DateOnly day) => Start(day.AddDays(1));

    /// <summary>Whether a day lies on the axis.</summary>
    public bool Contains(DateOnly day) => Columns.Any(c => c.Contains(day));

    private static IEnumerable<MonthColumn> Year(FiscalYear year, int months)
    {
        var first = YearMonth.Of(year.FirstDay);
        for (int m = 0; m < 12; m += months)
        {
            yield return new MonthColumn(first.AddMonths(m), months, year);
        }
    }
}
