using System.Text.RegularExpressions;

namespace PmqaDashboard.Components.Wall;

/// <summary>
/// Compound words of the categories' and units' names. Thai writes no spaces; a browser's dictionary takes a compound for several
/// words and would break the line within it.
/// </summary>
internal static partial class Compounds
{
    /// <summary>The text in parts, each compound a part of its own.</summary>
    public static string[] Split(string text) => Compound().Split(text);

    /// <summary>Whether a part is a compound.</summary>
    public static bool Holds(string part) => Compound().IsMatch(part);

    [GeneratedRegex("(ผู้รับบริการ|ผู้มีส่วนได้ส่วนเสีย|(?<!กรรม)การจัดการความรู้|งบประมาณ)")]
    private static partial Regex Compound();
}
