using System.Collections.Immutable;
using PmqaDashboard.Domain.Kpis;

namespace PmqaDashboard.Domain.Past;

/// <summary>What a category came to at a year's end.</summary>
/// <param name="Number">Number of the category.</param>
/// <param name="Percent">0 to 100.</param>
public sealed record PastCategory(int Number, decimal Percent);

/// <summary>What a KPI came to in a year.</summary>
/// <param name="Id">The KPI.</param>
/// <param name="Value">Its value, or null when only the score is known.</param>
/// <param name="Score">Its score, 0 to 5, or null when only the value is known.</param>
public sealed record PastKpi(string Id, decimal? Value, decimal? Score);

/// <summary>A year before this plan, at its end, as the secretariat knows it. What nobody entered is absent, and never 0.</summary>
public sealed record PastYear
{
    /// <summary>How many years before the plan's own can be entered.</summary>
    public const int MostBack = 10;

    /// <summary>Most characters of a source.</summary>
    public const int MaxSource = 300;

    /// <summary>Fiscal year of the Buddhist era.</summary>
    public required int FiscalYear { get; init; }

    /// <summary>The agency's reported %, or null.</summary>
    public decimal? Reported { get; init; }

    /// <summary>The agency's certified %, or null.</summary>
    public decimal? Certified { get; init; }

    /// <summary>What categories came to, by their number.</summary>
    public ImmutableArray<PastCategory> Categories { get; init; } = [];

    /// <summary>What KPIs came to, by their id.</summary>
    public ImmutableArray<PastKpi> Kpis { get; init; } = [];

    /// <summary>Where the figures come from, or null.</summary>
    public string? Source { get; init; }

    /// <summary>Whether it holds no figure: such a year is not kept.</summary>
    public bool IsEmpty => Reported is null && Certified is null && Categories.IsDefaultOrEmpty && Kpis.IsDefaultOrEmpty;

    /// <summary>What a category came to, or null.</summary>
    public decimal? OfCategory(int number) => Categories.FirstOrDefault(c => c.Number == number)?.Percent;

    /// <summary>What a KPI came to, or null.</summary>
    public PastKpi? OfKpi(string id) => Kpis.FirstOrDefault(k => k.Id == id);

    /// <summary>Whether a number can be a % at a year's end.</summary>
    public static bool IsPercent(decimal number) => number is >= 0 and <= 100 && KpiScoring.IsFit(number);

    /// <summary>Whether a number can be a score.</summary>
    public static bool IsScore(decimal number) => number is >= 0 and <= KpiScoring.Levels && KpiScoring.IsFit(number);

    /// <summary>Whether all its numbers are in range and nothing stands twice.</summary>
    internal bool IsValid =>
        (Reported is not { } reported || IsPercent(reported))
        && (Certified is not { } certified || IsPercent(certified))
        && !Categories.IsDefault && Categories.All(c => c is not null && IsPercent(c.Percent)) && Categories.DistinctBy(c => c.Number).Count() == Categories.Length
        && !Kpis.IsDefault && Kpis.All(IsResult) && Kpis.DistinctBy(k => k.Id).Count() == Kpis.Length;

    /// <inheritdoc />
    public bool Equals(PastYear? other) =>
        other is not null
        && (FiscalYear, Reported, Certified, Source) == (other.FiscalYear, other.Reported, other.Certified, other.Source)
        && Categories.AsSpan().SequenceEqual(other.Categories.AsSpan())
        && Kpis.AsSpan().SequenceEqual(other.Kpis.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(FiscalYear, Reported, Certified, Source);

    private static bool IsResult(PastKpi kpi) =>
        kpi is { Id.Length: > 0 } and not { Value: null, Score: null }
        && (kpi.Value is not { } value || KpiScoring.IsFit(value))
        && (kpi.Score is not { } score || IsScore(score));
}

/// <summary>A past year in the record.</summary>
/// <param name="Year">As it was entered last.</param>
/// <param name="Version">Sequence of the change that entered it last: who edits it has seen this one.</param>
/// <param name="By">Name of who entered it last.</param>
/// <param name="AtUtc">When.</param>
public sealed record PastEntry(PastYear Year, long Version, string By, DateTime AtUtc);
