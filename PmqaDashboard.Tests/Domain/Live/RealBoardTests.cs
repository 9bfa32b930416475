using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Live;

public class RealBoardTests
{
    private static readonly DateTime Noon18June = new(2010, 6, 18, 5, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_report_moves_the_figures_on_its_path_and_leaves_the_rest_the_same_objects()
    {
        var before = BoardBuilder.Start(RealPlans.Book, [], Noon18June);
        var after = BoardBuilder.Apply(before, [new Change(1, Noon18June, ChangeKind.Reported, "4-0-2.5", "academic", "a", "A", 1, null, 50)], Noon18June);

        Assert.Equal(50, after.Step("4-0-2.5").Figures.Reported);
        Assert.True(after.Agency.Figures.Reported > 0);
        Assert.NotSame(before.Plans[3], after.Plans[3]);
        Assert.Same(before.Plans[0], after.Plans[0]);
        Assert.Same(before.Step("1-1-1"), after.Step("1-1-1"));
        Assert.Same(before.Categories[0], after.Categories[0]);
        Assert.NotSame(before.Agency, after.Agency);
        Assert.Equal(ProgressStatus.NoReport, before.Agency.Figures.Status);
        var note = Assert.Single(after.Latest.Changes);
        Assert.Equal((0m, after.Agency.Figures.Reported), (note.AgencyBefore, note.AgencyAfter));
    }

    [Fact]
    public void The_real_plans_have_these_leaves_in_scope()
    {
        var board = BoardBuilder.Start(RealPlans.Book, [], FiscalClock.StartOfDayUtc(new DateOnly(2010, 6, 18)));

        Assert.Equal(6, board.Categories.Length);
        Assert.Equal(10, board.Plans.Length);
        Assert.Equal(RealPlans.Book.Leaves.Count, board.Agency.Leaves.InScope + board.Agency.Leaves.Deferred);
    }
}
