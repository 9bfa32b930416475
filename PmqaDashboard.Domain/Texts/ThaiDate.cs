using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using PmqaDashboard.Domain.Calendar;

namespace PmqaDashboard.Domain.Texts;

/// <summary>
/// Dates as Thai people write and type them: Buddhist years, Thai months, either digits. It never asks the culture, whose Thai
/// calendar would turn stored dates into Buddhist years.
/// </summary>
public static partial class ThaiDate
{
    /// <summary>Short names of the months, January first.</summary>
    public static IReadOnlyList<string> ShortMonths { get; } =
        ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];

    /// <summary>Full names of the months, January first.</summary>
    public static IReadOnlyList<string> Months { get; } =
    [
        "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
        "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
    ];

    // Stands below the names, because static fields are set in the order of the text.
    private static readonly FrozenDictionary<string, int> ByName = MonthsByName();

    /// <summary>Such as "18 มิ.ย. 2553", in Arabic digits.</summary>
    public static string Abbreviated(DateOnly day) => $"{day.Day} {ShortMonths[day.Month - 1]} {day.Year + FiscalYear.EraOffset}";

    /// <summary>Such as "18 มิถุนายน 2553", in Arabic digits.</summary>
    public static string Full(DateOnly day) => $"{day.Day} {Months[day.Month - 1]} {day.Year + FiscalYear.EraOffset}";

    /// <summary>Such as "มิ.ย. 2553", in Arabic digits.</summary>
    public static string Abbreviated(YearMonth month) => $"{ShortMonths[month.Month - 1]} {month.Year + FiscalYear.EraOffset}";

    /// <summary>
    /// Reads a typed day: "18 มิ.ย. 2553", "๑๘ มิถุนายน ๒๕๕๓", "18 มิย 53", "18/6/2553", "18-06-53". Two digits are the last of a
    /// Buddhist year of this century (2500 to 2599); four are Buddhist from 2400 on and of the common era from 1900 to 2199.
    /// The form yyyy-MM-dd is of the same eras.
    /// </summary>
    public static bool TryParse(string? text, out DateOnly day)
    {
        day = default;
        string typed = Clean(text);
        if (IsoDay().Match(typed) is { Success: true } iso)
            return TryMake(iso.Groups["y"].Value, int.Parse(iso.Groups["m"].ValueSpan, CultureInfo.InvariantCulture), iso.Groups["d"].Value, out day);

        return Day().Match(typed) is { Success: true } match
            && TryMonth(match.Groups["m"].Value, out int month)
            && TryMake(match.Groups["y"].Value, month, match.Groups["d"].Value, out day);
    }

    /// <summary>Reads a typed month with its year: "มิ.ย. 53", "มิถุนายน ๒๕๕๓", "6/2553". Years as in <see cref="TryParse(string?, out DateOnly)"/>.</summary>
    public static bool TryParse(string? text, out YearMonth month)
    {
        month = default;
        if (Month().Match(Clean(text)) is not { Success: true } match
            || !TryMonth(match.Groups["m"].Value, out int number)
            || !TryMake(match.Groups["y"].Value, number, "1", out var day))
        {
            return false;
        }

        month = YearMonth.Of(day);
        return true;
    }

    /// <summary>Number of a month from its full or short name, with or without points and spaces, or from its number.</summary>
    public static bool TryMonth(string? name, out int month)
    {
        string key = Key(Clean(name));
        return ByName.TryGetValue(key, out month)
            || (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out month) && month is >= 1 and <= 12);
    }

    private static bool TryMake(string year, int month, string dayOfMonth, out DateOnly day)
    {
        int typed = int.Parse(year, CultureInfo.InvariantCulture);
        int common = (year.Length, typed) switch
        {
            (2, _) => typed + 2500 - FiscalYear.EraOffset,
            (_, >= 2400) => typed - FiscalYear.EraOffset,
            (_, >= 1900 and < 2200) => typed,
            _ => 0,
        };
        int number = int.Parse(dayOfMonth, CultureInfo.InvariantCulture);
        bool real = common > 0 && month is >= 1 and <= 12 && number >= 1 && number <= DateTime.DaysInMonth(common, month);
        day = real ? new DateOnly(common, month, number) : default;
        return real;
    }

    private static string Clean(string? text) => ThaiDigits.ToArabic(ThaiText.Normalize(text ?? ""));

    private static string Key(string name) =>
        name.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

    private static FrozenDictionary<string, int> MonthsByName() =>
        ShortMonths.Select((n, i) => (Name: Key(n), Number: i + 1)).Concat(Months.Select((n, i) => (Name: n, Number: i + 1)))
            .ToFrozenDictionary(m => m.Name, m => m.Number);

    [GeneratedRegex("^(?<y>[0-9]{4})-(?<m>[0-9]{2})-(?<d>[0-9]{2})$")]
    private static partial Regex IsoDay();

    [GeneratedRegex(@"^(?:วันที่ ?)?(?<d>[0-9]{1,2}) ?[/.\- ]? ?(?<m>[0-9]{1,2}|[\u0E00-\u0E7F][\u0E00-\u0E7F. ]*?) ?[/\- .]? ?(?:พ\.ศ\. ?)?(?<y>[0-9]{4}|[0-9]{2})$")]
    private static partial Regex Day();

    [GeneratedRegex(@"^(?<m>[0-9]{1,2}(?=[/\- ])|[\u0E00-\u0E7F][\u0E00-\u0E7F. ]*?) ?[/\- ]? ?(?:พ\.ศ\. ?)?(?<y>[0-9]{4}|[0-9]{2})$")]
    private static partial Regex Month();
}
