using System.Globalization;
using PmqaDashboard.Domain.Risks;

namespace PmqaDashboard.Components.Risks;

/// <summary>What the address of the register asks for.</summary>
internal static class RiskQuery
{
    /// <summary>A cell of the map as an address names it, such as "4x3": likelihood and impact.</summary>
    public static string Write(RiskRating rating) => FormattableString.Invariant($"{rating.Likelihood}x{rating.Impact}");

    /// <summary>The cell that an address names, or null.</summary>
    public static RiskRating? Cell(string? text) =>
        text?.Split('x') is [var likelihood, var impact]
        && int.TryParse(likelihood, NumberStyles.None, CultureInfo.InvariantCulture, out int l)
        && int.TryParse(impact, NumberStyles.None, CultureInfo.InvariantCulture, out int i)
        && new RiskRating(l, i) is { IsValid: true } rating
            ? rating
            : null;
}
