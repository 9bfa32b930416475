using System.Numerics;
using CsCheck;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Progress;

public sealed class WhatMustMoveTests
{
    private static readonly DateOnly Due = new(2010, 6, 30);

    [Fact]
    public void It_is_as_small_as_what_trying_every_set_finds() =>
        Gen.Select(Gen.Int[0, 40].Array[0, 9], Gen.Int[0, 120]).Sample((gains, target) =>
        {
            Lever[] levers = [.. gains.Select((g, i) => new Lever($"{i}", g / 4m))];
            var least = WhatMustMove.Least(10, target / 2m, levers);

            int[] enough = [.. Enumerable.Range(0, 1 << levers.Length).Where(set => 10 + levers.Where((_, i) => (set >> i & 1) == 1).Sum(l => l.Gain) >= target / 2m)];
            Assert.Equal(enough.Length > 0, least.IsEnough);
            if (least.IsEnough)
                Assert.Equal(enough.Min(set => BitOperations.PopCount((uint)set)), least.Moves.Length);

            Assert.Equal(least.Reaches, 10 + least.Moves.Sum(m => m.Gain));
            Assert.Equal(least.Moves.OrderByDescending(m => m.Gain).ThenBy(m => m.Id, StringComparer.Ordinal), least.Moves);
            return true;
        });

    [Fact]
    public void Moving_all_steps_of_a_plan_brings_it_to_where_the_plan_is_on_that_day()
    {
        var board = BoardBuilder.Start(RealPlans.Book, [], TestChanges.Now);
        foreach (var plan in board.Plans)
        {
            decimal reaches = WhatMustMove.OfPlan(board, plan.Number, Due).Sum(l => l.Gain);
            var leaves = RealPlans.Book.FindPlan(plan.Number)!.Steps.Select(s => RealPlans.Book.Step(s.Id)).Where(s => s.IsLeaf && board.Step(s.Step.Id).InScope);
            Assert.Equal(leaves.Average(l => PlannedProgress.At(l.Step.Windows, Due) ?? 100), reaches, 10);
        }
    }

    [Fact]
    public void What_moves_a_step_moves_the_agency_by_the_gain_that_was_told()
    {
        var board = BoardBuilder.Start(TestPlans.Small, [], TestChanges.Now);
        var lever = WhatMustMove.OfAgency(board, Due).Single(l => l.Id == "1-0-1");
        var after = BoardBuilder.Apply(board, [TestChanges.Report(1, "1-0-1", "policy", 100)], TestChanges.Now);

        Assert.Equal(after.Agency.Figures.Reported!.Value - board.Agency.Figures.Reported!.Value, lever.Gain, 20);
    }

    [Fact]
    public void Nothing_must_move_where_the_target_is_reached()
    {
        var least = WhatMustMove.Least(50, 50, [new Lever("a", 10)]);
        Assert.True(least.IsEnough);
        Assert.Empty(least.Moves);
    }
}
