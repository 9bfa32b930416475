using System.Globalization;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Components.Wall;

/// <summary>Reported as a bar, with a mark where the plan says it should be.</summary>
/// <param name="Css">Style: hatched when nothing was ever reported.</param>
/// <param name="Words">The same in words.</param>
/// <param name="Width">Width of the bar, as a style sheet writes it.</param>
/// <param name="Mark">Place of the mark, as a style sheet writes it, or null.</param>
public sealed record Bar(string Css, string Words, string Width, string? Mark)
{
    /// <summary>The bar of some figures.</summary>
    public static Bar Of(Show show, Figures figures) => new(
        figures.EverReported ? "bar" : "bar never",
        string.Join(" · ",
            figures is { EverReported: true, Reported: { } reported } ? show.Text("Shared.BarReported", reported) : show["Shared.BarNeverReported"],
            figures.Planned is { } plan ? show.Text("Shared.BarPlanned", plan) : show["Shared.BarNoPlan"]),
        $"width:{Percent(figures.Reported ?? 0)}",
        figures.Planned is { } planned ? $"left:{Percent(planned)}" : null);

    private static string Percent(decimal value) =>
        decimal.Round(Math.Clamp(value, 0, 100), 2).ToString(CultureInfo.InvariantCulture) + "%";
}
