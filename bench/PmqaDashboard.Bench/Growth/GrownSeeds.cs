using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PmqaDashboard.Bench.Growth;

/// <summary>Seed folders with the real plans many times over: the same plans again under other numbers.</summary>
internal static class GrownSeeds
{
    private static readonly JsonSerializerOptions Legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a folder that the product can load.</summary>
    public static void Write(string real, string folder, int times)
    {
        Directory.CreateDirectory(folder);
        File.Copy(Path.Combine(real, "units.json"), Path.Combine(folder, "units.json"));
        string[] files = [.. Directory.GetFiles(real, "plan-*.json").Order(StringComparer.Ordinal)];
        for (int copy = 0; copy < times; copy++)
        {
            foreach (string file in files)
            {
                var plan = Read(file);
                int number = plan["number"]!.GetValue<int>() + (copy * files.Length);
                plan["number"] = number;
                foreach (var step in plan["activities"]!.AsArray().SelectMany(a => a!["steps"]!.AsArray()))
                {
                    step!["id"] = Moved(step["id"]!.GetValue<string>(), copy * files.Length);
                }

                Save(plan, Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"plan-{number:00000}.json")));
            }
        }

        var agency = Read(Path.Combine(real, "agency.json"));
        var followUps = agency["followUps"]!.AsArray();
        var grown = Enumerable.Range(0, times).SelectMany(copy => followUps.Select(f =>
        {
            var moved = f!.DeepClone();
            moved["step"] = Moved(moved["step"]!.GetValue<string>(), copy * files.Length);
            return moved;
        }));
        agency["followUps"] = new JsonArray([.. grown]);
        Save(agency, Path.Combine(folder, "agency.json"));
    }

    // An id begins with the number of its plan: "4-0-2.5".
    private static string Moved(string id, int offset)
    {
        int dash = id.IndexOf('-', StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"{int.Parse(id[..dash], CultureInfo.InvariantCulture) + offset}{id[dash..]}");
    }

    private static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(file))!;

    private static void Save(JsonNode node, string file) => File.WriteAllText(file, node.ToJsonString(Legible));
}
