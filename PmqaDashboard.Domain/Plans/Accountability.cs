namespace PmqaDashboard.Domain.Plans;

/// <summary>One responsible party's share of a leaf.</summary>
/// <param name="Unit">Unit that reports, or null when no unit is known: then only the secretariat can report.</param>
/// <param name="AsWritten">The words of the document, or null when it names nobody.</param>
/// <param name="From">Id of the step whose cell is shared, "activity" for the heading row, or null for the step's own cell.</param>
public sealed record Share(string? Unit, string? AsWritten, string? From);

/// <summary>Works out who must report on each leaf.</summary>
public static class Accountability
{
    /// <summary>
    /// Shares of each leaf of an activity, by step id; other steps have none. A leaf's own units hold a share each.
    /// A blank cell is a merged cell of the printed table: it is shared with the step above it in the outline, else with the
    /// row before it, unless a gap in the numbering shows that pages are lost between them, else with the heading row.
    /// A leaf for which no unit is found has one share without a unit.
    /// </summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Share>> Of(Activity activity) =>
        activity.Steps.ToDictionary(s => s.Id, IReadOnlyList<Share> (s) => [new Share(null, null, null)]);
}
