using PmqaDashboard.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Plans;

public class AccountabilityTests
{
    [Fact]
    public void Each_unit_of_the_own_row_holds_one_share()
    {
        var shares = SharesOf("1", TestPlans.Step("1", "", "it policy it"));

        Assert.Equal([new Share("it", "it", null), new Share("policy", "policy", null)], shares);
    }

    [Fact]
    public void Units_beside_a_phrase_hold_the_shares() =>
        Assert.Equal([new Share("it", "it", null)], SharesOf("1", TestPlans.Step("1", "", "ผู้รับผิดชอบ it")));

    [Fact]
    public void Phrases_alone_are_one_share_without_unit_in_their_words() =>
        Assert.Equal([new Share(null, "ผู้รับผิดชอบ, กระบวนการ", null)], SharesOf("1", TestPlans.Step("1", "", "ผู้รับผิดชอบ กระบวนการ")));

    [Fact]
    public void A_step_with_sub_steps_has_none() =>
        Assert.Empty(SharesOf("1", TestPlans.Step("1", "", "it"), TestPlans.Step("1.1", "", "")));

    [Fact]
    public void A_blank_cell_is_shared_with_the_nearest_step_above_that_names_somebody()
    {
        var shares = SharesOf(
            "1.1.2",
            TestPlans.Step("1", "", "policy"), TestPlans.Step("1.1", "", "it"), TestPlans.Step("1.1.1", "", "academic"), TestPlans.Step("1.1.2", "", ""));

        Assert.Equal([new Share("it", "it", "1-0-1.1")], shares);
    }

    [Fact]
    public void A_blank_cell_below_nobody_is_shared_with_the_row_before()
    {
        Step[] steps = [TestPlans.Step("1", "", "it policy"), TestPlans.Step("2", "", ""), TestPlans.Step("3", "", "")];

        Assert.Equal([new Share("it", "it", "1-0-1"), new Share("policy", "policy", "1-0-1")], SharesOf("2", steps));
        Assert.Equal(SharesOf("2", steps), SharesOf("3", steps));
    }

    [Fact]
    public void A_phrase_of_the_row_before_is_shared_too() =>
        Assert.Equal([new Share(null, "ผู้รับผิดชอบ", "1-0-1")], SharesOf("2", TestPlans.Step("1", "", "ผู้รับผิดชอบ"), TestPlans.Step("2", "", "")));

    [Fact]
    public void A_gap_in_the_numbering_ends_a_shared_cell()
    {
        Step[] steps = [TestPlans.Step("1.2", "", "it"), TestPlans.Step("2.3", "", ""), TestPlans.Step("2.4", "", "")];

        Assert.Equal([new Share(null, null, null)], SharesOf("2.3", steps));
        Assert.Equal([new Share(null, null, null)], SharesOf("2.4", steps));
    }

    [Fact]
    public void What_is_left_is_shared_with_the_heading_row()
    {
        var activity = TestPlans.Activity(1, 1, "กิจกรรมที่ ๑", "team1", TestPlans.Step("1", "", ""), TestPlans.Step("3", "", ""));

        Assert.All(Accountability.Of(activity).Values, shares => Assert.Equal([new Share("team1", "team1", Accountability.HeadingRow)], shares));
    }

    [Theory]
    [InlineData("1-1-4", "hrd,central,policy", "1-1-3")]
    [InlineData("2-0-6", "policy", "2-0-1")]
    [InlineData("9-0-1.2.2", "hrd", "9-0-1.1.2")]
    [InlineData("9-0-2.3", "", null)]
    [InlineData("9-0-4.7", "central,finance,hrd", "9-0-4")]
    [InlineData("10-1-1.5.1", "team6", "10-1-1.5")]
    [InlineData("10-4-2.1", "", "10-4-2")]
    [InlineData("5-1-3", "team4,meetings,policy,it,central", null)]
    [InlineData("4-0-2.3", "team3", null)]
    public void Real_leaves_are_shared_so(string step, string units, string? from)
    {
        var shares = RealPlans.Book.Step(step).Shares;

        Assert.Equal(units, string.Join(",", shares.Select(s => s.Unit)));
        Assert.All(shares, s => Assert.Equal(from, s.From));
    }

    [Theory]
    [InlineData("1", "2", true)]
    [InlineData("1", "1.1", true)]
    [InlineData("1.2.2", "1.2.3", true)]
    [InlineData("1.2.2", "1.3", true)]
    [InlineData("1.2.2", "2", true)]
    [InlineData("1.9", "1.10", true)]
    [InlineData("1", "3", false)]
    [InlineData("1", "1.2", false)]
    [InlineData("1", "2.1", false)]
    [InlineData("1", "1.1.1", false)]
    [InlineData("1.2", "2.3", false)]
    [InlineData("2.9", "4", false)]
    [InlineData("2", "1", false)]
    [InlineData("2", "2", false)]
    public void Numbers_follow_each_other_or_jump(string before, string after, bool follows) =>
        Assert.Equal(follows, StepNumber.Follows(before, after));

    private static IReadOnlyList<Share> SharesOf(string number, params Step[] steps) =>
        Accountability.Of(TestPlans.Activity(1, 0, null, "", steps))[$"1-0-{number}"];
}
