using Bunit;
using PmqaDashboard.Components.Wall;
using PmqaDashboard.Domain.Kpis;
using PmqaDashboard.Tests.Domain;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Components.Wall;

public sealed class KpiTileTests : WallScreen
{
    private readonly Desk _desk = new(RealPlans.Book, TestChanges.Now);

    private KpiBook Kpis => _desk.Board.Record.Kpis;

    [Fact]
    public async Task Scores_are_shown_as_reported_and_certified_and_what_is_not_set_says_so()
    {
        Boards.Start(_desk.Board);
        var wall = RenderWall();
        Assert.Equal("ยังไม่กำหนดเกณฑ์", wall.Find("li[data-kpi='4-k1'] .none").TextContent);
        Assert.Equal("ยังไม่มีคะแนน", wall.Find("[data-kpi='10'] .none").TextContent);
        Assert.Contains("๒๕%", wall.Find("[data-kpi='10'] .weight").TextContent, StringComparison.Ordinal);

        _desk.Made(Desk.Secretariat, new SetKpi(Kpis.Find("10")! with { Method = KpiMethod.WeightedScore }));
        _desk.Made(Desk.Secretariat, new SetKpi(Kpis.Find("4-k1")! with
        {
            Method = KpiMethod.Thresholds,
            Thresholds = KpiThresholds.Of([60, 70, 80, 90, 100]),
            Parent = "10",
            Weight = 5,
        }));
        _desk.Made(Desk.Secretariat, new ReportKpi("4-k1", 9, new KpiValue { Value = 84.5m }));
        await Boards.PublishAsync(_desk.Board);

        foreach (string id in new[] { "10", "4-k1" })
        {
            Assert.Equal("๓.๔๕๐๐", wall.Find($"[data-kpi='{id}'] .reported").TextContent);
            Assert.Equal("รับรอง –", wall.Find($"[data-kpi='{id}'] .certified").TextContent);
            Assert.Equal(
                ["width:100%", "width:100%", "width:100%", "width:45.0%"],
                wall.FindAll($"[data-kpi='{id}'] .levels b").Select(b => b.GetAttribute("style")));
        }

        Assert.Equal("/kpis/10?round=9", wall.Find("[data-kpi='10'] a").GetAttribute("href"));
        Assert.Equal("/kpis/4-k1?round=9", wall.Find("li[data-kpi='4-k1'] a").GetAttribute("href"));
        string name = RealPlans.Book.FindPlan(4)!.Kpis[0].Name;
        Assert.Contains(name, wall.Find(".spotlight .what").TextContent, StringComparison.Ordinal);
        Assert.Equal("/kpis/4-k1?round=9", wall.Find(".spotlight .what a").GetAttribute("href"));

        int renders = wall.FindComponent<KpiTile>().RenderCount;
        _desk.Report("4-0-2.5", _desk.Board.Step("4-0-2.5").Shares[0].Unit, 50);
        await Boards.PublishAsync(_desk.Board);
        Assert.Equal(renders, wall.FindComponent<KpiTile>().RenderCount);

        _desk.Made(Desk.Secretariat, new AcceptKpi("4-k1", 9, Kpis.Result("4-k1", 9)!.Report));
        await Boards.PublishAsync(_desk.Board);
        Assert.Equal("รับรอง ๓.๔๕๐๐", wall.Find("[data-kpi='4-k1'] .certified").TextContent);
    }
}
