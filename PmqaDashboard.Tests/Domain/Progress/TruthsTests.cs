using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Domain.Rounds;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Progress;

public class TruthsTests
{
    [Fact]
    public void A_unit_s_truths_are_the_means_of_its_shares_and_the_gap_closes_when_review_accepts()
    {
        var desk = new Desk(TestPlans.Small, TestChanges.Now);
        long report = desk.Report("1-0-1", "policy", 80);
        desk.Report("1-0-2", "it", 50);

        // policy holds 1-0-1 and a share of 1-0-2; it holds a share of 1-0-2, for 1-0-3 is put off.
        Assert.Equal((40m, 0m, 2, 1), Of(desk, "policy"));
        Assert.Equal((50m, 0m, 1, 1), Of(desk, "it"));
        Assert.Equal((0m, 0m, 2, 0), Of(desk, "academic"));
        Assert.False(Truths.OfUnits(desk.Board).Single(t => t.Unit?.Code == "academic").EverReported);
        Assert.Equal(["it", "policy"], Truths.OfUnits(desk.Board).Take(2).Select(t => t.Unit!.Code));

        desk.Report("1-0-2", "policy", 0);
        desk.Made(Desk.Focal("policy"), new SubmitRound(9, "policy") { Explanation = "ตามที่ทำได้" });
        desk.Made(Desk.Secretariat, new AcceptLines(9, "policy", [new SeenLine("1-0-1", report)]));

        Assert.Equal((40m, 40m, 2, 1), Of(desk, "policy"));
        Assert.Equal((50m, 0m, 1, 1), Of(desk, "it"));
    }

    [Fact]
    public void Shares_that_no_unit_holds_are_told_too_and_a_unit_without_a_share_is_not()
    {
        var truths = Truths.OfUnits(new Desk(TestPlans.Small, TestChanges.Now).Board);

        Assert.Equal(1, truths.Single(t => t.Unit is null).Shares);
        Assert.DoesNotContain(truths, t => t.Unit?.Code == "team1");
    }

    private static (decimal Reported, decimal Certified, int Shares, int Apart) Of(Desk desk, string unit)
    {
        var truth = Truths.OfUnits(desk.Board).Single(t => t.Unit?.Code == unit);
        return (truth.Reported, truth.Certified, truth.Shares, truth.Apart);
    }
}
