using System.Globalization;
using PmqaDashboard.Domain.Kpis;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Kpis;

public sealed class KpiScoringTests
{
    private static readonly KpiThresholds Percent = Five(60, 70, 80, 90, 100);

    private static KpiThresholds Five(params decimal[] values) => KpiThresholds.Of(values)!;

    private static decimal Places(decimal? score) => decimal.Round(score!.Value, 4, MidpointRounding.AwayFromZero);

    private static decimal[] Numbers(string text) => [.. text.Split('/').Select(n => decimal.Parse(n, CultureInfo.InvariantCulture))];

    [Theory]
    [InlineData("60/70/80/90/100", "55", "1.0000")]
    [InlineData("60/70/80/90/100", "60", "1.0000")]
    [InlineData("60/70/80/90/100", "69.99", "1.9990")]
    [InlineData("60/70/80/90/100", "84.5", "3.4500")]
    [InlineData("60/70/80/90/100", "100", "5.0000")]
    [InlineData("60/70/80/90/100", "104", "5.0000")]
    [InlineData("15/12/9/6/3", "10", "2.6667")]
    [InlineData("15/12/9/6/3", "16", "1.0000")]
    [InlineData("15/12/9/6/3", "2", "5.0000")]
    public void A_value_is_scored_between_its_thresholds(string thresholds, string value, string score) =>
        Assert.Equal(
            decimal.Parse(score, CultureInfo.InvariantCulture),
            Places(KpiScoring.Interpolate(Five(Numbers(thresholds)), Numbers(value)[0]).Result));

    [Fact]
    public void A_floor_of_nought_is_for_what_is_worse_than_the_first_threshold_only()
    {
        Assert.Equal(0, KpiScoring.Interpolate(Percent, 59.99m, floor: 0).Result);
        Assert.Equal(1, KpiScoring.Interpolate(Percent, 60, floor: 0).Result);
    }

    [Fact]
    public void Weights_count_and_what_is_left_out_takes_its_weight_along()
    {
        ScorePart[] parts = [new("a", 25, 3.45m), new("b", 15, 5), new("c", 10, 2.6667m)];

        Assert.Equal(3.7583m, Places(KpiScoring.WeightedScore(parts, []).Result));
        Assert.Equal(4.0313m, Places(KpiScoring.WeightedScore(parts[..2], [new LeftOutKpi("c", WhyNotScored.Cancelled)]).Result));
    }

    [Fact]
    public void A_target_that_is_passed_counts_no_more_than_the_cap()
    {
        var score = Assert.IsType<ScoreExplanation.WeightedTargets>(KpiScoring.WeightedTargets(
            [new("a", 40, 10, 10), new("b", 30, 4, 2), new("c", 30, 5, 6)], [], Percent));

        Assert.Equal(85.00m, score.Percent);
        Assert.Equal(3.5000m, Places(score.Result));
    }

    [Theory]
    [InlineData("1/2/4", 2)]
    [InlineData("1/2/3/4/5", 5)]
    [InlineData("4/2/1", 2)]
    [InlineData("2/3", 0)]
    public void A_milestone_counts_only_with_all_before_it(string reached, int level)
    {
        var score = KpiScoring.Milestones(Numbers(reached).Select(n => (int)n), floor: 0);

        Assert.Equal(level, score.Level);
        Assert.Equal(level, score.Result);
        Assert.Equal(Math.Max(level, 1), KpiScoring.Milestones(score.Reached).Result);
    }

    [Fact]
    public void A_pass_rate_is_scored_as_percent()
    {
        Assert.Equal(3.5m, KpiScoring.PassRate(17, 20, Percent).Result);
        Assert.Equal(new ScoreExplanation.NotScored(WhyNotScored.NoParts), KpiScoring.PassRate(0, 0, Percent));
    }

    [Fact]
    public void Without_thresholds_an_average_is_known_and_has_no_score()
    {
        var score = Assert.IsType<ScoreExplanation.WeightedTargets>(KpiScoring.WeightedTargets([new("a", 1, 10, 5)], [], null));

        Assert.Equal((50m, null, null), (score.Percent, score.Result, score.Recompute()));
    }

