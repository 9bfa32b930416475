using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PmqaDashboard.Domain.Texts;

/// <summary>Thai text as people type it, paste it and look for it.</summary>
public static partial class ThaiText
{
    /// <summary>
    /// The text without HTML tags, with white space collapsed to single spaces and trimmed, and with ำ as one code point. NFC does
    /// not join nikhahit and sara aa (U+0E4D U+0E32), with or without a tone mark between them; a tone mark stands before U+0E33.
    /// </summary>
    public static string Normalize(string text)
    {
        string untagged = Tag().Replace(text, " ");
        string joined = SaraAm().Replace(untagged.Normalize(NormalizationForm.FormC), "$1\u0E33");
        return WhiteSpace().Replace(joined, " ").Trim();
    }

    /// <summary>
    /// The form in which texts are compared when somebody searches: normalized, digits Arabic, lower case, and without any space,
    /// because Thai writes none between words and prints them where a line ended.
    /// </summary>
    public static string Fold(string text) =>
        Gap().Replace(ThaiDigits.ToArabic(Normalize(text)), "").ToLower(CultureInfo.InvariantCulture);

    /// <summary>Whether a text holds what somebody looks for, however either is spaced and whichever digits they use.</summary>
    public static bool Contains(string text, string sought) =>
        Fold(text).Contains(Fold(sought), StringComparison.Ordinal);

    [GeneratedRegex(@"</?[a-zA-Z][^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\u0E4D([\u0E48-\u0E4B]?)\u0E32")]
    private static partial Regex SaraAm();

    // Zero-width space and byte order mark are no white space to .NET.
    [GeneratedRegex(@"[\s\u200B\uFEFF]+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"[\s\u200B-\u200D\u2060\uFEFF]+")]
    private static partial Regex Gap();
}
