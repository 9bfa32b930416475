using System.Globalization;
using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Components.Wall;

/// <summary>How far reported is from planned: a shape, words and a style.</summary>
/// <param name="Icon">Up, down or the same.</param>
/// <param name="Words">Such as "ช้ากว่าแผน ๔.๗".</param>
/// <param name="Css">"ahead", "behind" or "even".</param>
public sealed record Gap(MarkupString Icon, string Words, string Css)
{
    /// <summary>Its classes.</summary>
    public string Class { get; } = "gap " + Css;
}

/// <summary>Values as only the wall shows them.</summary>
public static class ShowOnWall
{
    /// <summary>A moment as the wall's script reads it; no longer than it must be, for it travels with every change.</summary>
    public static string ForScript(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    /// <summary>A change by some points with its sign, such as "+๔.๘"; a small one with as many places as it needs.</summary>
    public static string WithSign(this Show show, decimal by)
    {
        int places = Math.Abs(by) < 0.05m ? 2 : 1;
        return (by < 0 ? "−" : "+") + show.Number(Math.Abs(by), places);
    }

    /// <summary>A share's %, which people set mostly in whole numbers: without places unless it has some.</summary>
    public static string Plain(this Show show, decimal percent) => show.Number(percent, percent == decimal.Truncate(percent) ? 0 : 1);

    /// <summary>How far reported is from planned, or null when there is nothing to compare.</summary>
    public static Gap? Gap(this Show show, Figures figures)
    {
        if (figures is not { Planned: { } planned, Reported: { } reported })
        {
            return null;
        }

        // The difference of what is seen, so that the sum on the screen comes out.
        decimal gap = Round(reported) - Round(planned);
        return gap switch
        {
            > 0 => new Gap(WallIcons.Up, show.Text("Wall.Ahead", gap), "ahead"),
            < 0 => new Gap(WallIcons.Down, show.Text("Wall.Behind", -gap), "behind"),
            _ => new Gap(WallIcons.Same, show["Wall.OnPlan"], "even"),
        };
    }

    private static decimal Round(decimal percent) => decimal.Round(percent, 1, MidpointRounding.AwayFromZero);
}
