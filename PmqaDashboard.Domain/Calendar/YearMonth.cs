using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PmqaDashboard.Domain.Calendar;

/// <summary>A calendar month of the common era, such as 2010-05. Buddhist years appear only in texts shown to people.</summary>
/// <param name="Year">Year of the common era, 1 to 9999.</param>
/// <param name="Month">Month, 1 to 12.</param>
[JsonConverter(typeof(YearMonthJsonConverter))]
public readonly record struct YearMonth(int Year, int Month) : IComparable<YearMonth>
{
    /// <summary>First day of the month.</summary>
    public DateOnly FirstDay => new(Year, Month, 1);

    /// <summary>Last day of the month.</summary>
    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    /// <summary>The month in which a day lies.</summary>
    public static YearMonth Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>The month that lies a number of months later (or earlier, when negative).</summary>
    public YearMonth AddMonths(int months) => Of(FirstDay.AddMonths(months));

    /// <summary>Whole months from another month to this one; 0 for the same month.</summary>
    public int MonthsSince(YearMonth other) => ((Year - other.Year) * 12) + Month - other.Month;

    /// <summary>Reads the form <c>yyyy-MM</c>.</summary>
    /// <returns>False when the text has another form or names no month.</returns>
    public static bool TryParse(string? text, out YearMonth month)
    {
        bool read = DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        month = read ? Of(day) : default;
        return read;
    }

    /// <inheritdoc />
    public int CompareTo(YearMonth other) => (Year, Month).CompareTo((other.Year, other.Month));

    /// <summary>The form <c>yyyy-MM</c>, which seeds and the API use.</summary>
    public override string ToString() => FirstDay.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Earlier than.</summary>
    public static bool operator <(YearMonth left, YearMonth right) => left.CompareTo(right) < 0;

    /// <summary>Later than.</summary>
    public static bool operator >(YearMonth left, YearMonth right) => left.CompareTo(right) > 0;

    /// <summary>Earlier than or the same.</summary>
    public static bool operator <=(YearMonth left, YearMonth right) => left.CompareTo(right) <= 0;

    /// <summary>Later than or the same.</summary>
    public static bool operator >=(YearMonth left, YearMonth right) => left.CompareTo(right) >= 0;
}

/// <summary>Writes and reads a <see cref="YearMonth"/> as <c>"yyyy-MM"</c>.</summary>
public sealed class YearMonthJsonConverter : JsonConverter<YearMonth>
{
    /// <inheritdoc />
    public override YearMonth Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        YearMonth.TryParse(reader.GetString(), out var month)
            ? month
            : throw new JsonException($"'{reader.GetString()}' is not a month of the form yyyy-MM.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, YearMonth value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
