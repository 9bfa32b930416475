using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Risks;
using Xunit;
using static PmqaDashboard.Tests.Domain.Desk;

namespace PmqaDashboard.Tests.Domain.Risks;

public sealed class RiskTests
{
    private readonly Desk _desk = new(TestPlans.Small, TestChanges.Now);

    private RiskBook Risks => _desk.Board.Record.Risks;

    private static Risk Risk(string? owner = "it", int likelihood = 4, int impact = 4, params string[] steps) => new()
    {
        Title = "เครื่องแม่ข่ายหยุดทำงาน",
        Owner = owner,
        Rating = new RiskRating(likelihood, impact),
        Steps = [.. steps],
    };

    [Theory]
    [InlineData(1, 1, RiskLevel.Low)]
    [InlineData(3, 1, RiskLevel.Low)]
    [InlineData(2, 2, RiskLevel.Medium)]
    [InlineData(3, 3, RiskLevel.Medium)]
    [InlineData(2, 5, RiskLevel.High)]
    [InlineData(4, 4, RiskLevel.High)]
    [InlineData(4, 5, RiskLevel.Extreme)]
    [InlineData(5, 5, RiskLevel.Extreme)]
    public void The_usual_scale_parts_likelihood_times_impact_into_four(int likelihood, int impact, RiskLevel level)
    {
        Assert.Equal(level, RiskScale.Usual.Of(new RiskRating(likelihood, impact)));
    }

    [Fact]
    public void What_counts_as_grave_is_the_secretariat_s_decision_and_its_bounds_rise()
    {
        Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(Focal("it"), new SetRiskScale(new RiskScale(3, 6, 12))));
        Assert.Equal(RecordRefusal.ValueInvalid, _desk.Refused(Secretariat, new SetRiskScale(new RiskScale(3, 3, 12))));
        Assert.Equal(RecordRefusal.ValueInvalid, _desk.Refused(Secretariat, new SetRiskScale(new RiskScale(1, 3, 12))));
        Assert.Equal(RecordRefusal.ValueInvalid, _desk.Refused(Secretariat, new SetRiskScale(new RiskScale(3, 6, 26))));

        _desk.Made(Secretariat, new SetRiskScale(new RiskScale(3, 6, 12)));

