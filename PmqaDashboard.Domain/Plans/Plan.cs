using PmqaDashboard.Domain.Agencies;

namespace PmqaDashboard.Domain.Plans;

/// <summary>A passage of the source document.</summary>
/// <param name="Text">The document's own words.</param>
/// <param name="Line">Line of the source document, from 1.</param>
public sealed record SourceText(string Text, int Line);

/// <summary>A key performance indicator (ตัวชี้วัดหลักของแผนงาน) of a plan.</summary>
/// <param name="Name">The document's own words.</param>
/// <param name="Line">Line of the source document.</param>
public sealed record Kpi(string Name, int Line);

/// <summary>
/// A development plan (แผนพัฒนาองค์กร), made for criteria not yet passed. Texts are the document's own; what it does not
/// say is null or empty.
/// </summary>
public sealed record Plan
{
    /// <summary>Number in the order of the document, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Number of the PMQA category, 1 to 7.</summary>
    public required int Category { get; init; }

    /// <summary>Name of the plan.</summary>
    public required string Title { get; init; }

    /// <summary>Criteria codes, such as LD1.</summary>
    public required IReadOnlyList<string> Criteria { get; init; }

    /// <summary>The working team as written.</summary>
    public required string WorkingTeam { get; init; }

    /// <summary>Unit code of the working team.</summary>
    public required string WorkingTeamUnit { get; init; }

    /// <summary>Objectives (วัตถุประสงค์).</summary>
    public required IReadOnlyList<SourceText> Objectives { get; init; }

    /// <summary>Main indicators (ตัวชี้วัดหลักของแผนงาน).</summary>
    public required IReadOnlyList<Kpi> Kpis { get; init; }

    /// <summary>Budget as written.</summary>
    public required string BudgetText { get; init; }

    /// <summary>Budget in baht, or null when the document gives no amount.</summary>
    public required decimal? BudgetBaht { get; init; }

    /// <summary>Duration (ระยะเวลาดำเนินการ) as written.</summary>
    public required string DurationText { get; init; }

    /// <summary>Brief description (รายละเอียดโดยย่อ).</summary>
    public required IReadOnlyList<SourceText> Brief { get; init; }

    /// <summary>Date of preparation (วันที่จัดทำ) as written.</summary>
    public required string PreparedText { get; init; }

    /// <summary>Agency (ส่วนราชการ) as written.</summary>
    public required string AgencyText { get; init; }

    /// <summary>Category (หมวด) as written.</summary>
    public required string CategoryText { get; init; }

    /// <summary>Criteria (เมื่อเทียบกับเกณฑ์) as written.</summary>
    public required string CriteriaText { get; init; }

    /// <summary>Heading of the plan as written.</summary>
    public required string HeadingText { get; init; }

    /// <summary>Line of the source document for each scalar header field, by field name.</summary>
    public required IReadOnlyDictionary<string, int> Lines { get; init; }

    /// <summary>First and last line of header fields that stand on several lines, by field name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<int>>? LineSpans { get; init; }

    /// <summary>Activities in order; a plan without activities has one with a null label.</summary>
    public required IReadOnlyList<Activity> Activities { get; init; }

    /// <summary>All steps in the order of the document.</summary>
    public IEnumerable<Step> Steps => Activities.SelectMany(a => a.Steps);
}

/// <summary>A headed group of steps (กิจกรรม).</summary>
public sealed record Activity
{
    /// <summary>Label as written, such as "กิจกรรมที่ ๑"; null for the only group of a plan without activities.</summary>
    public required string? Label { get; init; }

    /// <summary>Title as written.</summary>
    public required string? Title { get; init; }

    /// <summary>Criteria codes that the heading names.</summary>
    public required IReadOnlyList<string> Criteria { get; init; }

    /// <summary>Output (ผลผลิต) of the heading row.</summary>
    public required string? Output { get; init; }

    /// <summary>Responsible parties of the heading row.</summary>
    public required IReadOnlyList<Party> Responsible { get; init; }

    /// <summary>Involved parties of the heading row.</summary>
    public required IReadOnlyList<Party> Involved { get; init; }

    /// <summary>Budget of the heading row as written.</summary>
    public required string? BudgetText { get; init; }

    /// <summary>Line of the source document, or null when the plan has no heading row.</summary>
    public required int? Line { get; init; }

    /// <summary>Steps in the order of the document.</summary>
    public required IReadOnlyList<Step> Steps { get; init; }
}
