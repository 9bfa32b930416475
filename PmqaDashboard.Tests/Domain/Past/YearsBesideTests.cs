using PmqaDashboard.Domain.Analysis;
using PmqaDashboard.Domain.Kpis;
using PmqaDashboard.Domain.Past;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;
using static PmqaDashboard.Tests.Domain.Desk;

namespace PmqaDashboard.Tests.Domain.Past;

public sealed class YearsBesideTests
{
    private readonly Desk _desk = new(RealPlans.Book, TestChanges.Now);

    private YearRow Row(PastTopic topic, string id = "", int years = 3) => YearsBeside.Of(_desk.Board, years).Rows.Single(r => r.Topic == topic && r.Id == id);

    [Theory]
    [InlineData(0, 2551)]
    [InlineData(3, 2551)]
    [InlineData(4, 2550)]
    [InlineData(5, 2549)]
    [InlineData(int.MaxValue, 2549)]
    public void Three_to_five_years_end_with_this_one(int asked, int first)
    {
        Assert.Equal(Enumerable.Range(first, 2554 - first), YearsBeside.Of(_desk.Board, asked).Years.Select(y => y.FiscalYear));
    }

    [Fact]
    public void What_was_never_entered_is_unknown_and_what_was_entered_stands_beside_this_year()
    {
        Assert.Equal([null, null], Row(PastTopic.Agency).Figures[..2].Select(f => f.Number));

        _desk.Made(Secretariat, new SetPastYear(new PastYear { FiscalYear = 2552, Reported = 0, Categories = [new(4, 71)], Kpis = [new("4-k1", 3, 4.2m)] }, 0));
        var leaf = _desk.Board.Book.Leaves.First(l => l.Plan.Category == 4 && l.Shares.Count == 1);
        _desk.Report(leaf.Step.Id, leaf.Shares[0].Unit, 100);

        Assert.Equal([null, 0, _desk.Board.Agency.Figures.Reported], Row(PastTopic.Agency).Figures.Select(f => f.Number));
        Assert.Equal([null, null, _desk.Board.Agency.Figures.Certified], Row(PastTopic.Certified).Figures.Select(f => f.Number));
        Assert.Equal([null, 71, _desk.Board.Categories.Single(c => c.Category.Number == 4).Figures.Reported], Row(PastTopic.Category, "4").Figures.Select(f => f.Number));
        Assert.Equal([null, 3, null], Row(PastTopic.KpiValue, "4-k1").Figures.Select(f => f.Number));
        Assert.Equal([null, 4.2m, null], Row(PastTopic.KpiScore, "4-k1").Figures.Select(f => f.Number));
        Assert.DoesNotContain(YearsBeside.Of(_desk.Board, 3).Rows, r => r.Topic == PastTopic.KpiScore && r.Id == "10.2");
        Assert.Null(Row(PastTopic.Agency, years: 5).Figures[0].Number);
    }

    [Fact]
    public void A_card_s_baseline_stands_where_nothing_was_entered_and_says_so()
    {
        var card = _desk.Board.Record.Kpis.Find("4-k1")!;
        _desk.Made(Secretariat, new SetKpi(card with { Baselines = [new(2551, 2), new(2552, 7)] }));
        _desk.Made(Secretariat, new SetPastYear(new PastYear { FiscalYear = 2552, Kpis = [new("4-k1", 3, null)] }, 0));

        Assert.Equal([new(2, OfCard: true), new(3), new(null)], Row(PastTopic.KpiValue, "4-k1").Figures);
    }

    [Fact]
    public void This_year_s_result_and_score_are_those_of_the_round_that_is_shown()
    {
        var card = _desk.Board.Record.Kpis.Find("4-k1")!;
        _desk.Made(Secretariat, new SetKpi(card with { Method = KpiMethod.Thresholds, Thresholds = KpiThresholds.Of([1, 2, 3, 4, 5]) }));
        _desk.Made(Secretariat, new ReportKpi("4-k1", 9, new KpiValue { Value = 3.5m }, null));

        Assert.Equal(3.5m, Row(PastTopic.KpiValue, "4-k1").Figures[^1].Number);
        Assert.Equal(3.5m, Row(PastTopic.KpiScore, "4-k1").Figures[^1].Number);
    }
}
