using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Server.Api.Contract;

/// <summary>A headed group of steps.</summary>
/// <param name="Label">Label, such as "กิจกรรมที่ ๑", or null.</param>
/// <param name="Title">Title, or null.</param>
/// <param name="Criteria">Codes of its criteria.</param>
/// <param name="Output">Output on its heading row, or null.</param>
/// <param name="Responsible">Who is responsible on its heading row.</param>
/// <param name="Involved">Who takes part on its heading row, as written.</param>
/// <param name="BudgetText">Budget on its heading row, as written, or null.</param>
/// <param name="Planned">Planned %; null when nothing in it has a window.</param>
/// <param name="Reported">Reported %; null when nothing in it is in this year's scope.</param>
/// <param name="Certified">Certified %; null as reported.</param>
/// <param name="Status">Status.</param>
/// <param name="Steps">Its steps in the order of the document.</param>
public sealed record ActivityEntry(
    string? Label,
    string? Title,
    IReadOnlyList<string> Criteria,
    string? Output,
    IReadOnlyList<PartyEntry> Responsible,
    IReadOnlyList<string> Involved,
    string? BudgetText,
    decimal? Planned,
    decimal? Reported,
    decimal? Certified,
    ProgressStatus Status,
    IReadOnlyList<StepEntry> Steps);

/// <summary>Somebody named in a cell of the document.</summary>
/// <param name="AsWritten">As the document writes it.</param>
/// <param name="Unit">Code of the unit that is meant; null for a phrase.</param>
/// <param name="Kind">What it is.</param>
public sealed record PartyEntry(string AsWritten, string? Unit, UnitKind Kind);

/// <summary>Months in which a step is planned.</summary>
/// <param name="Start">First month, such as "2010-05", of the common era.</param>
/// <param name="End">Last month.</param>
public sealed record WindowEntry(string Start, string End);

/// <summary>A share of a step without sub-steps: what one unit has to report of it.</summary>
/// <param name="Unit">Code of the unit; null when nobody holds it, so that only the secretariat may report it.</param>
/// <param name="Percent">Newest %; null when never reported.</param>
/// <param name="From">Id of the step whose row names the unit, "activity" for the heading row, or null for the step's own row.</param>
/// <param name="ReportId">Newest report, to be named as <c>basedOn</c> by who has seen it; null when never reported.</param>
/// <param name="AtUtc">When it was reported, or null.</param>
public sealed record ShareEntry(string? Unit, decimal? Percent, string? From, long? ReportId, DateTime? AtUtc);

/// <summary>A step and how it stands.</summary>
public sealed record StepEntry
{
    /// <summary>Id: plan, activity and number, such as "4-0-2.5".</summary>
    public required string Id { get; init; }

    /// <summary>Number in its activity, in Arabic digits, such as "2.5".</summary>
    public required string Number { get; init; }

    /// <summary>Number of the step above, or null.</summary>
    public required string? ParentNumber { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>Duration, as written, or null.</summary>
    public required string? DurationText { get; init; }

    /// <summary>Start, as written, or null.</summary>
    public required string? StartText { get; init; }

    /// <summary>End, as written, or null.</summary>
    public required string? EndText { get; init; }

    /// <summary>Months in which it is planned.</summary>
    public required IReadOnlyList<WindowEntry> Windows { get; init; }

    /// <summary>Output, or null.</summary>
    public required string? Output { get; init; }

    /// <summary>Who its own row says is responsible; who reports it stands in the shares.</summary>
    public required IReadOnlyList<PartyEntry> Responsible { get; init; }

    /// <summary>Who takes part, as written.</summary>
    public required IReadOnlyList<string> Involved { get; init; }

    /// <summary>Budget in baht, or null.</summary>
    public required decimal? BudgetBaht { get; init; }

    /// <summary>Budget, as written, or null.</summary>
    public required string? BudgetText { get; init; }

    /// <summary>Note, or null.</summary>
    public required string? Note { get; init; }

    /// <summary>Fiscal year of the Buddhist era to which it is put off, or null.</summary>
    public required int? DeferredTo { get; init; }

    /// <summary>What the document adds below its title.</summary>
    public required IReadOnlyList<string> Details { get; init; }

    /// <summary>Line of the source document.</summary>
    public required int SourceLine { get; init; }

    /// <summary>Whether it has no sub-steps; only then it can be reported.</summary>
    public required bool IsLeaf { get; init; }

    /// <summary>Whether it counts in this year's figures.</summary>
    public required bool InScope { get; init; }

    /// <summary>Planned % on the fiscal day; null when it has no window.</summary>
    public required decimal? Planned { get; init; }

    /// <summary>Reported %; null for a step without sub-steps that was never reported.</summary>
    public required decimal? Reported { get; init; }

    /// <summary>Certified %; null as reported.</summary>
    public required decimal? Certified { get; init; }

    /// <summary>Status.</summary>
    public required ProgressStatus Status { get; init; }

    /// <summary>Shares; empty for a step with sub-steps.</summary>
    public required IReadOnlyList<ShareEntry> Shares { get; init; }
}
