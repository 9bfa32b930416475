using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;
using static PmqaDashboard.Tests.Domain.TestChanges;

namespace PmqaDashboard.Tests.Domain.Live;

public class BoardFiguresTests
{
    private const decimal PlannedHalfYear = 16900m / 181; // 1-0-2: January to June on 18 June
    private const decimal PlannedNineMonths = 16900m / 273; // 3-0-1: January to September on 18 June

    [Fact]
    public void With_nothing_reported_everything_is_planned_and_nothing_is_done()
    {
        var board = BoardBuilder.Start(TestPlans.Small, [], Now);

        Assert.Equal((0L, new DateOnly(2010, 6, 18), Now), (board.Sequence, board.Day, board.AtUtc));
        Assert.Equal(new Figures(100, null, null, false, ProgressStatus.NoReport), board.Step("1-0-1").Figures);
        Assert.Equal(new Figures(PlannedHalfYear, null, null, false, ProgressStatus.Late), board.Step("1-0-2").Figures);
        Assert.Equal(new Figures(null, null, null, false, ProgressStatus.Deferred), board.Step("1-0-3").Figures);
        Assert.Equal(new Figures(50, null, null, false, ProgressStatus.Late), board.Step("2-0-1.1").Figures);
        Assert.Equal(new Figures(null, null, null, false, ProgressStatus.NotDue), board.Step("2-0-1.2").Figures);
        Assert.Equal(new Figures(PlannedNineMonths, null, null, false, ProgressStatus.NoReport), board.Step("3-0-1").Figures);
        Assert.Equal(new Figures(50, 0, 0, false, ProgressStatus.NoReport), board.Step("2-0-1").Figures);
        Assert.Equal(new Figures((100 + PlannedHalfYear) / 2, 0, 0, false, ProgressStatus.NoReport), board.Plans[0].Figures);
        Assert.Equal(0, board.Agency.Forecast);
        Assert.Empty(board.Latest.Changes);
        Assert.Equal(9, board.Round?.Months);
    }

    [Fact]
    public void Reports_roll_up_from_share_to_agency_with_equal_weights()
    {
        Change[] changes = [Report(1, "1-0-1", "policy", 80), Report(2, "1-0-2", "it", 50), Report(3, "2-0-1.1", "academic", 25)];
        var board = BoardBuilder.Start(TestPlans.Small, changes, Now);

        Assert.Equal(25, board.Step("1-0-2").Figures.Reported);
        Assert.Equal((80m + 25) / 2, board.Plans[0].Figures.Reported);
        Assert.Equal(12.5m, board.Plans[1].Figures.Reported);
        Assert.Equal((52.5m + 12.5m) / 2, board.Categories[0].Figures.Reported);
        Assert.Equal(0, board.Categories[1].Figures.Reported);
        Assert.Equal(16.25m, board.Agency.Figures.Reported);
        Assert.Equal(12.5m, board.Step("2-0-1").Figures.Reported);
        Assert.Equal(52.5m, board.Plans[0].Activities.Single().Reported);

        decimal planned = ((((100 + PlannedHalfYear) / 2) + 50) / 2 + PlannedNineMonths) / 2;
        Assert.Equal(planned, board.Agency.Figures.Planned!.Value, 20);
        Assert.Equal(16.25m * 100 / planned, board.Agency.Forecast!.Value, 20);
    }

    [Fact]
    public void Weights_are_data()
    {
        var weights = new Weights
        {
            Leaves = Weights.Equal.Leaves.Add("1-0-1", 3),
            Plans = Weights.Equal.Plans.Add(2, 4),
            Categories = Weights.Equal.Categories.Add(2, 0.5m),
        };
        var small = TestPlans.Small;
        var book = new PlanBook(small.Agency, small.Units, small.Plans) { Weights = weights };
        Change[] changes = [Report(1, "1-0-1", "policy", 80), Report(2, "2-0-1.1", "academic", 50)];

        var board = BoardBuilder.Start(book, changes, Now);

        Assert.Equal(60, board.Plans[0].Figures.Reported);
        Assert.Equal((60 + (4 * 25)) / 5m, board.Categories[0].Figures.Reported);
        Assert.Equal(32 / 1.5m, board.Agency.Figures.Reported);
    }

