using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Components.Plans;

/// <summary>A former day in an address: <c>?day=2010-05-31</c>, of the common era whatever people are shown.</summary>
public static class FormerDay
{
    /// <summary>Name in the address.</summary>
    public const string Name = "day";

    private const string Format = "yyyy-MM-dd";

    /// <summary>Where pages stand that can show a former day.</summary>
    public static IReadOnlyList<string> Pages { get; } = ["plans", "kpis", "criteria", "budget", "truths", "rounds", "analysis", "risks"];

    /// <summary>The day that a page of an address shows, or null when it is live.</summary>
    /// <param name="address">The whole address.</param>
    /// <param name="newest">The newest Board.</param>
    public static DateOnly? OfPage(Uri address, Board? newest) =>
        address.Query.Length > 0 && address.Segments is [_, var page, ..] && Pages.Contains(page.TrimEnd('/'))
            ? Of(QueryHelpers.ParseQuery(address.Query).TryGetValue(Name, out var value) ? value.ToString() : null, newest)
            : null;

    /// <summary>The day, or null when it is none, or is not over yet by the newest Board.</summary>
    public static DateOnly? Of(string? text, Board? newest) => Read(text) is { } day && !(day >= newest?.Day) ? day : null;

    /// <summary>The day that a text says, or null.</summary>
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 2200 ? day : null;

    /// <summary>A day as it stands in an address.</summary>
    public static string Write(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>An address of this site, on a day.</summary>
    public static string Keep(string address, DateOnly day)
    {
        int hash = address.IndexOf('#', StringComparison.Ordinal);
        var (path, anchor) = hash < 0 ? (address, "") : (address[..hash], address[hash..]);
        return $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Name}={Write(day)}{anchor}";
    }
}
