using PmqaDashboard.Domain.Agencies;

namespace PmqaDashboard.Domain.Plans;

/// <summary>One responsible party's share of a leaf.</summary>
/// <param name="Unit">Unit that reports, or null when no unit is known: then only the secretariat can report.</param>
/// <param name="AsWritten">The words of the document, or null when it names nobody.</param>
/// <param name="From">
/// Id of the step whose cell is shared, <see cref="Accountability.HeadingRow"/> for the heading row, or null for the step's own cell.
/// </param>
public sealed record Share(string? Unit, string? AsWritten, string? From);

/// <summary>Works out who must report on each leaf.</summary>
public static class Accountability
{
    /// <summary><see cref="Share.From"/> of a share that comes from the activity's heading row.</summary>
    public const string HeadingRow = "activity";

    /// <summary>
    /// Shares of each leaf of an activity, by step id; other steps have none. A leaf's own units hold a share each.
    /// A blank cell is a merged cell of the printed table: it is shared with the step above it in the outline, else with the
    /// row before it, unless a gap in the numbering shows that pages are lost between them, else with the heading row.
    /// A cell that names only phrases gives one share without a unit, in the words of the document; where nothing is found, the
    /// leaf has one share without unit and words.
    /// </summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Share>> Of(Activity activity)
    {
        var parents = activity.Steps.Where(s => s.ParentNumber is not null).Select(s => s.ParentNumber!).ToHashSet();
        var byNumber = activity.Steps.DistinctBy(s => s.Number).ToDictionary(s => s.Number);
        var found = new Dictionary<string, IReadOnlyList<Share>>();
        Source? before = null;
        Step? rowBefore = null;
        foreach (var step in activity.Steps)
        {
            bool joined = rowBefore is not null && StepNumber.Follows(rowBefore.Number, step.Number);
            var source = Own(step) ?? Above(step, byNumber) ?? (joined ? before : null) ?? Heading(activity);
            found[step.Id] = parents.Contains(step.Number) ? [] : SharesOf(source, step);
            (before, rowBefore) = (source, step);
        }

        return found;
    }

    private static Source? Own(Step step) => step.Responsible.Count > 0 ? new Source(step.Responsible, step.Id) : null;

    private static Source? Above(Step step, Dictionary<string, Step> byNumber)
    {
        for (var at = step; at.ParentNumber is { } number && byNumber.TryGetValue(number, out var parent) && parent != at; at = parent)
        {
            if (Own(parent) is { } source)
                return source;
        }

        return null;
    }

    private static Source? Heading(Activity activity) =>
        activity.Responsible.Count > 0 ? new Source(activity.Responsible, HeadingRow) : null;

    private static IReadOnlyList<Share> SharesOf(Source? source, Step step)
    {
        if (source is null)
            return [new Share(null, null, null)];

        string? from = source.From == step.Id ? null : source.From;
        var units = source.Parties.Where(p => p.Unit is not null).DistinctBy(p => p.Unit).ToList();
        return units.Count > 0
            ? [.. units.Select(p => new Share(p.Unit, p.AsWritten, from))]
            : [new Share(null, string.Join(", ", source.Parties.Select(p => p.AsWritten).Distinct()), from)];
    }

    private sealed record Source(IReadOnlyList<Party> Parties, string From);
}