        Assert.Equal(RiskLevel.Extreme, Risks.Level(new RiskRating(3, 4)));
    }

    [Fact]
    public void A_unit_keeps_its_own_risks_the_secretariat_all_and_others_none()
    {
        _desk.Made(Focal("it"), new SetRisk(Risk(), 0));
        Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(Focal("it"), new SetRisk(Risk(owner: "policy"), 0)));
        Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(Focal("it"), new SetRisk(Risk(owner: null), 0)));
        Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(Committee, new SetRisk(Risk(), 0)));
        Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(Viewer, new FollowRisk("r9", new RiskRating(1, 1), "x", false)));

        var known = Assert.Single(Risks.Risks);
        var taken = known.Risk with { Owner = "policy" };
        Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(Focal("policy"), new SetRisk(taken, known.Version)));
        Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(Focal("policy"), new FollowRisk(known.Risk.Id, new RiskRating(1, 1), "ดูแล้ว", false)));
        _desk.Made(Secretariat, new SetRisk(taken, known.Version));
        Assert.Equal("policy", Risks.Find("r1")!.Risk.Owner);
    }

    [Fact]
    public void What_cannot_be_kept_is_refused_and_says_why()
    {
        Assert.Equal(RecordRefusal.NameNeeded, _desk.Refused(Secretariat, new SetRisk(Risk() with { Title = " " }, 0)));
        Assert.Equal(RecordRefusal.TextTooLong, _desk.Refused(Secretariat, new SetRisk(Risk() with { Title = new string('ก', 301) }, 0)));
        Assert.Equal(RecordRefusal.ValueInvalid, _desk.Refused(Secretariat, new SetRisk(Risk(likelihood: 6), 0)));
        Assert.Equal(RecordRefusal.ValueInvalid, _desk.Refused(Secretariat, new SetRisk(Risk(impact: 0), 0)));
        Assert.Equal(RecordRefusal.UnknownUnit, _desk.Refused(Secretariat, new SetRisk(Risk(owner: "nobody"), 0)));
        Assert.Equal(RecordRefusal.UnknownStep, _desk.Refused(Secretariat, new SetRisk(Risk(steps: "9-9-9"), 0)));
        Assert.Equal(RecordRefusal.UnknownRisk, _desk.Refused(Secretariat, new SetRisk(Risk() with { Id = "r7" }, 0)));
        Assert.Equal(RecordRefusal.UnknownRisk, _desk.Refused(Secretariat, new FollowRisk("r7", new RiskRating(1, 1), "x", false)));
        Assert.Empty(Risks.Risks);
    }

    [Fact]
    public void Two_who_mend_the_same_risk_do_not_overwrite_each_other()
    {
        _desk.Made(Focal("it"), new SetRisk(Risk(), 0));
        var seen = Risks.Find("r1")!;
        _desk.Made(Secretariat, new SetRisk(seen.Risk with { Measures = "สำรองเครื่อง" }, seen.Version));

        Assert.Equal(RecordRefusal.Overtaken, _desk.Refused(Focal("it"), new SetRisk(seen.Risk with { Measures = "อื่น" }, seen.Version)));
        Assert.Equal("สำรองเครื่อง", Risks.Find("r1")!.Risk.Measures);
        Assert.Empty(Assert.IsType<RecordDecision.Made>(_desk.Do(Secretariat, new SetRisk(Risks.Find("r1")!.Risk, Risks.Find("r1")!.Version))).Changes);
    }

    [Fact]
    public void Following_up_moves_the_rating_keeps_the_first_one_and_can_close_and_open_again()
    {
        _desk.Made(Focal("it"), new SetRisk(Risk(steps: ["1-0-2", "1-0-1", "1-0-2"]), 0));
        Assert.Equal(RecordRefusal.RemarkNeeded, _desk.Refused(Focal("it"), new FollowRisk("r1", new RiskRating(2, 4), "  ", false)));
        _desk.Made(Focal("it"), new FollowRisk("r1", new RiskRating(2, 4), "ทดสอบแล้ว", false));

        var entry = Risks.Find("r1")!;
        Assert.Equal((16, 8, true), (entry.Risk.Rating.Score, entry.Now.Score, entry.IsOpen));
        Assert.Equal(["1-0-1", "1-0-2"], entry.Risk.Steps);
        Assert.Equal(["r1"], Risks.OfStep("1-0-2").Select(r => r.Risk.Id));

        _desk.Made(Secretariat, new FollowRisk("r1", new RiskRating(1, 4), "ยุติ", true));
        Assert.False(Risks.Find("r1")!.IsOpen);
        Assert.Empty(Risks.OfStep("1-0-2"));

        // Mending words keeps what was found.
        var closed = Risks.Find("r1")!;
        _desk.Made(Secretariat, new SetRisk(closed.Risk with { Cause = "ไฟดับ" }, closed.Version));
        Assert.Equal(2, Risks.Find("r1")!.FollowUps.Length);

        _desk.Made(Focal("it"), new FollowRisk("r1", new RiskRating(3, 4), "เกิดขึ้นอีก", false));
        Assert.True(Risks.Find("r1")!.IsOpen);
    }

    [Fact]
    public void The_gravest_open_risk_comes_first_and_of_equals_the_one_that_hurts_more()
    {
        foreach (var (likelihood, impact) in new[] { (4, 2), (1, 1), (2, 4), (5, 5) })
            _desk.Made(Secretariat, new SetRisk(Risk(likelihood: likelihood, impact: impact), 0));

        Assert.Equal(["r4", "r3", "r1", "r2"], Risks.Open.Select(r => r.Risk.Id));
    }
}
