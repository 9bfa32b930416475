using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Server.Api.Contract;

/// <summary>How the agency stands on a fiscal day.</summary>
/// <param name="Sequence">Sequence of the last change that is in it; 0 when nothing was ever reported.</param>
/// <param name="FiscalDate">The fiscal day.</param>
/// <param name="Agency">The agency.</param>
/// <param name="Categories">Categories that have plans.</param>
/// <param name="Plans">Plans.</param>
/// <param name="Units">How units have reported.</param>
/// <param name="Round">The round that is due next, or null after the last.</param>
public sealed record BoardEntry(
    long Sequence,
    DateOnly FiscalDate,
    AgencyEntry Agency,
    IReadOnlyList<CategoryEntry> Categories,
    IReadOnlyList<PlanEntry> Plans,
    IReadOnlyList<UnitProgressEntry> Units,
    FollowUpRound? Round);

/// <summary>The agency.</summary>
/// <param name="Planned">Planned %.</param>
/// <param name="Reported">Reported %.</param>
/// <param name="Certified">Certified %.</param>
/// <param name="Status">Status.</param>
/// <param name="Forecast">Forecast % at the year's end, no fact; null when none can be made.</param>
/// <param name="Leaves">What it is made of, in steps without sub-steps.</param>
public sealed record AgencyEntry(
    decimal? Planned, decimal? Reported, decimal? Certified, ProgressStatus Status, decimal? Forecast, LeafCounts Leaves);

/// <summary>A PMQA category.</summary>
/// <param name="Category">Its number, 1 to 7.</param>
/// <param name="Code">Its code, such as "CS".</param>
/// <param name="Name">Its name.</param>
/// <param name="Planned">Planned %.</param>
/// <param name="Reported">Reported %.</param>
/// <param name="Certified">Certified %.</param>
/// <param name="Status">Status.</param>
/// <param name="Leaves">What it is made of, in steps without sub-steps.</param>
/// <param name="Criteria">How many criteria its plans are made for.</param>
/// <param name="SilentUnits">How many units should have reported a share and never did.</param>
public sealed record CategoryEntry(
    int Category,
    string Code,
    string Name,
    decimal? Planned,
    decimal? Reported,
    decimal? Certified,
    ProgressStatus Status,
    LeafCounts Leaves,
    int Criteria,
    int SilentUnits);

/// <summary>How a unit has reported.</summary>
/// <param name="Code">Code of the unit.</param>
/// <param name="Name">Its name.</param>
/// <param name="NameEnglish">Its name in English.</param>
/// <param name="Leaves">Steps in scope of which it holds a share.</param>
/// <param name="Done">Of these, its share is at 100 %.</param>
/// <param name="Rounds">By round.</param>
public sealed record UnitProgressEntry(
    string Code, string Name, string NameEnglish, int Leaves, int Done, IReadOnlyList<UnitRound> Rounds);

/// <summary>A bureau, team or committee.</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="NameEnglish">Name in English.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Aliases">Other spellings in the document.</param>
public sealed record UnitEntry(string Code, string Name, string NameEnglish, UnitKind Kind, IReadOnlyList<string> Aliases);
