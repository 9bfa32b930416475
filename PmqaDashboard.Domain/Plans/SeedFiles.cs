using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.Calendar;

namespace PmqaDashboard.Domain.Plans;

/// <summary>The file units.json.</summary>
internal sealed record UnitsFile(IReadOnlyList<UnitEntry> Units);

/// <summary>A unit in units.json; what only proves the provenance is read and not kept.</summary>
internal sealed record UnitEntry(
    string Code, string Name, string NameEnglish, UnitKind Kind, IReadOnlyList<string> Aliases, bool NameInSource, IReadOnlyList<int> Lines)
{
    public Unit ToUnit() => new(Code, Name, NameEnglish, Kind, Aliases);
}

/// <summary>The file agency.json.</summary>
internal sealed record AgencyFile(
    string Name, string NameEnglish, int FiscalYear, IReadOnlyDictionary<string, int> Lines,
    IReadOnlyList<RoadmapYear> Roadmap, IReadOnlyList<Indicator> Indicators, IReadOnlyList<CategoryEntry> Categories,
    IReadOnlyList<FollowUpRound> Rounds, IReadOnlyList<FollowUp> FollowUps, ApprovalEntry? Approval)
{
    public Agency ToAgency() => new(
        Name, NameEnglish, FiscalYear, [.. Categories.Select(c => c.ToCategory())], Roadmap, Indicators, Rounds, FollowUps, Approval?.ToApproval());
}

/// <summary>A category in agency.json.</summary>
internal sealed record CategoryEntry(int Category, string Code, string Name, int Line)
{
    public Category ToCategory() => new(Category, Code, Name, Line);
}

/// <summary>The approval in agency.json.</summary>
internal sealed record ApprovalEntry(string Text, string SignedBy, string Position, string DateText, IReadOnlyDictionary<string, int> Lines)
{
    public Approval ToApproval() => new(SignedBy, Position, DateText, Lines);
}
