using Bunit;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Components.Plans;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Tests.Domain;
using Xunit;

namespace PmqaDashboard.Tests.Components.Plans;

public sealed class MustMoveTests : Screen
{
    [Fact]
    public void The_fewest_steps_that_reach_the_plan_are_named_with_what_each_would_gain()
    {
        var board = BoardBuilder.Start(TestPlans.Small, [TestChanges.Report(1, "1-0-2", "it", 20)], TestChanges.Now);
        var cut = Render(board, plan: 1);

        // (100 + 100) ÷ 2 on 30 June; reported (0 + 10) ÷ 2.
        Assert.Contains("5.0%", cut.Find("p").TextContent, StringComparison.Ordinal);
        Assert.Contains("100.0%", cut.Find("p").TextContent, StringComparison.Ordinal);
        Assert.Equal(["/plans/1?step=1-0-1", "/plans/1?step=1-0-2"], cut.FindAll("li a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["+50.00", "+45.00"], cut.FindAll("li b").Select(b => b.TextContent));
    }

    [Fact]
    public void Nothing_must_move_where_the_plan_is_reached()
    {
        var board = BoardBuilder.Start(
            TestPlans.Small,
            [TestChanges.Report(1, "1-0-1", "policy", 100), TestChanges.Report(2, "1-0-2", "policy", 100), TestChanges.Report(3, "1-0-2", "it", 100)],
            TestChanges.Now);

        Assert.Empty(Render(board, plan: 1).FindAll("li"));
    }

    private IRenderedComponent<MustMove> Render(Board board, int? plan)
    {
        Settings = new ViewSettings(Language.English, Digits.Arabic);
        return Render<MustMove>(p => p.Add(m => m.Board, board).Add(m => m.Plan, plan));
    }
}
