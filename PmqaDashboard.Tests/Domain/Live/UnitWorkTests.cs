using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Live;

public class UnitWorkTests
{
    private static readonly DateTime Noon18June = new(2010, 6, 18, 5, 0, 0, DateTimeKind.Utc);
    private long _sequence;

    [Fact]
    public void A_unit_sees_its_own_shares_and_no_others()
    {
        var board = BoardBuilder.Start(RealPlans.Book, [], Noon18June);

        foreach (var unit in board.Units)
        {
            var tasks = UnitWork.Of(board, unit.Unit.Code);
            Assert.NotEmpty(tasks);
            Assert.All(tasks, t => Assert.Equal(unit.Unit.Code, t.Own.Unit));
        }

        int unheld = UnitWork.Of(board, null).Length;
        Assert.Equal(RealPlans.Book.Leaves.Sum(l => l.Shares.Count), board.Units.Sum(u => UnitWork.Of(board, u.Unit.Code).Length) + unheld);
    }

    [Fact]
    public void What_presses_most_comes_first()
    {
        var board = Board(
            [Reported("1-0-5", 100), Reported("1-0-4", 20), Reported("1-0-3", 60)],
            Step("1", "2010-08"), Step("2", "2009-10"), Step("3", "2010-05..2010-06"), Step("4", "2010-01..2010-06"), Step("5", "2009-11"), Step("6", "2010-06..2010-09"));

        Assert.Equal(
            [("4", ProgressStatus.Late, true), ("2", ProgressStatus.NoReport, true), ("3", ProgressStatus.AtRisk, true),
             ("6", ProgressStatus.AtRisk, true), ("1", ProgressStatus.NotDue, false), ("5", ProgressStatus.Done, false)],
            UnitWork.Of(board, "it").Select(t => (t.Placed.Step.Number, t.Status, t.Due)));
    }

    [Theory]
    [InlineData("2010-05 2010-08", 50, false)]
    [InlineData("2010-05 2010-08", 49, true)]
    [InlineData("2010-06", null, true)]
    [InlineData("2010-06", 60, true)]
    [InlineData("2010-07", null, false)]
    [InlineData("", null, false)]
    [InlineData("", 40, false)]
    public void Due_is_what_the_round_under_way_asks_for(string months, int? percent, bool due)
    {
        var board = Board(percent is { } p ? [Reported("1-0-1", p)] : [], Step("1", months));

        Assert.Equal(due, Assert.Single(UnitWork.Of(board, "it")).Due);
    }

    [Fact]
    public void A_share_stands_by_itself_and_not_by_what_others_did()
    {
        var board = Board([Reported("1-0-1", 100)], Step("1", "2010-01..2010-03") with { Responsible = TestPlans.Step("1", "", "it policy").Responsible });

        var own = Assert.Single(UnitWork.Of(board, "it"));
        var other = Assert.Single(UnitWork.Of(board, "policy"));

        Assert.Equal((ProgressStatus.Done, false, true), (own.Status, own.Due, own.IsShared));
        Assert.Equal((ProgressStatus.NoReport, true, true), (other.Status, other.Due, other.IsShared));
        Assert.Equal(ProgressStatus.Late, own.Step.Figures.Status);
    }

    [Fact]
    public void A_step_put_off_is_listed_last_and_is_not_due()
    {
        var board = Board([], Step("1", "") with { DeferredTo = 2554 }, Step("2", "2010-08"));

        Assert.Equal([("2", false), ("1", false)], UnitWork.Of(board, "it").Select(t => (t.Placed.Step.Number, t.Due)));
    }

    private static Step Step(string number, string months) => TestPlans.Step(number, months, "it");

    private static Board Board(Change[] changes, params Step[] steps) =>
        BoardBuilder.Start(TestPlans.Book(TestPlans.Plan(1, 1, steps)), changes, Noon18June);

    private Change Reported(string step, decimal percent) =>
        new(++_sequence, Noon18June.AddDays(-1), ChangeKind.Reported, step, "it", "a", "A", _sequence, null, percent);
}
