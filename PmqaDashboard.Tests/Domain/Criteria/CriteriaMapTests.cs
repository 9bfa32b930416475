using PmqaDashboard.Domain.Criteria;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Criteria;

public class CriteriaMapTests
{
    private static readonly CriteriaMap Real = new(RealPlans.Book, CriteriaCatalogue.Fundamental);

    [Fact]
    public void Criteria_without_a_plan_are_listed_to_be_confirmed() => Assert.Equal(
        ["LD5", "LD6", "CS1", "CS2", "CS5", "CS6", "IT4", "PM1", "PM4", "PM5", .. Enumerable.Range(1, 10).Select(n => $"RM{n}")],
        Real.WithoutPlan.Select(c => c.Code));

    [Fact]
    public void Activities_whose_heading_names_no_readable_code_are_listed()
    {
        Assert.Equal([("II ๗", 8), ("กิจกรรมที่ ๔", 10)], Real.ActivitiesWithoutCriterion.Select(a => (a.Activity.Label, a.Plan.Number)));
        Assert.Empty(Real.PlansWithoutCriterion);
        Assert.Empty(Real.UnknownCodes);
    }

    [Fact]
    public void A_criterion_owns_the_steps_of_the_activities_that_name_it_or_of_the_whole_plan()
    {
        Assert.All(Real.Of("LD1").Steps, s => Assert.StartsWith("1-1-", s.Step.Id, StringComparison.Ordinal));
        Assert.Equal(4, Real.Of("LD1").Steps.Length);
        Assert.Equal(25, Real.Of("CS10").Steps.Length);

        // Its only heading reads "II ๗"; the plan is made for IT7 alone.
        Assert.Equal(10, Real.Of("IT7").Steps.Length);
        Assert.Same(CriterionWork.None, Real.Of("RM1"));
    }

    [Fact]
    public void A_plan_and_a_code_that_the_catalogue_does_not_have_are_told()
    {
        var book = TestPlans.Book(
            TestPlans.Plan(1, 1, TestPlans.Step("1", "2010-02", "it")),
            TestPlans.Plan(2, 1, TestPlans.Step("1", "2010-02", "it")) with { Criteria = ["LD99"] });
        var map = new CriteriaMap(book, CriteriaCatalogue.Fundamental);

        Assert.Equal([1, 2], map.PlansWithoutCriterion.Select(p => p.Number));
        Assert.Equal(["LD99"], map.UnknownCodes);
    }

    [Fact]
    public void Progress_is_the_mean_of_the_leaves_in_scope_where_never_reported_counts_nothing()
    {
        var plan = TestPlans.Plan(
            1, 1, TestPlans.Step("1", "2010-02", "it"), TestPlans.Step("2", "2010-03", "it"), TestPlans.Step("3", "", "it") with { DeferredTo = 2554 });
        var book = TestPlans.Book(plan with { Criteria = ["LD5"] });
        var board = BoardBuilder.Start(book, [TestChanges.Report(1, "1-0-1", "it", 100)], TestChanges.Now);
        var work = new CriteriaMap(book, CriteriaCatalogue.Fundamental).Of("LD5");

        Assert.Equal(new CriterionProgress(50, 0, true, 2, 1, 1), work.Progress(board));
        Assert.Equal(new CriterionProgress(null, null, false, 0, 0, 0), CriterionWork.None.Progress(board));
    }
}
