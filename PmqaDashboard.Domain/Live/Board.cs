using System.Collections.Immutable;
using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Criteria;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Rounds;

namespace PmqaDashboard.Domain.Live;

/// <summary>
/// Everything that any screen shows, at one moment: immutable, computed once per change, shared by all circuits. A slice that
/// did not change is the same object as in the Board before, so that a tile can tell by comparing references.
/// </summary>
public sealed record Board
{
    /// <summary>Sequence of the last change that is in it; 0 when nothing was ever changed.</summary>
    public required long Sequence { get; init; }

    /// <summary>Fiscal-clock moment of its making, UTC.</summary>
    public required DateTime AtUtc { get; init; }

    /// <summary>The fiscal day it is for.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The plans.</summary>
    public required PlanBook Book { get; init; }

    /// <summary>The agency's figures.</summary>
    public required AgencySlice Agency { get; init; }

    /// <summary>Categories that have plans, in order.</summary>
    public required ImmutableArray<CategorySlice> Categories { get; init; }

    /// <summary>Plans in order.</summary>
    public required ImmutableArray<PlanSlice> Plans { get; init; }

    /// <summary>Steps by id, parents included.</summary>
    public required IReadOnlyDictionary<string, StepSlice> Steps { get; init; }

    /// <summary>Units that hold shares, in the order of the plan book.</summary>
    public required ImmutableArray<UnitSlice> Units { get; init; }

    /// <summary>The year's curves.</summary>
    public required CurveSlice Curve { get; init; }

    /// <summary>The round that is due next, or null after the last.</summary>
    public required FollowUpRound? Round { get; init; }

    /// <summary>Latest changes, newest first, at most <see cref="MaxLatest"/>.</summary>
    public required LatestSlice Latest { get; init; }

    /// <summary>The official record: rounds, review, and what rests on them.</summary>
    public required OfficialRecord Record { get; init; }

    /// <summary>What the next Board is made from; null in a Board that <see cref="BoardBuilder"/> did not make.</summary>
    internal BoardMemory? Memory { get; init; }

    /// <summary>Most changes that <see cref="Latest"/> holds.</summary>
    public const int MaxLatest = 20;

    /// <summary>One hash over all figures that screens show: equal figures have equal fingerprints, on every node and after years. Computed when asked for.</summary>
    public string Fingerprint => BoardFingerprint.Of(this);

    /// <summary>The step's slice.</summary>
    public StepSlice Step(string id) => Steps[id];
}

/// <summary>The agency.</summary>
/// <param name="Figures">Roll-up over categories.</param>
/// <param name="Leaves">Leaves below it.</param>
/// <param name="Forecast">Forecast % at the year's end (the method stands on screen), or null when none can be made.</param>
public sealed record AgencySlice(Figures Figures, LeafCounts Leaves, decimal? Forecast);

/// <summary>A category.</summary>
/// <param name="Category">The category.</param>
/// <param name="Figures">Roll-up over its plans.</param>
/// <param name="Leaves">Leaves below it.</param>
/// <param name="Criteria">Criteria that its plans are made for.</param>
/// <param name="SilentUnits">Units that hold a share which should have been reported and never was.</param>
public sealed record CategorySlice(Category Category, Figures Figures, LeafCounts Leaves, int Criteria, int SilentUnits)
{
    /// <summary>How many criteria of the category are passed.</summary>
    public CriteriaCounts Counts { get; init; } = CriteriaCounts.None;
}

/// <summary>A plan.</summary>
/// <param name="Number">Number of the plan.</param>
/// <param name="Figures">Roll-up over its leaves.</param>
/// <param name="Leaves">Its leaves.</param>
/// <param name="Forecast">Forecast % at the year's end, or null.</param>
public sealed record PlanSlice(int Number, Figures Figures, LeafCounts Leaves, decimal? Forecast)
{
    /// <summary>Figures of its activities, in their order.</summary>
    public ImmutableArray<Figures> Activities { get; init; } = [];
}

