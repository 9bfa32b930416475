using PmqaDashboard.Components.Plans;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Tests.Domain;
using Xunit;

namespace PmqaDashboard.Tests.Components.Plans;

public class PlanSearchTests
{
    private static readonly Board Board = BoardBuilder.Start(
        TestPlans.Book(
            TestPlans.Plan(1, 1, TestPlans.Step("1", "2010-05", "policy") with { Title = "กําหนดมาตรฐาน ๓ กระบวนการ" }),
            TestPlans.Plan(2, 1, TestPlans.Step("1", "2010-01", "it academic")),
            TestPlans.Plan(4, 2, TestPlans.Step("1", "2010-08", "academic")) with { Title = "แผนสำรวจความพึงพอใจ", Criteria = ["CS10"] }),
        [TestChanges.Report(1, "1-0-1", "policy", 100)],
        TestChanges.Now);

    [Fact]
    public void Without_a_filter_all_plans_are_found() => Assert.Equal([1, 2, 4], Numbers(new PlanFilter()));

    [Fact]
    public void A_category_finds_its_plans() => Assert.Equal([1, 2], Numbers(new PlanFilter(Category: 1)));

    [Fact]
    public void A_status_finds_plans_that_stand_so()
    {
        Assert.Equal([1], Numbers(new PlanFilter(Status: ProgressStatus.Done)));
        Assert.Equal([2], Numbers(new PlanFilter(Status: ProgressStatus.NoReport)));
    }

    [Fact]
    public void A_unit_finds_plans_in_which_it_holds_a_share() => Assert.Equal([2, 4], Numbers(new PlanFilter(Unit: "academic")));

    [Theory]
    [InlineData("กำหนด", 1)]
    [InlineData("มาตรฐาน3กระบวน", 1)]
    [InlineData("ความ พึงพอใจ", 4)]
    [InlineData("cs๑๐", 4)]
    public void Words_are_found_however_they_are_spelled(string words, int plan) =>
        Assert.Equal([plan], Numbers(new PlanFilter(Words: words)));

    [Fact]
    public void Steps_whose_titles_hold_the_words_are_named()
    {
        var hit = Assert.Single(PlanSearch.Find(Board, new PlanFilter(Words: "กำหนด")));

        Assert.Equal(["1-0-1"], hit.Hits.Select(s => s.Id));
        Assert.Empty(Assert.Single(PlanSearch.Find(Board, new PlanFilter(Words: "แผนสำรวจ"))).Hits);
    }

    private static IEnumerable<int> Numbers(PlanFilter filter) => PlanSearch.Find(Board, filter).Select(h => h.Plan.Number);
}
