using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Components.Plans;

/// <summary>Which plans a person wants to see. It lives in the page's address, so that it can be shared and gone back to.</summary>
/// <param name="Category">Number of a category, or null.</param>
/// <param name="Status">A status, or null.</param>
/// <param name="Unit">Code of a unit that holds a share in the plan, or null.</param>
/// <param name="Words">Words to be found in titles; empty for none.</param>
public sealed record PlanFilter(int? Category = null, ProgressStatus? Status = null, string? Unit = null, string Words = "")
{
    /// <summary>Reads the parts of an address. What cannot be meant is left out.</summary>
    public static PlanFilter Read(int? category, string? status, string? unit, string? words) => new(
        category,
        StatusNames.Read(status),
        string.IsNullOrWhiteSpace(unit) ? null : unit,
        words?.Trim() ?? "");

    /// <summary>The address of the plans with this filter.</summary>
    public string Address
    {
        get
        {
            (string Name, string? Value)[] parts =
            [
                ("category", Category?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                ("status", Status is { } status ? StatusNames.Of(status) : null),
                ("unit", Unit),
                ("q", Words.Length == 0 ? null : Words),
            ];
            string query = string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
            return query.Length == 0 ? "/plans" : "/plans?" + query;
        }
    }

    /// <summary>Whether it lets everything through.</summary>
    public bool IsEmpty => this == new PlanFilter();
}
