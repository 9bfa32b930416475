using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Components.Plans;

/// <summary>A choice of a filter.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="Chosen">Whether it is chosen now.</param>
/// <param name="Count">How many there are, or null.</param>
/// <param name="Icon">Its picture, or null.</param>
/// <param name="Css">Class of its colour, or null.</param>
public sealed record FilterChip(string Text, string Address, bool Chosen, int? Count = null, MarkupString? Icon = null, string? Css = null)
{
    /// <summary>
    /// A choice for each status that occurs, in the order in which they call for attention, after one for all. A status that is chosen is
    /// there even when it does not occur.
    /// </summary>
    public static IEnumerable<FilterChip> ForStatuses(
        Show show, IReadOnlyCollection<ProgressStatus> present, ProgressStatus? chosen, Func<ProgressStatus?, string> address)
    {
        yield return new FilterChip(show["Plans.All"], address(null), chosen is null, present.Count);
        foreach (var status in ByAttention)
        {
            int count = present.Count(s => s == status);
            if (count > 0 || chosen == status)
            {
                var look = StatusLook.Of(status);
                yield return new FilterChip(show[look.TextKey], address(status), chosen == status, count, look.Icon, look.Css);
            }
        }
    }

    private static readonly ProgressStatus[] ByAttention =
    [
        ProgressStatus.Late, ProgressStatus.NoReport, ProgressStatus.AtRisk, ProgressStatus.OnTrack,
        ProgressStatus.Done, ProgressStatus.NotDue, ProgressStatus.Deferred,
    ];
}
