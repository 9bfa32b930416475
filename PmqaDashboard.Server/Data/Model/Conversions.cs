using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PmqaDashboard.Server.Data.Model;

/// <summary>Every moment in the store is UTC, down to the microsecond, and says so when it is read.</summary>
internal sealed class UtcDateTime() : ValueConverter<DateTime, DateTime>(
    moment => moment.Kind == DateTimeKind.Utc ? Kept.Moment(moment) : Refuse(moment),
    moment => DateTime.SpecifyKind(moment, DateTimeKind.Utc))
{
    private static DateTime Refuse(DateTime moment) =>
        throw new ArgumentException($"{moment:O} is not UTC.", nameof(moment));
}

/// <summary>A number comes out of the store as it went in, without the places that SQLite's text adds (35000, not 35000.0).</summary>
internal sealed class PlainDecimal() : ValueConverter<decimal, decimal>(
    number => number,
    number => number / 1.0000000000000000000000000000m);

/// <summary>Keeps a small immutable value of the domain as JSON in one column.</summary>
/// <typeparam name="T">The value.</typeparam>
internal sealed class JsonText<T>() : ValueConverter<T, string>(
    value => JsonSerializer.Serialize(value, JsonText.Options),
    text => JsonSerializer.Deserialize<T>(text, JsonText.Options)!)
    where T : class;

/// <summary>How the store writes JSON: legible Thai, and nothing that follows from the rest.</summary>
internal static class JsonText
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}

/// <summary>Immutable values have changed only when they are other objects.</summary>
/// <typeparam name="T">The value.</typeparam>
internal sealed class ByReference<T>() : ValueComparer<T>(
    (left, right) => ReferenceEquals(left, right),
    value => RuntimeHelpers.GetHashCode(value),
    value => value)
    where T : class;
