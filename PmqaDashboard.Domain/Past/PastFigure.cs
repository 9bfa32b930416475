using System.Collections.Immutable;

namespace PmqaDashboard.Domain.Past;

/// <summary>Of what a figure of a past year is.</summary>
public enum PastTopic
{
    /// <summary>The agency's reported %.</summary>
    Agency,

    /// <summary>The agency's certified %.</summary>
    Certified,

    /// <summary>A category's %.</summary>
    Category,

    /// <summary>A KPI's value.</summary>
    KpiValue,

    /// <summary>A KPI's score.</summary>
    KpiScore,
}

/// <summary>A figure of a past year.</summary>
/// <param name="Topic">Of what.</param>
/// <param name="Id">Number of the category or id of the KPI; empty for the agency.</param>
/// <param name="Number">The figure.</param>
public sealed record PastFigure(PastTopic Topic, string Id, decimal Number);

/// <summary>A figure that differs.</summary>
/// <param name="Topic">Of what.</param>
/// <param name="Id">Number of the category or id of the KPI; empty for the agency.</param>
/// <param name="Before">The figure as it is, or null.</param>
/// <param name="After">The figure as it would be, or null.</param>
public sealed record PastMove(PastTopic Topic, string Id, decimal? Before, decimal? After);

/// <summary>The figures of a past year, one by one.</summary>
public static class PastFigures
{
    /// <summary>All that it holds: the agency, categories, KPIs.</summary>
    public static IEnumerable<PastFigure> Of(PastYear? year)
    {
        if (year is null)
            yield break;

        if (year.Reported is { } reported)
            yield return new(PastTopic.Agency, "", reported);

        if (year.Certified is { } certified)
            yield return new(PastTopic.Certified, "", certified);

        foreach (var category in year.Categories)
            yield return new(PastTopic.Category, PastBook.Subject(category.Number), category.Percent);

        foreach (var kpi in year.Kpis)
        {
            if (kpi.Value is { } value)
                yield return new(PastTopic.KpiValue, kpi.Id, value);

            if (kpi.Score is { } score)
                yield return new(PastTopic.KpiScore, kpi.Id, score);
        }
    }

    /// <summary>What differs between two states of a year.</summary>
    public static ImmutableArray<PastMove> Moves(PastYear? before, PastYear? after)
    {
        var old = Of(before).ToDictionary(f => (f.Topic, f.Id), f => f.Number);
        var now = Of(after).ToDictionary(f => (f.Topic, f.Id), f => f.Number);
        return
        [
            .. Of(after).Concat(Of(before)).Select(f => (f.Topic, f.Id)).Distinct()
                .Select(key => new PastMove(key.Topic, key.Id, old.TryGetValue(key, out decimal was) ? was : null, now.TryGetValue(key, out decimal will) ? will : null))
                .Where(move => move.Before != move.After),
        ];
    }
}
