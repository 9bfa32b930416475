using PmqaDashboard.Domain.Analysis;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Analysis;

public sealed class AnalysisTests
{
    [Fact]
    public void What_slipped_steps_cost_is_what_the_agency_would_have_more_were_they_on_plan()
    {
        var desk = new Desk(TestPlans.Small, TestChanges.Now);
        desk.Report("1-0-1", "policy", 40);
        var slips = Slips.Of(desk.Board);
        decimal before = desk.Board.Agency.Figures.Reported!.Value;

        Assert.Equal("1-0-1", Assert.Single(slips, s => s.Step.Step.Id == "1-0-1").Step.Step.Id);
        Assert.DoesNotContain(slips, s => s.Step.Step.Id == "2-0-1.2"); // No months: behind nothing.
        Assert.DoesNotContain(slips, s => s.Step.Step.Id == "1-0-3"); // Put off.
        Assert.Equal(slips.OrderByDescending(s => s.Lost), slips);
        Assert.Equal(slips.Sum(s => s.Lost), slips[^1].Sum);

        desk.Report("1-0-1", "policy", 100);
        decimal gained = desk.Board.Agency.Figures.Reported!.Value - before;
        Assert.Equal(slips.Single(s => s.Step.Step.Id == "1-0-1").Lost, gained, 10);
        Assert.DoesNotContain(Slips.Of(desk.Board), s => s.Step.Step.Id == "1-0-1");
    }

    [Fact]
    public void Points_lost_of_the_real_plans_add_up_to_the_agency_s_distance_from_plan()
    {
        var board = new Desk(RealPlans.Book, TestChanges.Now).Board;
        var slips = Slips.Of(board);
        decimal onPlan = WhatMustMove.OfAgency(board, board.Day).Where(l => board.Step(l.Id).Figures.Planned is not null).Sum(l => l.Gain);

        Assert.NotEmpty(slips);
        Assert.Equal(onPlan, slips[^1].Sum, 10);
        Assert.All(slips, s => Assert.True(s.Planned > s.Reported && s.Lost > 0));
    }

    [Fact]
    public void Units_are_compared_by_shares_of_what_they_were_asked_and_small_numbers_are_marked()
    {
        var desk = new Desk(TestPlans.Small, TestChanges.Now);
        desk.Report("1-0-1", "policy", 100);

        var shares = UnitShares.Of(desk.Board, 9);

        var policy = shares.Single(s => s.Unit.Code == "policy");
        Assert.Equal((2, 1, 50m, true), (policy.Asked, policy.Reported, policy.Percent!.Value, policy.IsSmall));
        Assert.Equal("policy", shares[0].Unit.Code);
        Assert.All(UnitShares.Of(desk.Board, 5), s => Assert.Null(s.Percent));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void A_share_of_fewer_than_five_says_little_and_one_of_nothing_says_nothing(int asked, bool small)
    {
        Assert.Equal(small, new UnitShare(TestPlans.Small.Units[0], asked, 0, 0).IsSmall);
    }

    [Fact]
    public void The_roadmap_takes_up_categories_in_the_years_that_the_document_says()
    {
        var stages = RoadmapStages.Of(new Desk(RealPlans.Book, TestChanges.Now).Board);

        Assert.Equal([(2553, 3), (2553, 4), (2554, 1), (2554, 2), (2555, 5), (2555, 6)], stages.Select(s => (s.FiscalYear, s.Category.Number)));
        Assert.Equal([true, true, false, false, false, false], stages.Select(s => s.IsDue));
        Assert.All(stages, s => Assert.True(s.Criteria > 0 && s.Passed >= 0));
        Assert.Null((stages[0] with { Criteria = 0 }).Percent);
    }

    [Fact]
    public void Money_is_compared_with_work_only_where_both_are_known()
    {
        var desk = new Desk(RealPlans.Book, TestChanges.Now);

        var plans = PlanMonies.Of(desk.Board);

        Assert.Equal(RealPlans.Book.Plans.Select(p => p.Number), plans.Select(p => p.Plan.Number));
        Assert.Equal(730_500m, plans[0].Planned);
        Assert.Null(plans[0].Ahead);
        Assert.Equal(-10m, (plans[0] with { Spent = 30, Reported = 20 }).Ahead);
    }
}
