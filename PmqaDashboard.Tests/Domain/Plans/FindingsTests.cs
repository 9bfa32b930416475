using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.Plans;
using Xunit;
using static PmqaDashboard.Domain.Plans.FindingKind;

namespace PmqaDashboard.Tests.Domain.Plans;

public class FindingsTests
{
    [Fact]
    public void The_real_plans_have_these_findings()
    {
        (int Plan, FindingKind Kind, string? Step)[] expected =
        [
            (1, PlanBeyondFiscalYear, null), (1, BudgetForSomeCriteria, null), (1, DurationAgainstWindows, "1-3-2"),
            (2, HeaderBlank, null), (2, HeaderBlank, null), (2, HeaderBlank, null),
            (3, HeaderBlank, null), (3, HeaderBlank, null), (3, HeaderBlank, null), (3, DurationAgainstWindows, "3-0-4"),
            (4, BudgetWithoutPlanBudget, "4-0-2.3"), (4, OnlyPhraseResponsible, "4-0-3.2"), (4, OnlyPhraseResponsible, "4-0-4.1"),
            (4, OnlyPhraseResponsible, "4-0-4.2"), (4, OnlyPhraseResponsible, "4-0-4.3"), (4, OnlyPhraseResponsible, "4-0-4.4"),
            (5, DurationAgainstWindows, "5-2-4"),
            (8, CriterionUnclear, null), (8, OutsideFiscalYear, "8-1-2.5"),
            (9, PlanBeyondFiscalYear, null), (9, NumberingGap, "9-0-2.3"), (9, NoWindow, "9-0-2.3"), (9, NobodyResponsible, "9-0-2.3"),
            (9, NobodyResponsible, "9-0-2.4"), (9, NobodyResponsible, "9-0-2.5"), (9, NoWindow, "9-0-2.6"), (9, NobodyResponsible, "9-0-2.6"),
            (9, NobodyResponsible, "9-0-2.7"), (9, NobodyResponsible, "9-0-2.8"), (9, YearMissing, "9-0-2.9"), (9, NobodyResponsible, "9-0-2.9"),
            (9, NumberingGap, "9-0-4"),
            (10, CriterionUnclear, null), (10, OutsideStepAbove, "10-1-1.4"), (10, OnlyPhraseResponsible, "10-1-1.4"),
            (10, OutsideStepAbove, "10-1-1.5"), (10, NoWindow, "10-1-1.5.1"), (10, NoWindow, "10-1-1.5.2"), (10, OnlyPhraseResponsible, "10-2-2"),
            (10, OnlyPhraseResponsible, "10-3-1.2"), (10, OnlyPhraseResponsible, "10-3-1.3.1"), (10, OnlyPhraseResponsible, "10-3-1.3.2"),
            (10, OnlyPhraseResponsible, "10-3-1.3.3"), (10, OutsideStepAbove, "10-3-1.3.4"), (10, OutsideStepAbove, "10-3-1.3.5"),
            (10, OnlyPhraseResponsible, "10-3-1.3.5"), (10, NoWindow, "10-3-1.3.6"), (10, OnlyPhraseResponsible, "10-3-1.3.6"),
            (10, NoWindow, "10-3-1.5"), (10, OnlyPhraseResponsible, "10-3-1.5"), (10, OnlyPhraseResponsible, "10-3-2"),
            (10, OnlyPhraseResponsible, "10-3-3"), (10, OnlyPhraseResponsible, "10-4-2.1"), (10, OnlyPhraseResponsible, "10-4-2.2"),
        ];

        Assert.Equal(expected, RealPlans.Book.Plans.SelectMany(p => Real(p.Number).Select(f => (p.Number, f.Kind, f.Step))));
    }

    [Theory]
    [InlineData(1, "1-3-2", "ระยะเวลา “๕ เดือน” ไม่ตรงกับช่วง “พ.ย.” ถึง “ก.ย.” ซึ่งรวม ๑๑ เดือน")]
    [InlineData(4, "4-0-2.3", "ขั้นตอนมีงบประมาณ “๓๕,๐๐๐” แต่งบประมาณของแผนเขียนว่า “-”")]
    [InlineData(8, "8-1-2.5", "ช่วง “ต.ค.๕๓” อยู่นอกระยะเวลาของแผน “ปีงบประมาณ พ.ศ. ๒๕๕๓”")]
    [InlineData(9, "9-0-4", "เลขขั้นตอนข้ามจาก ๒.๙ ไป ๔ ขั้นตอนระหว่างนั้นขาดหายไป")]
    public void A_finding_quotes_the_document(int plan, string step, string text) =>
        Assert.Equal(text, Assert.Single(Real(plan), f => f.Step == step).Text);

