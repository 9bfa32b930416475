using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PmqaDashboard.Bench.Results;

/// <summary>
/// What was measured: for each scenario and figure, the values of each run of each subject. It shows medians, and the ratio of every
/// later subject to the first, such as the product to the floor.
/// </summary>
internal sealed class Report
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
    private readonly List<Row> _rows = [];

    /// <summary>Adds the value of a run.</summary>
    /// <param name="scenario">Scenario, with its size, such as "screens 1000".</param>
    /// <param name="figure">Figure with its unit, such as "memory per screen, KiB".</param>
    /// <param name="subject">What was measured, such as "floor".</param>
    /// <param name="value">The value.</param>
    /// <param name="aim">What it should be, as text, or null.</param>
    public void Add(string scenario, string figure, string subject, double value, string? aim = null)
    {
        var row = _rows.Find(r => r.Scenario == scenario && r.Figure == figure);
        if (row is null)
        {
            _rows.Add(row = new Row(scenario, figure));
        }

        row.Aim ??= aim;
        if (!row.Values.TryGetValue(subject, out var values))
        {
            row.Values.Add(subject, values = []);
        }

        values.Add(value);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {scenario} · {subject} · {figure}: {Number(value)}"));
    }

    /// <summary>The table of each scenario.</summary>
    public string Markdown()
    {
        var text = new StringBuilder();
        foreach (var scenario in _rows.GroupBy(r => r.Scenario))
        {
            string[] subjects = [.. scenario.SelectMany(r => r.Values.Keys).Distinct()];
            string[] heads = ["figure", .. subjects, .. subjects.Skip(1).Select(s => $"{s} / {subjects[0]}"), "runs", "aim"];
            text.Append(CultureInfo.InvariantCulture, $"## {scenario.Key}\n\n");
            Line(text, heads);
            Line(text, heads.Select(_ => "---"));
            foreach (var row in scenario)
            {
                double first = row.Median(subjects[0]);
                Line(text,
                [
                    row.Figure,
                    .. subjects.Select(s => Number(row.Median(s))),
                    .. subjects.Skip(1).Select(s => Number(row.Median(s) / first)),
                    row.Values.Values.Max(v => v.Count).ToString(CultureInfo.InvariantCulture),
                    row.Aim ?? "",
                ]);
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Writes the tables and all values into a folder.</summary>
    /// <returns>The file with the tables.</returns>
    public string Write(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, name);
        File.WriteAllText(path + ".md", Markdown());
        File.WriteAllText(path + ".json", JsonSerializer.Serialize(
            _rows.Select(r => new { r.Scenario, r.Figure, r.Aim, r.Values, Median = r.Values.Keys.ToDictionary(s => s, s => Finite(r.Median(s))) }), Json));
        return path + ".md";
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static string Number(double value) => value switch
    {
        _ when !double.IsFinite(value) => "–",
        0 => "0",
        _ => Math.Abs(value) switch
        {
            >= 100 => value.ToString("F0", CultureInfo.InvariantCulture),
            >= 10 => value.ToString("F1", CultureInfo.InvariantCulture),
            >= 1 => value.ToString("F2", CultureInfo.InvariantCulture),
            _ => value.ToString("F3", CultureInfo.InvariantCulture),
        },
    };

    private sealed record Row(string Scenario, string Figure)
    {
        public string? Aim { get; set; }

        public Dictionary<string, List<double>> Values { get; } = [];

        public double Median(string subject) => Values.TryGetValue(subject, out var values) ? Samples.Median(values) : double.NaN;
    }
}
