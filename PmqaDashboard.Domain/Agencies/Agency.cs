using PmqaDashboard.Domain.Calendar;

namespace PmqaDashboard.Domain.Agencies;

/// <summary>A PMQA category (หมวด).</summary>
/// <param name="Number">1 to 7.</param>
/// <param name="Code">LD, SP, CS, IT, HR, PM or RM.</param>
/// <param name="Name">Name as the source document writes it.</param>
/// <param name="Line">Line of the source document.</param>
public sealed record Category(int Number, string Code, string Name, int Line);

/// <summary>A category that the roadmap takes up in a year.</summary>
/// <param name="Category">Category number.</param>
/// <param name="Text">The words of the document.</param>
public sealed record RoadmapCategory(int Category, string Text);

/// <summary>One year of the roadmap.</summary>
/// <param name="FiscalYear">Buddhist year.</param>
/// <param name="Categories">Categories to be developed in that year.</param>
/// <param name="Line">Line of the source document.</param>
public sealed record RoadmapYear(int FiscalYear, IReadOnlyList<RoadmapCategory> Categories, int Line);

/// <summary>An indicator of the performance agreement (คำรับรองการปฏิบัติราชการ).</summary>
/// <param name="Number">Number as in "10" or "10.2".</param>
/// <param name="Name">Name as written.</param>
/// <param name="Dimension">Dimension (มิติ) as written, or null when not given.</param>
/// <param name="WeightPercent">Weight in percent of the agreement, or null when the document does not give it.</param>
/// <param name="Line">Line of the source document.</param>
public sealed record Indicator(string Number, string Name, string? Dimension, decimal? WeightPercent, int Line);

/// <summary>A follow-up rhythm that the document names for a step.</summary>
/// <param name="Step">Id of the step.</param>
/// <param name="Rounds">Months of the rounds named: 6, 9, 12; empty when only a frequency is named.</param>
/// <param name="Frequency">"monthly", "quarterly" or "twiceYearly", or null.</param>
/// <param name="Text">The words of the document.</param>
/// <param name="Line">Line of the source document.</param>
public sealed record FollowUp(string Step, IReadOnlyList<int> Rounds, string? Frequency, string Text, int Line);

/// <summary>The approval at the end of the document's preface.</summary>
/// <param name="SignedBy">Name as written.</param>
/// <param name="Position">Position as written.</param>
/// <param name="DateText">Date as written.</param>
/// <param name="Lines">Lines of the source document, by field.</param>
public sealed record Approval(string SignedBy, string Position, string DateText, IReadOnlyDictionary<string, int> Lines);

/// <summary>The agency (ส่วนราชการ) and what holds for all its plans of one fiscal year.</summary>
/// <param name="Name">Thai name.</param>
/// <param name="NameEnglish">English name.</param>
/// <param name="FiscalYear">Buddhist year of the plans.</param>
/// <param name="Categories">Categories that have plans, in order.</param>
/// <param name="Roadmap">Years and their categories.</param>
/// <param name="Indicators">Indicators of the performance agreement that the document names.</param>
/// <param name="Rounds">Follow-up rounds of the year, in order of their months.</param>
/// <param name="FollowUps">Follow-up rhythms that the document names.</param>
/// <param name="Approval">Who approved the plans.</param>
public sealed record Agency(
    string Name,
    string NameEnglish,
    int FiscalYear,
    IReadOnlyList<Category> Categories,
    IReadOnlyList<RoadmapYear> Roadmap,
    IReadOnlyList<Indicator> Indicators,
    IReadOnlyList<FollowUpRound> Rounds,
    IReadOnlyList<FollowUp> FollowUps,
    Approval? Approval)
{
    /// <summary>The fiscal year as a calendar.</summary>
    public FiscalYear Year => new(FiscalYear);
}
