using System.Text.Json;
using PmqaDashboard.Tests.House;

namespace PmqaDashboard.Tests.Seeds;

/// <summary>The files in the folder seeds, read from the source tree so that a test sees what is committed.</summary>
internal static class SeedFiles
{
    /// <summary>Numbers of the plans, in the order of the document.</summary>
    public static readonly IReadOnlyList<int> PlanNumbers = [.. Enumerable.Range(1, 10)];

    public static string PathOf(string name) => Repository.At("seeds", name);

    public static JsonElement Read(string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(PathOf(name)));
        return json.RootElement.Clone();
    }

    public static JsonElement Plan(int number) => Read($"plan-{number:00}.json");

    public static IEnumerable<JsonElement> Activities(JsonElement plan) => plan.GetProperty("activities").EnumerateArray();

    public static IEnumerable<JsonElement> Steps(JsonElement plan) =>
        Activities(plan).SelectMany(a => a.GetProperty("steps").EnumerateArray());

    /// <summary>A text property, or null when it is null.</summary>
    public static string? Text(this JsonElement element, string name) => element.GetProperty(name).GetString();

    /// <summary>The numbers of an array property.</summary>
    public static int[] Numbers(this JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(n => n.GetInt32())];
}
