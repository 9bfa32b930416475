using System.Globalization;

namespace PmqaDashboard.Components.Display;

/// <summary>Percentages where there is little room or where somebody typed them.</summary>
public static class Percents
{
    /// <summary>As somebody reported it, with the places that they gave: "25", "33.33".</summary>
    public static string Exact(this Show show, decimal percent) =>
        show.InDigits(percent.ToString("0.##", CultureInfo.InvariantCulture));
}