    [Theory]
    [InlineData("๑ เดือนครึ่ง", "2010-02..2010-03", null)]
    [InlineData("๑ เดือนครึ่ง", "2010-02", DurationAgainstWindows)]
    [InlineData("๑ เดือนครึ่ง", "2010-02..2010-04", DurationAgainstWindows)]
    [InlineData("ครึ่งเดือน", "2010-02", null)]
    [InlineData("๒ เดือน", "2010-05 2010-08", null)]
    [InlineData("๑เดือน", "2010-05 2010-08", DurationAgainstWindows)]
    [InlineData("๑๕ วัน", "2010-02", null)]
    [InlineData("๓๐ วัน", "2010-02", DurationAgainstWindows)]
    [InlineData("๕ สัปดาห์", "2010-02", DurationAgainstWindows)]
    [InlineData("๔ ครั้ง", "2010-02", null)]
    [InlineData("ทุกเดือน", "2010-02..2010-09", null)]
    [InlineData("", "2010-02", null)]
    [InlineData("๑ เดือน", "", NoWindow)]
    [InlineData(null, "2009-09", OutsideFiscalYear)]
    [InlineData(null, "2010-09..2010-10", OutsideFiscalYear)]
    public void Months_are_held_against_the_duration_and_the_year(string? duration, string months, FindingKind? kind)
    {
        var step = TestPlans.Step("1", months, "it") with { DurationText = duration };

        Assert.Equal(kind is { } k ? [k] : [], Kinds(TestPlans.Plan(1, 1, step)));
    }

    [Theory]
    [InlineData("ปี พ.ศ. ๒๕๕๓ - ๒๕๕๔", "2011-09", false)]
    [InlineData("ปี พ.ศ. ๒๕๕๓ - ๒๕๕๔", "2011-10", true)]
    [InlineData("กุมภาพันธ์ - กันยายน พ.ศ. ๒๕๕๓", "2010-01", true)]
    [InlineData("กุมภาพันธ์ - กันยายน พ.ศ. ๒๕๕๓", "2010-02..2010-09", false)]
    [InlineData("- เดือน", "2010-10", true)]
    public void Months_may_lie_in_the_period_that_the_plan_itself_names(string duration, string months, bool outside)
    {
        var plan = TestPlans.Plan(1, 1, TestPlans.Step("1", months, "it")) with { DurationText = duration };

        Assert.Equal(outside, Kinds(plan).Contains(OutsideFiscalYear));
    }

    [Theory]
    [InlineData("-", new FindingKind[0])]
    [InlineData("- บาท", new[] { HeaderBlank })]
    [InlineData("", new[] { HeaderBlank })]
    [InlineData("๕๐๐ บาท", new FindingKind[0])]
    [InlineData("LD๑ จำนวน ๕๐๐ บาท", new[] { BudgetForSomeCriteria })]
    [InlineData("LD๑, LD ๒ จำนวน ๕๐๐ บาท", new FindingKind[0])]
    public void A_budget_is_held_against_the_form_and_the_criteria(string budget, FindingKind[] kinds)
    {
        var plan = TestPlans.Plan(1, 1, TestPlans.Step("1", "2010-02", "it")) with { BudgetText = budget, Criteria = ["LD1", "LD2"] };

        Assert.Equal(kinds, Kinds(plan));
    }

    [Fact]
    public void A_criterion_without_heading_and_a_heading_without_criterion_are_findings()
    {
        var first = TestPlans.Activity(1, 1, "กิจกรรมที่ ๑", "", TestPlans.Step("1", "2010-02", "it")) with { Criteria = ["LD1"] };
        var second = TestPlans.Activity(1, 2, "กิจกรรมที่ ๒", "", TestPlans.Step("1", "2010-02", "it"));
        var plan = TestPlans.Plan(1, 1) with { Criteria = ["LD1", "LD2"], Activities = [first, second] };

        var texts = Findings.Of(plan, Agency).Select(f => f.TextEnglish).ToList();

        Assert.Equal(2, texts.Count);
        Assert.Contains("กิจกรรมที่ ๒", texts[0], StringComparison.Ordinal);
        Assert.Contains("no heading names LD2", texts[1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_activity_that_does_not_begin_with_1_has_a_gap() =>
        Assert.Equal([NumberingGap], Kinds(TestPlans.Plan(1, 1, TestPlans.Step("2", "2010-02", "it"))));

    [Fact]
    public void What_is_put_off_needs_no_months() =>
        Assert.Empty(Kinds(TestPlans.Plan(1, 1, TestPlans.Step("1", "", "it") with { DeferredTo = 2554 })));

    private static Agency Agency => TestPlans.Small.Agency;

    private static IReadOnlyList<Finding> Real(int plan) => Findings.Of(RealPlans.Book.FindPlan(plan)!, RealPlans.Book.Agency);

    private static IEnumerable<FindingKind> Kinds(Plan plan) => Findings.Of(plan, Agency).Select(f => f.Kind);
}