    [Theory]
    [InlineData("60/70/80/90", ThresholdFault.NotFive)]
    [InlineData("60/70/80/90/100/110", ThresholdFault.NotFive)]
    [InlineData("60/70/70/90/100", ThresholdFault.NotInOrder)]
    [InlineData("60/70/80/90/85", ThresholdFault.NotInOrder)]
    [InlineData("5/5/5/5/5", ThresholdFault.NotInOrder)]
    [InlineData("1/2/3/4/1000000000001", ThresholdFault.OutOfRange)]
    [InlineData("1/2/3/4/4.0000001", ThresholdFault.OutOfRange)]
    public void Thresholds_are_five_and_all_rise_or_all_fall(string values, ThresholdFault fault)
    {
        Assert.Equal(fault, KpiThresholds.FaultOf(Numbers(values)));
        Assert.Null(KpiThresholds.Of(Numbers(values)));
    }

    [Theory]
    [InlineData(null, null, 9, null)]
    [InlineData(9, null, 6, WhyNotScored.NotStarted)]
    [InlineData(9, null, 9, null)]
    [InlineData(null, 9, 6, null)]
    [InlineData(null, 9, 9, WhyNotScored.Cancelled)]
    [InlineData(12, 9, 9, WhyNotScored.Cancelled)]
    public void A_kpi_counts_from_its_start_until_it_is_cancelled(int? start, int? cancel, int round, WhyNotScored? why) =>
        Assert.Equal(why, KpiScoring.OutOfForce(start, cancel, round));

    [Fact]
    public void Better_values_never_score_less_and_every_score_can_be_computed_again_from_what_is_shown()
    {
        var random = new Random(10);
        for (int i = 0; i < 2000; i++)
        {
            decimal[] values = [.. Enumerable.Range(0, 40).Select(_ => random.Next(-500_000, 500_000) / 100m).Distinct().Take(5).Order()];
            bool ascending = random.Next(2) == 0;
            var thresholds = Five(ascending ? values : [.. values.Reverse()]);
            decimal[] tried = [.. Enumerable.Range(0, 8).Select(_ => random.Next(-600_000, 600_000) / 100m).Concat(values).Order()];
            var scores = tried.Select(v => KpiScoring.Interpolate(thresholds, v, floor: 0)).ToList();
            var ranked = ascending ? scores : Enumerable.Reverse(scores);

            Assert.Equal(ranked.OrderBy(s => s.Score).Select(s => s.Score), ranked.Select(s => s.Score));
            Assert.All(scores, s => Assert.InRange(s.Score, 0, 5));
            Assert.All(scores, s => Assert.Equal(s.Result, s.Recompute()));
            Assert.Equal([1m, 2m, 3m, 4m, 5m], thresholds.Values.Select(v => KpiScoring.Interpolate(thresholds, v).Score));
        }
    }

    [Fact]
    public void Weighted_figures_lie_between_their_parts_and_can_be_computed_again()
    {
        var random = new Random(11);
        for (int i = 0; i < 1000; i++)
        {
            ScorePart[] scores = [.. Enumerable.Range(0, random.Next(1, 6)).Select(n => new ScorePart($"{n}", random.Next(1, 1000) / 10m, random.Next(0, 50_001) / 10_000m))];
            TargetPart[] targets =
            [
                .. Enumerable.Range(0, random.Next(1, 6)).Select(n =>
                    new TargetPart($"{n}", random.Next(1, 1000) / 10m, random.Next(1, 1000) / 7m, n > 0 && random.Next(5) == 0 ? null : random.Next(0, 2000) / 10m)),
            ];
            var score = KpiScoring.WeightedScore(scores, []);
            var target = (ScoreExplanation.WeightedTargets)KpiScoring.WeightedTargets(targets, [], Percent);

            Assert.InRange(score.Result!.Value, scores.Min(s => s.Score) - 1e-20m, scores.Max(s => s.Score) + 1e-20m);
            Assert.Equal(score.Result, score.Recompute());
            Assert.InRange(target.Percent, 0, 100);
            Assert.Equal(target.Result, target.Recompute());
            var passes = KpiScoring.PassRate(i % 7, 7, Percent);
            Assert.Equal(passes.Result, passes.Recompute());
            var milestones = KpiScoring.Milestones(Enumerable.Range(1, 5).Where(_ => random.Next(2) == 0));
            Assert.Equal(milestones.Result, milestones.Recompute());
        }
    }
}
