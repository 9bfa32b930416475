using System.Text;

namespace PmqaDashboard.Domain.Texts;

/// <summary>Words that people or other systems send, made fit to keep.</summary>
public static class Words
{
    /// <summary>
    /// The text without control characters except line breaks, without halves of surrogate pairs, with ำ as one character, trimmed.
    /// </summary>
    /// <returns>Null when nothing is left.</returns>
    public static string? Clean(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' || (!Rune.IsControl(rune) && rune != Rune.ReplacementChar))
            {
                kept.Append(rune);
            }
            else if (rune.Value is '\t')
            {
                kept.Append(' ');
            }
        }

        // Nikhahit and sara aa, which look the same as sara am and which no Unicode normalisation joins.
        string clean = kept.Replace("\u0E4D\u0E32", "\u0E33").ToString().Trim();
        return clean.Length == 0 ? null : clean;
    }
}
