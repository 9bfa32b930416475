using CsCheck;
using PmqaDashboard.Domain.Analysis;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Analysis;

/// <summary>What holds of the analyses whatever was reported.</summary>
public sealed class AnalysisPropertyTests
{
    /// <summary>Reports of the real plans in their year: which share, how much, and on which day.</summary>
    private static readonly Gen<Board> Boards = Gen.Select(Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 20].Select(n => n * 5)).Array[0, 200], Gen.Int[0, 364]).Select(
        (reports, day) =>
        {
            var shares = RealPlans.Book.Leaves.SelectMany(l => l.Shares.Select(s => (l.Step.Id, s.Unit))).ToList();
            var now = TestChanges.Noon(2009, 10, 1).AddDays(day);
            var changes = reports.Select((r, i) => TestChanges.Report(i + 1, shares[r.Item1 % shares.Count].Id, shares[r.Item1 % shares.Count].Unit, r.Item2, now));
            return BoardBuilder.Start(RealPlans.Book, [.. changes], now);
        });

    [Fact]
    public void Points_lost_are_what_the_agency_has_more_when_every_slipped_step_is_brought_to_plan() => Boards.Sample(
        board =>
        {
            var slips = Slips.Of(board).ToDictionary(s => s.Step.Step.Id);
            var index = board.Book.Weights;
            var categories = board.Categories.Select(c => new Part(index.OfCategory(c.Category.Number), Category(board, c.Category.Number, slips)));
            decimal onPlan = RollUp.Mean(categories) ?? 0;

            Assert.Equal(onPlan - (board.Agency.Figures.Reported ?? 0), slips.Values.Sum(s => s.Lost), 12);
            Assert.Equal(slips.Values.Select(s => s.Lost).OrderDescending(), slips.Values.Select(s => s.Lost));
            Assert.All(slips.Values, s => Assert.True(s is { Lost: > 0, Planned: <= 100, Reported: >= 0 } && s.Planned > s.Reported));
            return true;
        },
        iter: 20);

    [Fact]
    public void Shares_of_units_are_of_what_was_asked_and_never_more() => Gen.Select(Boards, Gen.Int[2, 4].Select(n => n * 3)).Sample(
        (board, months) =>
        {
            var shares = UnitShares.Of(board, months);

            Assert.Equal(board.Units.Select(u => u.Unit.Code).Order(StringComparer.Ordinal), shares.Select(s => s.Unit.Code).Order(StringComparer.Ordinal));
            Assert.Equal(board.Units.Sum(u => u.Rounds.Single(r => r.Months == months).Reported), shares.Sum(s => s.Reported));
            Assert.All(shares, s => Assert.Equal(s.Asked == 0, s.Percent is null));
            Assert.All(shares.Where(s => s.Asked > 0), s =>
            {
                Assert.InRange(s.Percent!.Value, 0, 100);
                Assert.InRange(s.AcceptedPercent!.Value, 0, s.Percent.Value);
                Assert.Equal(s.Reported, s.Percent.Value * s.Asked / 100, 12);
            });
            Assert.All(shares.Zip(shares.Skip(1)), s => Assert.True((s.First.Percent ?? -1) >= (s.Second.Percent ?? -1)));
            return true;
        },
        iter: 20);

    [Fact]
    public void Progress_beside_money_is_that_of_the_plan() => Boards.Sample(
        board =>
        {
            var monies = PlanMonies.Of(board);

            Assert.Equal(board.Plans.Select(p => (p.Number, p.Figures.Reported)), monies.Select(m => (m.Plan.Number, m.Reported)));
            Assert.All(monies, m => Assert.Equal(m.Reported is null || m.Spent is null, m.Ahead is null));
            Assert.All(monies, m => Assert.True(m.Planned is null or >= 0));
            return true;
        },
        iter: 10);

    private static decimal? Category(Board board, int category, Dictionary<string, Slip> slips) => RollUp.Mean(
        board.Book.Plans.Where(p => p.Category == category).Select(p => new Part(board.Book.Weights.OfPlan(p.Number), RollUp.Mean(
            p.Steps.Where(s => board.Book.Step(s.Id).IsLeaf && board.Step(s.Id).InScope).Select(s => new Part(
                board.Book.Weights.OfLeaf(s.Id), slips.TryGetValue(s.Id, out var slip) ? slip.Planned : board.Step(s.Id).Figures.Reported ?? 0))))));
}