/// <summary>A step: a leaf with its shares, or a parent with its roll-up.</summary>
/// <param name="Id">Id of the step.</param>
/// <param name="Figures">Figures.</param>
/// <param name="InScope">Whether a leaf (or any leaf below) is in this year's scope.</param>
/// <param name="Shares">Shares of a leaf, in the order of the document; empty for a parent.</param>
public sealed record StepSlice(string Id, Figures Figures, bool InScope, ImmutableArray<ShareSlice> Shares);

/// <summary>A share of a leaf.</summary>
/// <param name="Unit">Unit code, or null.</param>
/// <param name="Percent">Newest %, or null when never reported.</param>
/// <param name="ReportId">Newest report that counts, or null.</param>
/// <param name="AtUtc">When it was reported, or null.</param>
public sealed record ShareSlice(string? Unit, decimal? Percent, long? ReportId, DateTime? AtUtc)
{
    /// <summary>% of its newest accepted line, or null when none was accepted.</summary>
    public decimal? Certified { get; init; }
}

/// <summary>How a unit has reported.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Rounds">By round, in the order of the agency's rounds.</param>
/// <param name="Leaves">Leaves in scope of which it holds a share.</param>
/// <param name="Done">Of these, its share is at 100 %.</param>
public sealed record UnitSlice(Unit Unit, ImmutableArray<UnitRound> Rounds, int Leaves, int Done);

/// <summary>A unit's reporting up to the end of a round.</summary>
/// <param name="Months">6, 9 or 12.</param>
/// <param name="Expected">Its leaves whose time has begun by the round's last day.</param>
/// <param name="Reported">Of these, those it has ever reported.</param>
/// <param name="Fresh">Of those expected, those whose newest report was made since the round opened.</param>
public sealed record UnitRound(int Months, int Expected, int Reported, int Fresh = 0)
{
    /// <summary>How its report of the round stands.</summary>
    public RoundReportState State { get; init; }

    /// <summary>Whether it was first submitted after the due day.</summary>
    public bool IsLate { get; init; }

    /// <summary>When it was first submitted, or null.</summary>
    public DateTime? SubmittedAtUtc { get; init; }

    /// <summary>Lines that are accepted.</summary>
    public int Accepted { get; init; }

    /// <summary>Lines that were returned and not submitted again.</summary>
    public int Returned { get; init; }
}

/// <summary>The agency's curves over the year.</summary>
/// <param name="Planned">Planned % at the end of each sampled day, the whole year.</param>
/// <param name="Reported">Reported % at the end of each sampled day up to today.</param>
/// <param name="Forecast">Forecast from today to the year's end; empty when none can be made.</param>
public sealed record CurveSlice(ImmutableArray<CurvePoint> Planned, ImmutableArray<CurvePoint> Reported, ImmutableArray<CurvePoint> Forecast);

/// <summary>A point of a curve.</summary>
/// <param name="Day">Fiscal day.</param>
/// <param name="Percent">0 to 100.</param>
public readonly record struct CurvePoint(DateOnly Day, decimal Percent);

/// <summary>Latest changes.</summary>
/// <param name="Changes">Newest first.</param>
public sealed record LatestSlice(ImmutableArray<ChangeNote> Changes);

/// <summary>A change with what it moved.</summary>
/// <param name="Change">The change.</param>
/// <param name="Plan">Number of the plan; null for what is of no step.</param>
/// <param name="Category">Number of the category, or null.</param>
/// <param name="StepAfter">The step's % after it.</param>
/// <param name="CategoryBefore">Category's reported % before it.</param>
/// <param name="CategoryAfter">Category's reported % after it.</param>
/// <param name="AgencyBefore">Agency's reported % before it.</param>
/// <param name="AgencyAfter">Agency's reported % after it.</param>
public sealed record ChangeNote(
    Change Change, int? Plan, int? Category, decimal? StepAfter,
    decimal? CategoryBefore, decimal? CategoryAfter, decimal? AgencyBefore, decimal? AgencyAfter);
