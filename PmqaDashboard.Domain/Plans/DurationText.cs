using System.Globalization;
using System.Text.RegularExpressions;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Domain.Plans;

/// <summary>Reads durations as the document writes them.</summary>
public static partial class DurationText
{
    /// <summary>Months of "๕ เดือน", "๑ เดือนครึ่ง" or "ครึ่งเดือน"; null for any other duration, such as "๔ ครั้ง" or "ทุกเดือน".</summary>
    public static decimal? Months(string? text)
    {
        string clean = Clean(text);
        if (clean == "ครึ่งเดือน")
            return 0.5m;

        return MonthsForm().Match(clean) is { Success: true } match
            ? Number(match) + (match.Groups["half"].Success ? 0.5m : 0)
            : null;
    }

    /// <summary>Days of "๑๕ วัน" or "๑ สัปดาห์"; null for any other duration.</summary>
    public static int? Days(string? text) => DaysForm().Match(Clean(text)) is { Success: true } match
        ? Number(match) * (match.Groups["week"].Success ? 7 : 1)
        : null;

    private static string Clean(string? text) => ThaiDigits.ToArabic(ThaiText.Normalize(text ?? "")).Replace(" ", "", StringComparison.Ordinal);

    private static int Number(Match match) => int.Parse(match.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    // What follows in brackets explains and does not change the duration: "๒ เดือน (ปีละ ๒ ครั้ง)".
    [GeneratedRegex(@"^(?<n>[0-9]{1,3})เดือน(?<half>ครึ่ง)?(?:\(.*\))?$")]
    private static partial Regex MonthsForm();

    [GeneratedRegex(@"^(?<n>[0-9]{1,3})(?:วัน|(?<week>สัปดาห์))(?:\(.*\))?$")]
    private static partial Regex DaysForm();
}
