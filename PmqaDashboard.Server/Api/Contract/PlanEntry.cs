using System.Diagnostics.CodeAnalysis;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Server.Api.Contract;

/// <summary>A plan and how it stands.</summary>
public record PlanEntry
{
    /// <summary>Number of the plan.</summary>
    public required int Number { get; init; }

    /// <summary>Number of its PMQA category, 1 to 7.</summary>
    public required int Category { get; init; }

    /// <summary>Code of the category, such as "CS".</summary>
    public required string CategoryCode { get; init; }

    /// <summary>Name of the category.</summary>
    public required string CategoryName { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>Codes of the criteria that it is made for, such as "CS4".</summary>
    public required IReadOnlyList<string> Criteria { get; init; }

    /// <summary>Planned % on the fiscal day; null when nothing in it has a window.</summary>
    public required decimal? Planned { get; init; }

    /// <summary>Reported %; null when nothing in it is in this year's scope.</summary>
    public required decimal? Reported { get; init; }

    /// <summary>Certified %; null as reported.</summary>
    public required decimal? Certified { get; init; }

    /// <summary>Status.</summary>
    public required ProgressStatus Status { get; init; }

    /// <summary>Forecast % at the year's end, no fact; null when none can be made.</summary>
    public required decimal? Forecast { get; init; }

    /// <summary>What it is made of, in steps without sub-steps.</summary>
    public required LeafCounts Leaves { get; init; }
}

/// <summary>A plan with everything that the document says of it.</summary>
public sealed record PlanDetail : PlanEntry
{
    /// <summary>Adds to what the list says.</summary>
    /// <param name="entry">The plan in the list.</param>
    [SetsRequiredMembers]
    internal PlanDetail(PlanEntry entry)
        : base(entry)
    {
    }

    /// <summary>Working team, as written.</summary>
    public required string WorkingTeam { get; init; } = "";

    /// <summary>Code of the working team.</summary>
    public required string WorkingTeamUnit { get; init; } = "";

    /// <summary>Objectives.</summary>
    public required IReadOnlyList<string> Objectives { get; init; } = [];

    /// <summary>Indicators.</summary>
    public required IReadOnlyList<KpiEntry> Kpis { get; init; } = [];

    /// <summary>Budget in baht; null when the document names none.</summary>
    public required decimal? BudgetBaht { get; init; }

    /// <summary>Budget, as written.</summary>
    public required string BudgetText { get; init; } = "";

    /// <summary>Duration, as written.</summary>
    public required string DurationText { get; init; } = "";

    /// <summary>The plan in brief.</summary>
    public required IReadOnlyList<string> Brief { get; init; } = [];

    /// <summary>When it was prepared, as written.</summary>
    public required string PreparedText { get; init; } = "";

    /// <summary>Where the document contradicts itself or leaves something out.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Activities; a plan without has one with a null label.</summary>
    public required IReadOnlyList<ActivityEntry> Activities { get; init; } = [];
}

/// <summary>An indicator of a plan.</summary>
/// <param name="Name">Name.</param>
public sealed record KpiEntry(string Name);
