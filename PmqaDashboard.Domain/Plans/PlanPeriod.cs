using System.Globalization;
using System.Text.RegularExpressions;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Domain.Plans;

/// <summary>Reads for which months a plan is made.</summary>
public static partial class PlanPeriod
{
    /// <summary>
    /// The months that a plan's duration names: fiscal years ("๓ ปี (ปีงบประมาณ พ.ศ. ๒๕๕๓-๒๕๕๕)", "ปี พ.ศ. ๒๕๕๓ - ๒๕๕๔") or months
    /// of a year ("กุมภาพันธ์ - กันยายน พ.ศ. ๒๕๕๓"); the fiscal year of the plans when it names none ("๑ ปี", "- เดือน").
    /// </summary>
    public static MonthWindow Of(Plan plan, FiscalYear year)
    {
        string text = ThaiDigits.ToArabic(ThaiText.Normalize(plan.DurationText));
        var years = BuddhistYear().Matches(text).Select(m => int.Parse(m.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)).ToList();
        if (years.Count == 0)
            return Months(year, year);

        var months = ThaiDate.Months.Select((name, i) => (At: text.IndexOf(name, StringComparison.Ordinal), Number: i + 1))
            .Where(m => m.At >= 0).OrderBy(m => m.At).Select(m => m.Number).ToList();
        return months.Count == 2
            ? new MonthWindow(new YearMonth(years[0] - FiscalYear.EraOffset, months[0]), new YearMonth(years[^1] - FiscalYear.EraOffset, months[1]))
            : Months(new FiscalYear(years[0]), new FiscalYear(years[^1]));
    }

    private static MonthWindow Months(FiscalYear first, FiscalYear last) => new(YearMonth.Of(first.FirstDay), YearMonth.Of(last.LastDay));

    [GeneratedRegex("25[0-9]{2}")]
    private static partial Regex BuddhistYear();
}
