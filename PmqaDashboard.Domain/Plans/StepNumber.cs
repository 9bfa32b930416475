using System.Globalization;

namespace PmqaDashboard.Domain.Plans;

/// <summary>Numbers of steps such as "1.3.2".</summary>
public static class StepNumber
{
    /// <summary>
    /// Whether a number can stand in the row right below another: its first sub-step ("1.2" → "1.2.1"), or the next number at its
    /// own or any higher level ("1.2.2" → "1.2.3", "1.3" or "2"). Anything else is a gap: rows are missing between them.
    /// </summary>
    public static bool Follows(string before, string after)
    {
        int[] a = Parse(before);
        int[] b = Parse(after);
        if (b.Length == a.Length + 1)
            return b[^1] == 1 && b.AsSpan(0, a.Length).SequenceEqual(a);

        int last = b.Length - 1;
        return b.Length <= a.Length && b.AsSpan(0, last).SequenceEqual(a.AsSpan(0, last)) && b[last] == a[last] + 1;
    }

    /// <summary>The places of a number.</summary>
    /// <exception cref="FormatException">It has another form.</exception>
    public static int[] Parse(string number) =>
        [.. number.Split('.').Select(place => int.Parse(place, NumberStyles.None, CultureInfo.InvariantCulture))];
}
