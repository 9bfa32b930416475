using PmqaDashboard.Domain.Budgets;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Budgets;

public class BudgetTests
{
    /// <summary>Plan 1 with 1,000 baht of its own: 1 with 1.1 and 1.2 (300). Plan 2 without an amount: two headed activities, 2-1-1 of 40.</summary>
    private static readonly PlanBook Book = TestPlans.Book(
        TestPlans.Plan(
            1, 1, TestPlans.Step("1", "", "academic"), TestPlans.Step("1.1", "2010-02", "it policy"), TestPlans.Step("1.2", "2010-03", "it") with { BudgetText = "๓๐๐", BudgetBaht = 300 })
        with
        { BudgetText = "๑,๐๐๐ บาท", BudgetBaht = 1000 },
        TestPlans.Plan(2, 1) with
        {
            Activities =
            [
                TestPlans.Activity(2, 1, "กิจกรรมที่ ๑", "", TestPlans.Step("1", "2010-02", "it") with { BudgetText = "๔๐", BudgetBaht = 40 }),
                TestPlans.Activity(2, 2, "กิจกรรมที่ ๒", "", TestPlans.Step("1", "2010-02", "policy")),
            ],
        });

    private readonly Desk _desk = new(Book, TestChanges.Now);

    private BudgetSheet Sheet => BudgetSheet.Of(Book, _desk.Board.Record.Budget);

    [Fact]
    public void An_own_amount_speaks_for_everything_below_it_and_nothing_counts_twice()
    {
        var first = Sheet.Plans[0];

        Assert.Equal((1000m, 300m, 1000m), (first.Own.Planned, first.PlannedBelow, first.Planned));
        Assert.Equal(300, Sheet.Find("1-0-1")!.Planned);
        Assert.Null(Sheet.Find("1-0-1.1")!.Planned);
    }

    [Fact]
    public void Without_an_own_amount_the_sum_below_counts_up_to_the_agency()
    {
        Assert.Equal((null, 40m, 40m), (Sheet.Plans[1].Own.Planned, Sheet.Plans[1].PlannedBelow, Sheet.Plans[1].Planned));
        Assert.Equal(1040, Sheet.Planned);
        Assert.Null(Sheet.Disbursed);

        _desk.Made(Desk.Focal("it"), new Disburse("1-0-1.2", 120, null));
        _desk.Made(Desk.Focal("it"), new Disburse("2-1-1", 40, null));

        Assert.Equal((160m, 12m), (Sheet.Disbursed, Sheet.Plans[0].Percent));
        Assert.Equal(100, Sheet.Find("2-1")!.Percent);

        _desk.Made(Desk.Secretariat, new Disburse("1", 100, null));

        Assert.Equal(140, Sheet.Disbursed);
        Assert.Equal([BudgetNote.MoreDisbursedBelow], Sheet.Plans[0].Notes);
    }

    [Fact]
    public void The_gaps_of_the_document_stay_visible()
    {
        var sheet = BudgetSheet.Of(RealPlans.Book, BudgetBook.Begin(RealPlans.Book));

        Assert.Equal(730500 + 35000 + 252000 + 1500000, sheet.Planned);
        Assert.Equal(730500 + 1500000, sheet.OfSeveralYears);
        Assert.Equal([2, 3, 5, 6, 7, 10], sheet.Plans.Where(p => p.Planned is null).Select(p => p.Place.Plan.Number));
        Assert.Equal(6, sheet.WithoutAmount);
        Assert.Equal([BudgetNote.ForSomeCriteria, BudgetNote.SeveralYears], sheet.Plans[0].Notes);
        Assert.Equal([BudgetNote.Blank], sheet.Plans[1].Notes);
        Assert.Equal([BudgetNote.OnlyBelow], sheet.Plans[3].Notes);
        Assert.Equal(("-", 35000m), (sheet.Plans[3].Place.Text, sheet.Plans[3].Planned));
        Assert.Empty(sheet.Plans[7].Notes);
        Assert.Equal([BudgetNote.SeveralYears], sheet.Plans[8].Notes);
    }

