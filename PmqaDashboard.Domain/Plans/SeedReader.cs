using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using PmqaDashboard.Domain.Agencies;

namespace PmqaDashboard.Domain.Plans;

/// <summary>
/// Reads the seed files, whose format seeds/README.md describes. Nothing is guessed: a file that is damaged, has a field too many
/// or too few, or contradicts another file stops the reading.
/// </summary>
public static partial class SeedReader
{
    private const string AgencyFileName = "agency.json";
    private const string UnitsFileName = "units.json";

    /// <summary>Fields that only prove where a text stands in the source document; they are read over.</summary>
    private static readonly Dictionary<Type, string[]> ProofOnly = new()
    {
        [typeof(Agency)] = ["lines"],
        [typeof(Approval)] = ["text"],
        [typeof(Unit)] = ["nameInSource", "lines"],
        [typeof(Step)] = ["lineSpans"],
    };

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ReadOverProof } },
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads agency.json, units.json and every plan-*.json of a folder.</summary>
    /// <exception cref="SeedException">A file is missing or cannot be used.</exception>
    public static PlanBook Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new SeedException(folder, null, null, "There is no such folder. Give the folder that holds agency.json, units.json and the plans.");

        var agency = ReadFile<Agency>(folder, AgencyFileName);
        var units = ReadFile<UnitsFile>(folder, UnitsFileName).Units;
        var files = Directory.GetFiles(folder, "plan-*.json").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
            throw new SeedException(folder, null, null, "There is no plan: no file is named plan-01.json, plan-02.json and so on.");

        var plans = files.Select(f => (File: f, Plan: ReadFile<Plan>(folder, f))).ToList();
        SeedChecks.Check(AgencyFileName, agency, UnitsFileName, units, plans);
        return new PlanBook(agency, units, [.. plans.Select(p => p.Plan).OrderBy(p => p.Number)]);
    }

    private static void ReadOverProof(JsonTypeInfo type)
    {
        foreach (string name in ProofOnly.GetValueOrDefault(type.Type, []))
        {
            // A property that cannot be set is skipped.
            type.Properties.Add(type.CreateJsonPropertyInfo(typeof(JsonElement), name));
        }
    }

    private static T ReadFile<T>(string folder, string file)
    {
        byte[] bytes;
        try
        {
            // Some editors put a byte order mark in front.
            string text = File.ReadAllText(Path.Combine(folder, file));
            bytes = Encoding.UTF8.GetBytes(text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SeedException(file, SubjectOf(file), null, $"The file cannot be read ({e.Message}). Restore it from the project's repository.", e);
        }

        try
        {
            var value = JsonSerializer.Deserialize<T>(bytes, Strict);
            using var document = JsonDocument.Parse(bytes);
            return NullIn(document.RootElement, "$") is not { } field
                ? value!
                : throw new SeedException(file, SubjectOf(file), field, "Here null stands where a value must be. Write the value, or take the entry out of its list.");
        }
        catch (JsonException e)
        {
            throw new SeedException(file, SubjectOf(file), e.Path ?? "$", Explain(e), e);
        }
    }

    /// <summary>Where null stands as the whole file or in a list, which the types of the domain cannot forbid.</summary>
    private static string? NullIn(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Null => path,
        JsonValueKind.Array => element.EnumerateArray().Select((e, i) => NullIn(e, $"{path}[{i}]")).FirstOrDefault(p => p is not null),
        JsonValueKind.Object => element.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null)
            .Select(p => NullIn(p.Value, $"{path}.{p.Name}")).FirstOrDefault(p => p is not null),
        _ => null,
    };

    private static string? SubjectOf(string file) =>
        PlanFile().Match(file) is { Success: true } match
            ? $"plan {int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)}"
            : null;

    private static string Explain(JsonException e)
    {
        string where = e.LineNumber is { } line ? $" (line {line + 1})" : "";
        return $"{Reason(e.Message)}{where}. Correct it as seeds/README.md describes the field, or restore the file from the project's repository.";
    }

    // The serializer speaks of .NET types; who reads this looks at a file. What it says otherwise is kept.
    private static string Reason(string message) => message switch
    {
        _ when message.Contains("could not be mapped", StringComparison.Ordinal) => "There is no field of this name",
        _ when message.Contains("allow setting null", StringComparison.Ordinal) => "The field must have a value, not null",
        _ when message.Contains("Duplicate property", StringComparison.Ordinal) => "The field stands twice",
        _ when message.Contains("could not be converted", StringComparison.Ordinal) => "The value is not of the kind that the field holds",
        _ when Missing().Match(message) is { Success: true } match => $"Fields are missing: {match.Groups["names"].Value}",
        _ => Position().Replace(message, "").Trim().TrimEnd('.'),
    };

    [GeneratedRegex(@"^plan-(\d{1,3})\.json$", RegexOptions.CultureInvariant)]
    private static partial Regex PlanFile();

    [GeneratedRegex(@"missing required properties including: (?<names>.+?)\.", RegexOptions.CultureInvariant)]
    private static partial Regex Missing();

    [GeneratedRegex(@"\s*(Path|LineNumber): .*$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Position();

    private sealed record UnitsFile(IReadOnlyList<Unit> Units);
}
