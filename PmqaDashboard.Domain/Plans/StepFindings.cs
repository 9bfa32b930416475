using System.Globalization;
using System.Text.RegularExpressions;
using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Domain.Plans;

/// <summary>Findings about the steps of an activity.</summary>
internal static partial class StepFindings
{
    public static IEnumerable<Finding> Of(Plan plan, Activity activity, Agency agency)
    {
        var shares = Accountability.Of(activity);
        var byNumber = activity.Steps.ToDictionary(s => s.Number);
        var period = PlanPeriod.Of(plan, agency.Year);
        bool yearsAreWritten = plan.Steps.Count(HasYear) * 2 > plan.Steps.Count(s => s.StartText is not null);
        Step? before = null;
        foreach (var step in activity.Steps)
        {
            var above = step.ParentNumber is { } number ? byNumber[number] : null;
            Finding?[] found =
            [
                Numbering(before, step),
                Budget(plan, step),
                Months(step),
                Days(step),
                Outside(plan, step, period),
                OutsideAbove(step, above),
                Year(step, yearsAreWritten),
                Window(step, above, agency.Year, isLeaf: shares[step.Id].Count > 0),
                Responsible(step, shares[step.Id]),
            ];
            foreach (var finding in found.OfType<Finding>())
                yield return finding;

            before = step;
        }
    }

    private static Finding? Numbering(Step? before, Step step) => (before, step) switch
    {
        (null, { Number: "1" }) => null,
        (null, _) => new(
            FindingKind.NumberingGap, step.Id,
            $"ขั้นตอนแรกมีเลขที่ {Thai(step.Number)} ขั้นตอนก่อนหน้านั้นขาดหายไป",
            $"The first step has the number {step.Number}; steps before it are missing."),
        _ when StepNumber.Follows(before.Number, step.Number) => null,
        _ => new(
            FindingKind.NumberingGap, step.Id,
            $"เลขขั้นตอนข้ามจาก {Thai(before.Number)} ไป {Thai(step.Number)} ขั้นตอนระหว่างนั้นขาดหายไป",
            $"The numbers jump from {before.Number} to {step.Number}; steps between them are missing."),
    };

    private static Finding? Budget(Plan plan, Step step) => plan.BudgetBaht is not null || step.BudgetBaht is not > 0
        ? null
        : new(
            FindingKind.BudgetWithoutPlanBudget, step.Id,
            $"ขั้นตอนมีงบประมาณ “{step.BudgetText}” แต่งบประมาณของแผนเขียนว่า “{plan.BudgetText}”",
            $"The step has a budget of “{step.BudgetText}”, but the plan's budget is “{plan.BudgetText}”.");

    private static Finding? Months(Step step)
    {
        int months = step.Windows.Sum(w => w.Months);
        return DurationText.Months(step.DurationText) is not { } duration || months == 0 || decimal.Ceiling(duration) == months
            ? null
            : new(
                FindingKind.DurationAgainstWindows, step.Id,
                $"ระยะเวลา “{step.DurationText}” ไม่ตรงกับช่วง {Span(step)} ซึ่งรวม {Thai(months)} เดือน",
                $"The duration “{step.DurationText}” does not fit {SpanEnglish(step)} (months: {months}).");
    }

    private static Finding? Days(Step step)
    {
        int days = step.Windows.Sum(w => w.Days);
        return DurationText.Days(step.DurationText) is not { } duration || days == 0 || duration <= days
            ? null
            : new(
                FindingKind.DurationAgainstWindows, step.Id,
                $"ระยะเวลา “{step.DurationText}” ยาวกว่าช่วง {Span(step)} ซึ่งมี {Thai(days)} วัน",
                $"The duration “{step.DurationText}” is longer than {SpanEnglish(step)} (days: {days}).");
    }

    private static Finding? Outside(Plan plan, Step step, MonthWindow period) =>
        step.Windows.All(w => w.Start >= period.Start && w.End <= period.End)
            ? null
            : new(
                FindingKind.OutsideFiscalYear, step.Id,
                $"ช่วง {Span(step)} อยู่นอกระยะเวลาของแผน “{plan.DurationText}”",
                $"{SpanEnglish(step)} lies outside the plan's duration “{plan.DurationText}”.");

    private static Finding? OutsideAbove(Step step, Step? above) =>
        above is null || above.Windows.Count == 0 || step.Windows.Count == 0
        || (step.Windows.Min(w => w.Start) >= above.Windows.Min(w => w.Start) && step.Windows.Max(w => w.End) <= above.Windows.Max(w => w.End))
            ? null
            : new(
                FindingKind.OutsideStepAbove, step.Id,
                $"ช่วง {Span(step)} อยู่นอกช่วงของขั้นตอน {Thai(above.Number)} {Span(above)}",
                $"{SpanEnglish(step)} lies outside {SpanEnglish(above)} of step {above.Number} above it.");

    private static Finding? Year(Step step, bool yearsAreWritten) =>
        step.Windows.Count == 0 || !yearsAreWritten || HasYear(step)
            ? null
            : new(
                FindingKind.YearMissing, step.Id,
                $"เดือน “{step.StartText}” ไม่ได้ระบุปี ขณะที่ขั้นตอนอื่นของแผนระบุไว้ จึงนับเป็น {Thai(ThaiDate.Abbreviated(step.Windows[0].Start))}",
                $"The month “{step.StartText}” has no year, while the plan's other months have one; it counts as {ThaiDate.Abbreviated(step.Windows[0].Start)}.");

    private static Finding? Window(Step step, Step? above, FiscalYear year, bool isLeaf) =>
        !isLeaf || step.Windows.Count > 0 || step.DeferredTo > year.BuddhistYear || above?.DeferredTo > year.BuddhistYear
            ? null
            : new(
                FindingKind.NoWindow, step.Id,
                step.DurationText is { } duration ? $"ไม่ได้ระบุเดือนเริ่มต้นและสิ้นสุด ระบุเพียง “{duration}”" : "ไม่ได้ระบุเดือนเริ่มต้นและสิ้นสุด",
                step.DurationText is { } words ? $"No start and end months are given, only “{words}”." : "No start and end months are given.");

    private static Finding? Responsible(Step step, IReadOnlyList<Share> shares) => shares switch
    {
        [{ Unit: null, AsWritten: null }] => new(
            FindingKind.NobodyResponsible, step.Id,
            "ไม่ได้ระบุผู้รับผิดชอบ ทั้งในแถวนี้และแถวที่ใช้ช่องร่วมกัน",
            "Nobody is responsible, neither in this row nor in the rows whose cell it shares."),
        [{ Unit: null, AsWritten: { } phrase }] => new(
            FindingKind.OnlyPhraseResponsible, step.Id,
            $"ผู้รับผิดชอบเขียนว่า “{phrase}” ซึ่งไม่ได้ระบุหน่วยงาน",
            $"Responsible is “{phrase}”, which names no unit."),
        _ => null,
    };

    private static string Span(Step step) => Span(step, "ถึง");

    private static string SpanEnglish(Step step) => Span(step, "to");

    private static string Span(Step step, string to) =>
        step.StartText == step.EndText ? $"“{step.StartText}”" : $"“{step.StartText}” {to} “{step.EndText}”";

    private static bool HasYear(Step step) => YearForm().IsMatch(ThaiDigits.ToArabic(step.StartText ?? ""));

    private static string Thai(int number) => Thai(number.ToString(CultureInfo.InvariantCulture));

    private static string Thai(string text) => ThaiDigits.ToThai(text);

    [GeneratedRegex("[0-9]{2}")]
    private static partial Regex YearForm();
}