    [Fact]
    public void The_secretariat_sets_and_clears_what_is_planned_and_nobody_else()
    {
        _desk.Made(Desk.Secretariat, new SetBudget("2", 25.5m));

        Assert.Equal((25.5m, "Secretariat"), (Sheet.Plans[1].Own.Planned, Sheet.Plans[1].Own.PlannedBy?.Name));
        Assert.Equal([BudgetNote.MorePlannedBelow], Sheet.Plans[1].Notes);
        Assert.Equal((ChangeKind.BudgetSet, "2", null, 25.5m), (_desk.Changes[^1].Kind, _desk.Changes[^1].Subject, _desk.Changes[^1].Before, _desk.Changes[^1].After));

        _desk.Made(Desk.Secretariat, new SetBudget("1", null));

        Assert.Equal([BudgetNote.Changed, BudgetNote.OnlyBelow], Sheet.Plans[0].Notes);
        Assert.Equal(300, Sheet.Plans[0].Planned);
        foreach (var person in new[] { Desk.Team, Desk.Focal("it"), Desk.Viewer, Desk.Committee })
            Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(person, new SetBudget("2", 1)));
    }

    [Fact]
    public void Saying_again_what_is_so_changes_nothing()
    {
        Assert.Empty(Assert.IsType<RecordDecision.Made>(_desk.Do(Desk.Secretariat, new SetBudget("1", 1000))).Changes);
        _desk.Made(Desk.Secretariat, new Disburse("1", 10, "ครั้งแรก"));
        Assert.Empty(Assert.IsType<RecordDecision.Made>(_desk.Do(Desk.Secretariat, new Disburse("1", 10, " ครั้งแรก "))).Changes);
    }

    [Theory]
    [InlineData("1-0-1.1", "it", true)]
    [InlineData("1-0-1.1", "academic", false)]
    [InlineData("1-0-1", "academic", true)]
    [InlineData("1", "team1", true)]
    [InlineData("1", "it", false)]
    [InlineData("2-2", "team1", true)]
    [InlineData("1-0-1.2", "team1", false)]
    public void A_unit_disburses_at_its_own_steps_and_the_working_team_at_plan_and_activities(string place, string unit, bool may)
    {
        var person = unit == "team1" ? Desk.Team : Desk.Focal(unit);
        var decision = _desk.Do(person, new Disburse(place, 1, "เหตุผล"));

        Assert.Equal(may, decision is RecordDecision.Made);
        Assert.Equal(may, BudgetRule.MayDisburse(person, BudgetPlace.Find(Book, place)!));
    }

    [Fact]
    public void Executives_and_committee_only_read()
    {
        Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(Desk.Viewer, new Disburse("1", 1, "x")));
        Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(Desk.Committee with { Unit = "team1" }, new Disburse("1", 1, "x")));
        Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(Desk.Viewer, new Disburse("no such place", 1, "x")));
    }

    [Fact]
    public void More_than_planned_nothing_planned_and_a_correction_downwards_need_a_remark()
    {
        Assert.Equal(RecordRefusal.RemarkNeeded, _desk.Refused(Desk.Focal("it"), new Disburse("1-0-1.2", 300.01m, "  ")));
        Assert.Equal(RecordRefusal.RemarkNeeded, _desk.Refused(Desk.Focal("policy"), new Disburse("2-2-1", 1, null)));

        // 1.1 has no amount of its own; the plan's is its limit.
        Assert.Equal(RecordRefusal.RemarkNeeded, _desk.Refused(Desk.Focal("policy"), new Disburse("1-0-1.1", 1001, null)));
        _desk.Made(Desk.Focal("policy"), new Disburse("1-0-1.1", 500, null));
        _desk.Made(Desk.Focal("it"), new Disburse("1-0-1.2", 300.01m, "ราคาสูงขึ้น"));

        Assert.Equal(RecordRefusal.RemarkNeeded, _desk.Refused(Desk.Focal("policy"), new Disburse("1-0-1.1", 499, null)));
        Assert.Equal([BudgetNote.OverPlanned], Sheet.Find("1-0-1.2")!.Notes);
        Assert.Equal("ราคาสูงขึ้น", Sheet.Find("1-0-1.2")!.Own.Remark);

        _desk.Made(Desk.Focal("policy"), new Disburse("2-2-1", 1, "เงินนอกแผน"));

        Assert.Equal([BudgetNote.NothingPlanned], Sheet.Find("2-2-1")!.Notes);
    }

    [Theory]
    [InlineData("-0.01")]
    [InlineData("0.001")]
    [InlineData("1000000000000.01")]
    public void An_amount_out_of_range_is_refused(string text)
    {
        decimal amount = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(RecordRefusal.ValueInvalid, _desk.Refused(Desk.Secretariat, new SetBudget("1", amount)));
        Assert.Equal(RecordRefusal.ValueInvalid, _desk.Refused(Desk.Secretariat, new Disburse("1", amount, "x")));
    }

    [Theory]
    [InlineData("3")]
    [InlineData("01")]
    [InlineData("1-0")]
    [InlineData("1-1")]
    [InlineData("2-3")]
    [InlineData("1-0-9")]
    [InlineData("")]
    [InlineData("1-0-1-1")]
    public void A_place_that_the_plans_do_not_have_is_refused(string place)
    {
        Assert.Equal(RecordRefusal.UnknownPlace, _desk.Refused(Desk.Secretariat, new SetBudget(place, 1)));
        Assert.Equal(RecordRefusal.UnknownPlace, _desk.Refused(Desk.Secretariat, new Disburse(place, 1, null)));
    }

    [Fact]
    public void A_remark_that_is_too_long_is_refused() =>
        Assert.Equal(RecordRefusal.TextTooLong, _desk.Refused(Desk.Secretariat, new Disburse("1", 1, new string('ก', RecordCommand.MaxWords + 1))));

    [Fact]
    public void A_row_that_cannot_be_read_or_names_no_place_changes_nothing()
    {
        var record = _desk.Board.Record;
        Change Row(ChangeKind kind, string? subject, string? data) =>
            new NewChange(kind) { Subject = subject, Data = data }.At(9, TestChanges.Now, Desk.Secretariat);

        Assert.Same(record, record.With(Row(ChangeKind.BudgetSet, "1", "{")));
        Assert.Same(record, record.With(Row(ChangeKind.Disbursed, "1", null)));
        Assert.Same(record, record.With(Row(ChangeKind.BudgetSet, "99", """{"planned":1}""")));
        Assert.NotSame(record, record.With(Row(ChangeKind.BudgetSet, "1", """{"planned":1}""")));
    }

    [Fact]
    public void A_budget_moves_no_figure_of_progress()
    {
        var before = _desk.Board;
        _desk.Made(Desk.Secretariat, new SetBudget("1", 5));

        Assert.Same(before.Agency, _desk.Board.Agency);
        Assert.Equal(before.Categories, _desk.Board.Categories);
        Assert.Same(before.Record.Criteria, _desk.Board.Record.Criteria);
    }
}