    [Fact]
    public void Leaves_are_counted_by_what_they_are()
    {
        var board = BoardBuilder.Start(TestPlans.Small, [Report(1, "1-0-1", "policy", 100), Report(2, "1-0-2", "it", 100)], Now);

        Assert.Equal(new LeafCounts(InScope: 2, Done: 1, NeverReported: 0, WithoutWindow: 0, Deferred: 1), board.Plans[0].Leaves);
        Assert.Equal(new LeafCounts(InScope: 2, Done: 0, NeverReported: 2, WithoutWindow: 1, Deferred: 0), board.Plans[1].Leaves);
        Assert.Equal(new LeafCounts(InScope: 5, Done: 1, NeverReported: 3, WithoutWindow: 1, Deferred: 1), board.Agency.Leaves);
    }

    [Fact]
    public void A_shared_leaf_is_done_only_when_every_share_is()
    {
        var one = BoardBuilder.Start(TestPlans.Small, [Report(1, "1-0-2", "it", 100)], Now);
        var both = BoardBuilder.Apply(one, [Report(2, "1-0-2", "policy", 100)], Now);

        Assert.Equal((50m, ProgressStatus.Late), (one.Step("1-0-2").Figures.Reported, one.Step("1-0-2").Figures.Status));
        Assert.Equal((100m, ProgressStatus.Done), (both.Step("1-0-2").Figures.Reported, both.Step("1-0-2").Figures.Status));
    }

    [Fact]
    public void A_share_knows_the_report_that_stands()
    {
        var report = Report(1, "1-0-2", "it", 40);
        var board = BoardBuilder.Start(TestPlans.Small, [report, Report(2, "1-0-2", "it", 90), Withdraw(3, "1-0-2", "it", 90, 40)], Now);

        Assert.Equal([new ShareSlice("it", 40, 1, report.AtUtc), new ShareSlice("policy", null, null, null)], board.Step("1-0-2").Shares);
    }

    [Fact]
    public void What_is_put_off_may_be_reported_and_counts_nowhere()
    {
        var board = BoardBuilder.Start(TestPlans.Small, [Report(1, "1-0-3", "it", 60)], Now);

        Assert.Equal((60m, ProgressStatus.Deferred), (board.Step("1-0-3").Figures.Reported, board.Step("1-0-3").Figures.Status));
        Assert.Equal((0m, false), (board.Plans[0].Figures.Reported, board.Plans[0].Figures.EverReported));
    }

    [Fact]
    public void A_plan_with_nothing_in_scope_is_deferred_and_left_out_above()
    {
        var book = TestPlans.Book(
            TestPlans.Plan(1, 1, TestPlans.Step("1", "2010-05", "it")),
            TestPlans.Plan(2, 1, TestPlans.Step("1", "2010-10", "it")));
        var board = BoardBuilder.Start(book, [Report(1, "1-0-1", "it", 40)], Now);

        Assert.Equal(new Figures(null, null, null, false, ProgressStatus.Deferred), board.Plans[1].Figures);
        Assert.Equal(40, board.Categories[0].Figures.Reported);
    }

    [Fact]
    public void A_plan_without_any_window_has_no_planned_percent_and_counts_for_reported_only()
    {
        var book = TestPlans.Book(
            TestPlans.Plan(1, 1, TestPlans.Step("1", "2010-05", "it")),
            TestPlans.Plan(2, 1, TestPlans.Step("1", "", "it")));
        var board = BoardBuilder.Start(book, [Report(1, "1-0-1", "it", 40)], Now);

        Assert.Equal(new Figures(null, 0, 0, false, ProgressStatus.NotDue), board.Plans[1].Figures);
        Assert.Equal((100m, 20m), (board.Categories[0].Figures.Planned, board.Categories[0].Figures.Reported));
    }

    [Fact]
    public void A_roll_up_is_late_when_its_last_window_has_ended()
    {
        // What is put off does not hold up the end.
        var book = TestPlans.Book(TestPlans.Plan(
            1, 1, TestPlans.Step("1", "2010-05", "it"), TestPlans.Step("2", "2010-04", "it"), TestPlans.Step("3", "2010-10", "it")));
        Change[] changes = [Report(1, "1-0-1", "it", 99), Report(2, "1-0-2", "it", 100)];

        Assert.Equal(ProgressStatus.OnTrack, BoardBuilder.Start(book, changes, Noon(2010, 5, 31)).Agency.Figures.Status);
        Assert.Equal(ProgressStatus.Late, BoardBuilder.Start(book, changes, Noon(2010, 6, 1)).Agency.Figures.Status);
    }

