namespace PmqaDashboard.Domain.Kpis;

/// <summary>How a result stands.</summary>
public enum KpiResultState
{
    /// <summary>Reported; it waits for review.</summary>
    Reported,

    /// <summary>Accepted in review.</summary>
    Accepted,

    /// <summary>Returned with a remark.</summary>
    Returned,
}

/// <summary>What a KPI came to, as its method asks.</summary>
public sealed record KpiValue
{
    /// <summary>The value; null for milestones and pass rates.</summary>
    public decimal? Value { get; init; }

    /// <summary>Levels that are reached; null unless it is about milestones.</summary>
    public IReadOnlyList<int>? Levels { get; init; }

    /// <summary>How many have passed; null unless it is a pass rate.</summary>
    public int? Passed { get; init; }

    /// <summary>Of how many; null unless it is a pass rate.</summary>
    public int? Of { get; init; }

    /// <summary>The value as one number: the rate in %, or the level that milestones come to.</summary>
    public decimal? Number =>
        Value
        ?? (Passed is { } passed && Of is > 0 and var of ? 100m * passed / of : (decimal?)null)
        ?? (Levels is { } levels ? KpiScoring.Milestones(levels).Level : null);

    /// <summary>Whether it says the same.</summary>
    public bool Equals(KpiValue? other) =>
        other is not null && (Value, Passed, Of) == (other.Value, other.Passed, other.Of)
        && Levels is null == other.Levels is null && (Levels ?? []).SequenceEqual(other.Levels ?? []);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Value, Passed, Of, Levels?.Count);

    /// <summary>Whether a KPI can have it.</summary>
    public bool Suits(KpiMethod? method) => method switch
    {
        KpiMethod.Milestones => this is { Value: null, Levels: not null, Passed: null, Of: null }
            && Levels.Distinct().Count() == Levels.Count && Levels.All(l => l is >= 1 and <= KpiScoring.Levels),
        KpiMethod.PassRate => this is { Value: null, Levels: null, Passed: >= 0, Of: > 0 } && Passed <= Of,
        KpiMethod.WeightedScore => false,
        KpiMethod.Thresholds or KpiMethod.WeightedTargets or null => this is { Value: { } value, Levels: null, Passed: null, Of: null } && KpiScoring.IsFit(value),
    };
}

/// <summary>A value that was accepted in review.</summary>
/// <param name="Value">The value.</param>
/// <param name="Report">Sequence of the change that reported it.</param>
/// <param name="By">Name of who accepted it.</param>
/// <param name="AtUtc">When.</param>
public sealed record KpiAcceptance(KpiValue Value, long Report, string By, DateTime AtUtc);

/// <summary>A KPI's result of a round.</summary>
/// <param name="KpiId">The KPI.</param>
/// <param name="Months">The round.</param>
/// <param name="Value">What was reported last.</param>
/// <param name="Words">What was said about it, or null.</param>
/// <param name="Report">Sequence of the change that reported it.</param>
/// <param name="Unit">Unit that reported it; null for the secretariat.</param>
/// <param name="By">Name of who reported it.</param>
/// <param name="AtUtc">When.</param>
public sealed record KpiResult(string KpiId, int Months, KpiValue Value, string? Words, long Report, string? Unit, string By, DateTime AtUtc)
{
    /// <summary>How it stands.</summary>
    public KpiResultState State { get; init; }

    /// <summary>The reviewer's remark on its return, or null.</summary>
    public string? Remark { get; init; }

    /// <summary>Who returned it, or null.</summary>
    public string? ReturnedBy { get; init; }

    /// <summary>What is certified: the newest value that was accepted and not returned since, or null.</summary>
    public KpiAcceptance? Accepted { get; init; }
}

/// <summary>What the journal keeps of a result.</summary>
internal sealed record KpiReportedData(KpiValue Value, string? Words);

/// <summary>What the journal keeps of a decision on a result.</summary>
internal sealed record KpiDecidedData(long Report, string? Remark);
