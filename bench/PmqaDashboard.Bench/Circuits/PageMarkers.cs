using System.Text;
using System.Text.RegularExpressions;

namespace PmqaDashboard.Bench.Circuits;

/// <summary>What a rendered page says of its interactive components: how they are made anew in a circuit.</summary>
/// <param name="Operations">JSON that adds all of them.</param>
/// <param name="State">State that the page hands over, protected.</param>
internal sealed partial record PageMarkers(string Operations, string State)
{
    /// <summary>Reads a page.</summary>
    public static PageMarkers Read(string html)
    {
        var operations = new StringBuilder("""{"batchId":1,"operations":[""");
        int count = 0;
        foreach (Match marker in Marker().Matches(html))
        {
            operations.Append(count++ > 0 ? "," : "");
            operations.Append("""{"type":"add","ssrComponentId":""").Append(count).Append(""","marker":""").Append(marker.Groups["json"].Value).Append('}');
        }

        return count > 0
            ? new PageMarkers(operations.Append("]}").ToString(), StateComment().Match(html).Groups["state"].Value)
            : throw new InvalidDataException("The page has no interactive component: " + html[..Math.Min(html.Length, 500)]);
    }

    [GeneratedRegex("""<!--Blazor:(?<json>\{"type":"server".*?\})-->""")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>[^-]*)-->")]
    private static partial Regex StateComment();
}
