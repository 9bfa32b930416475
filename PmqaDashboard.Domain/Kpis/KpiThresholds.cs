using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PmqaDashboard.Domain.Kpis;

/// <summary>What is wrong with thresholds.</summary>
public enum ThresholdFault
{
    /// <summary>There must be five.</summary>
    NotFive,

    /// <summary>They must all rise, or all fall.</summary>
    NotInOrder,

    /// <summary>One is too large, or has too many decimal places.</summary>
    OutOfRange,
}

/// <summary>
/// The five values (x1 to x5) at which a KPI reaches the levels 1 to 5: ascending when more is better, descending when less is.
/// </summary>
[JsonConverter(typeof(AsArray))]
public sealed record KpiThresholds
{
    private KpiThresholds(ImmutableArray<decimal> values) => Values = values;

    /// <summary>x1 to x5.</summary>
    public ImmutableArray<decimal> Values { get; }

    /// <summary>Whether more is better.</summary>
    public bool IsAscending => Values[0] < Values[^1];

    /// <summary>The value at which a level is reached.</summary>
    /// <param name="level">1 to 5.</param>
    public decimal At(int level) => Values[level - 1];

    /// <summary>Whether a value is as good as a level asks, or better.</summary>
    public bool Reaches(decimal value, int level) => IsAscending ? value >= At(level) : value <= At(level);

    /// <summary>What is wrong with five values, or null.</summary>
    public static ThresholdFault? FaultOf(IReadOnlyList<decimal> values)
    {
        if (values.Count != KpiScoring.Levels)
            return ThresholdFault.NotFive;

        if (!values.All(KpiScoring.IsFit))
            return ThresholdFault.OutOfRange;

        int[] turns = [.. values.Zip(values.Skip(1), (a, b) => b.CompareTo(a)).Distinct()];
        return turns is [not 0] ? null : ThresholdFault.NotInOrder;
    }

    /// <summary>Thresholds of five values; null when something is wrong with them.</summary>
    public static KpiThresholds? Of(IReadOnlyList<decimal>? values) =>
        values is not null && FaultOf(values) is null ? new([.. values]) : null;

    /// <summary>Whether all five are the same.</summary>
    public bool Equals(KpiThresholds? other) => other is not null && Values.SequenceEqual(other.Values);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Values[0], Values[2], Values[4]);

    // The journal keeps five numbers, and what is none of these cannot be read from it.
    private sealed class AsArray : JsonConverter<KpiThresholds>
    {
        public override KpiThresholds Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Of(JsonSerializer.Deserialize<decimal[]>(ref reader, options)) ?? throw new JsonException("These are no thresholds.");

        public override void Write(Utf8JsonWriter writer, KpiThresholds value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Values, options);
    }
}