    [Fact]
    public void A_named_round_that_is_past_due_asks_for_a_report()
    {
        ProgressStatus StatusAt(DateTime now) => BoardBuilder.Start(TestPlans.Small, [], now).Step("3-0-1").Figures.Status;

        Assert.Equal(ProgressStatus.Late, StatusAt(Noon(2010, 3, 31)));
        Assert.Equal(ProgressStatus.NoReport, StatusAt(Noon(2010, 4, 1)));
    }

    [Fact]
    public void A_named_round_that_is_past_due_asks_for_a_report_above_it_too()
    {
        var book = TestPlans.Book(TestPlans.Plan(3, 1, TestPlans.Step("1", "", "it")));
        var due = BoardBuilder.Start(book, [], Noon(2010, 3, 31));
        var past = BoardBuilder.Apply(due, [], Noon(2010, 4, 1));

        Assert.Equal((null, ProgressStatus.NotDue), (due.Plans[0].Figures.Planned, due.Plans[0].Figures.Status));
        Assert.Equal((null, ProgressStatus.NoReport), (past.Plans[0].Figures.Planned, past.Plans[0].Figures.Status));
        Assert.Equal(ProgressStatus.NoReport, past.Agency.Figures.Status);
    }

    [Fact]
    public void Units_are_counted_by_round()
    {
        var board = BoardBuilder.Start(TestPlans.Small, [Report(1, "1-0-1", "policy", 100), Report(2, "2-0-1.2", "academic", 10)], Now);

        Assert.Equal(["policy", "it", "academic"], board.Units.Select(u => u.Unit.Code));
        Assert.Equal([(6, 2, 1), (9, 2, 1), (12, 2, 1)], Counts(0));
        Assert.Equal((2, 1), (board.Units[0].Leaves, board.Units[0].Done));
        Assert.Equal([(6, 1, 0), (9, 1, 0), (12, 1, 0)], Counts(1));
        Assert.Equal([(6, 0, 0), (9, 1, 0), (12, 1, 0)], Counts(2));
        Assert.Equal((2, 0), (board.Units[2].Leaves, board.Units[2].Done));

        IEnumerable<(int, int, int)> Counts(int unit) => board.Units[unit].Rounds.Select(r => (r.Months, r.Expected, r.Reported));
    }

    [Fact]
    public void A_unit_is_silent_until_it_reports_what_should_have_been_reported()
    {
        var board = BoardBuilder.Start(TestPlans.Small, [], Noon(2010, 7, 1));

        Assert.Equal([2, 0], board.Categories.Select(c => c.SilentUnits));
        Assert.Equal(2, BoardBuilder.Apply(board, [Report(1, "1-0-1", "policy", 0)], Noon(2010, 7, 1)).Categories[0].SilentUnits);
        Assert.Equal(1, BoardBuilder.Apply(board, [Report(1, "1-0-2", "it", 0)], Noon(2010, 7, 1)).Categories[0].SilentUnits);
    }

    [Fact]
    public void The_round_that_is_due_next_is_shown()
    {
        FollowUpRound? RoundAt(DateTime now) => BoardBuilder.Start(TestPlans.Small, [], now).Round;

        Assert.Equal(6, RoundAt(Noon(2010, 3, 31))?.Months);
        Assert.Equal(9, RoundAt(Noon(2010, 4, 1))?.Months);
        Assert.Equal(12, RoundAt(Noon(2010, 9, 30))?.Months);
        Assert.Null(RoundAt(Noon(2010, 10, 1)));
    }

    [Fact]
    public void The_real_plans_have_107_leaves_in_scope_and_22_put_off()
    {
        var board = BoardBuilder.Start(RealPlans.Book, [], Now);

        Assert.Equal(new LeafCounts(InScope: 107, Done: 0, NeverReported: 107, WithoutWindow: 6, Deferred: 22), board.Agency.Leaves);
        Assert.Equal([5, 7, 6, 6, 5, 3], board.Categories.Select(c => c.Criteria));
        Assert.All(RealPlans.Book.Plans, p => Assert.Equal(p.Activities.Count, board.Plans[p.Number - 1].Activities.Length));
    }
}
