using System.Globalization;
using System.Text.RegularExpressions;
using PmqaDashboard.Domain.Kpis;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Components.Past;

/// <summary>Numbers of past years as people type them and as files keep them.</summary>
internal static partial class PastNumber
{
    private const int MaxDigits = 24;

    /// <summary>
    /// The number, in Thai or Arabic digits, or null when it is none. A comma must part thousands: "1,5" is none, for it would be read as 15.
    /// </summary>
    public static decimal? Read(string text) =>
        ThaiDigits.ToArabic(text) is { Length: <= MaxDigits } arabic
        && Shape().IsMatch(arabic)
        && decimal.TryParse(arabic, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out decimal number)
        && KpiScoring.IsFit(number)
            ? number
            : null;

    /// <summary>A whole number that is not negative, or null.</summary>
    public static int? Whole(string text) =>
        int.TryParse(ThaiDigits.ToArabic(text), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>The number as a file or a field keeps it; empty when there is none.</summary>
    public static string Write(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";

    [GeneratedRegex(@"^-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$", RegexOptions.ECMAScript)]
    private static partial Regex Shape();
}
