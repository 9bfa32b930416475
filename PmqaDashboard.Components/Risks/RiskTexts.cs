using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Risks;

namespace PmqaDashboard.Components.Risks;

/// <summary>Words and looks of risks.</summary>
internal static class RiskTexts
{
    /// <summary>Name of a level.</summary>
    public static string Text(this Show show, RiskLevel level) => show[$"Risks.Level{level}"];

    /// <summary>Name of the class of a level's colour.</summary>
    public static string Css(this RiskLevel level) => level switch
    {
        RiskLevel.Low => "low",
        RiskLevel.Medium => "medium",
        RiskLevel.High => "high",
        RiskLevel.Extreme => "extreme",
    };

    /// <summary>A sign of a level, told apart without colour.</summary>
    public static string Sign(this RiskLevel level) => level switch
    {
        RiskLevel.Low => "○",
        RiskLevel.Medium => "◐",
        RiskLevel.High => "▲",
        RiskLevel.Extreme => "✕",
    };

    /// <summary>A rating, such as "๔ × ๓ = ๑๒".</summary>
    public static string Rating(this Show show, RiskRating rating) =>
        $"{show.Number(rating.Likelihood)} × {show.Number(rating.Impact)} = {show.Number(rating.Score)}";

    /// <summary>Who answers for a risk.</summary>
    public static string Owner(this Show show, PmqaDashboard.Domain.Plans.PlanBook book, string? owner) =>
        book.FindUnit(owner) is { } unit ? show.ShortName(unit) : show["Risks.Secretariat"];
}
