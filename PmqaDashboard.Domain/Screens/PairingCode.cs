using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Domain.Screens;

/// <summary>
/// The code that a new screen shows: six of 21 letters and digits that nobody takes for another, neither when read from a wall
/// nor when typed. It is no secret and gives no right; it only says which screen is meant.
/// </summary>
public static class PairingCode
{
    /// <summary>Its characters: no 0 and O, no 1, I and L, no 2 and Z, no 5 and S, no 8 and B, no G beside 6 and C; and no vowels, which make words.</summary>
    public const string Letters = "34679CDFHJKMNPQRTVWXY";

    /// <summary>How many characters it has.</summary>
    public const int Length = 6;

    /// <summary>How long a screen shows one before it shows the next.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Reads a code as people type it, in small letters, with Thai digits, with a space or hyphen in the middle; null for what is none.</summary>
    public static string? Read(string? text)
    {
        string code = string.Concat(ThaiDigits.ToArabic(text ?? "").Where(c => !char.IsWhiteSpace(c) && c is not '-')).ToUpperInvariant();
        return code.Length == Length && code.All(Letters.Contains) ? code : null;
    }

    /// <summary>The code as it is shown: in two halves.</summary>
    public static string Shown(string code) => $"{code[..(Length / 2)]} {code[(Length / 2)..]}";
}
