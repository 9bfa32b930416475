using System.Globalization;
using System.Text.RegularExpressions;
using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Domain.Plans;

/// <summary>Findings about a plan's header and its activities' headings.</summary>
internal static partial class HeaderFindings
{
    public static IEnumerable<Finding> Of(Plan plan, Agency agency) =>
        [.. Blanks(plan), .. Period(plan, agency), .. Budget(plan), .. Criteria(plan, agency)];

    /// <summary>Whether the budget is a form not filled in, such as a dash before a unit; "-" alone says that there is none.</summary>
    public static bool HasBlankBudget(Plan plan) => Blank(plan.BudgetText) && plan.BudgetText.Trim() != "-";

    private static IEnumerable<Finding> Blanks(Plan plan)
    {
        if (HasBlankBudget(plan))
            yield return Blank(plan.BudgetText, "งบประมาณ", "budget");

        if (Blank(plan.DurationText))
            yield return Blank(plan.DurationText, "ระยะเวลาดำเนินการ", "duration");

        if (Blank(plan.PreparedText))
            yield return Blank(plan.PreparedText, "วันที่จัดทำ", "date of preparation");
    }

    private static Finding Blank(string text, string name, string english) => new(
        FindingKind.HeaderBlank, null,
        $"{name}ของแผนเขียนไว้เพียง “{text}” ไม่ได้ระบุค่า",
        $"The plan's {english} is left blank: “{text}”.");

    private static IEnumerable<Finding> Period(Plan plan, Agency agency)
    {
        var period = PlanPeriod.Of(plan, agency.Year);
        if (period.LastDay > agency.Year.LastDay)
        {
            yield return new Finding(
                FindingKind.PlanBeyondFiscalYear, null,
                $"ระยะเวลาดำเนินการ “{plan.DurationText}” ยาวเกินปีงบประมาณ พ.ศ. {Thai(agency.FiscalYear)} ซึ่งเป็นปีของแผน",
                $"The plan's duration “{plan.DurationText}” runs on after fiscal year {agency.FiscalYear}, the year of the plan.");
        }
    }

    private static IEnumerable<Finding> Budget(Plan plan)
    {
        var named = plan.Criteria.Where(c => Code(plan.BudgetText).Contains(Code(c), StringComparison.Ordinal)).ToList();
        if (named.Count > 0 && named.Count < plan.Criteria.Count)
        {
            yield return new Finding(
                FindingKind.BudgetForSomeCriteria, null,
                $"งบประมาณ “{plan.BudgetText}” ระบุเฉพาะเกณฑ์ {Thai(string.Join(", ", named))} แต่แผนมีเกณฑ์ {Thai(string.Join(", ", plan.Criteria))}",
                $"The budget “{plan.BudgetText}” names {string.Join(", ", named)} only, but the plan is made for {string.Join(", ", plan.Criteria)}.");
        }
    }

    private static IEnumerable<Finding> Criteria(Plan plan, Agency agency)
    {
        var named = plan.Activities.SelectMany(a => a.Criteria).ToHashSet();
        foreach (var activity in plan.Activities.Where(a => a.Criteria.Count == 0))
        {
            if (UnreadableCode(activity.Label ?? activity.Title, agency) is { } code)
            {
                yield return new Finding(
                    FindingKind.CriterionUnclear, null,
                    $"หัวข้อ “{activity.Label} {activity.Title}” ใช้รหัส “{code}” ซึ่งไม่ใช่รหัสเกณฑ์",
                    $"The heading “{activity.Label} {activity.Title}” has the code “{code}”, which is no code of a criterion.");
            }
            else if (named.Count > 0)
            {
                yield return new Finding(
                    FindingKind.CriterionUnclear, null,
                    $"หัวข้อ “{activity.Label} {activity.Title}” ไม่ได้ระบุเกณฑ์ ขณะที่หัวข้ออื่นของแผนระบุไว้",
                    $"The heading “{activity.Label} {activity.Title}” names no criterion, while other headings of the plan do.");
            }
        }

        foreach (string criterion in plan.Criteria.Where(c => named.Count > 0 && !named.Contains(c)))
        {
            yield return new Finding(
                FindingKind.CriterionUnclear, null,
                $"แผนจัดทำขึ้นสำหรับเกณฑ์ “{plan.CriteriaText}” แต่ไม่มีหัวข้อใดระบุเกณฑ์ {Thai(criterion)}",
                $"The plan is made for “{plan.CriteriaText}”, but no heading names {criterion}.");
        }
    }

    private static string? UnreadableCode(string? heading, Agency agency) =>
        LooksLikeCode().Match(ThaiDigits.ToArabic(heading ?? "")) is { Success: true } match && agency.Categories.All(c => c.Code != match.Groups["letters"].Value)
            ? heading![..match.Length]
            : null;

    private static bool Blank(string text) => BlankForm().IsMatch(text);

    private static string Code(string text) => ThaiText.Fold(text);

    private static string Thai(int number) => Thai(number.ToString(CultureInfo.InvariantCulture));

    private static string Thai(string text) => ThaiDigits.ToThai(text);

    [GeneratedRegex(@"^\s*-?\s*(บาท|เดือน|ปี)?\s*$")]
    private static partial Regex BlankForm();

    [GeneratedRegex("^(?<letters>[A-Z]{1,3}) ?[0-9]{1,2}")]
    private static partial Regex LooksLikeCode();
}
