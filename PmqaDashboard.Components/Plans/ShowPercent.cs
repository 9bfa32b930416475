using PmqaDashboard.Components.Display;

namespace PmqaDashboard.Components.Plans;

/// <summary>Percentages in dense tables.</summary>
internal static class ShowPercent
{
    /// <summary>One decimal place, left out when it is 0: "100", "66.7". Headline figures keep theirs.</summary>
    public static string Percent(this Show show, decimal value)
    {
        decimal rounded = decimal.Round(value, 1, MidpointRounding.AwayFromZero);
        return show.Number(rounded, decimal.IsInteger(rounded) ? 0 : 1);
    }
}
