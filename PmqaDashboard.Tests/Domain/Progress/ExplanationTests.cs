using CsCheck;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;
using static PmqaDashboard.Tests.Domain.TestChanges;

namespace PmqaDashboard.Tests.Domain.Progress;

public class ExplanationTests
{
    private static readonly Measure[] Measures = Enum.GetValues<Measure>();

    [Fact]
    public void Every_figure_of_every_Board_can_be_computed_again_from_its_explanation() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 100], Gen.Int[0, 400]).Array[1, 30].Sample(
            events =>
            {
                var leaves = RealPlans.Book.Leaves.SelectMany(l => l.Shares.Select(s => (l.Step.Id, s.Unit))).ToList();
                var changes = events.Select((e, i) => Report(i + 1, leaves[e.Item1 % leaves.Count].Id, leaves[e.Item1 % leaves.Count].Unit, e.Item2));
                var board = BoardBuilder.Start(RealPlans.Book, changes, Noon(2009, 10, 1).AddDays(events[0].Item3));
                foreach (var (shown, explanation) in All(board))
                {
                    Assert.Equal(shown, explanation.Result);
                    Assert.Equal(shown, explanation.Recompute());
                }

                return true;
            },
            iter: 20);

    [Fact]
    public void A_plan_names_its_parts_and_what_is_left_out_and_why()
    {
        var board = BoardBuilder.Start(TestPlans.Small, [Report(1, "1-0-1", "policy", 80)], Now);

        var reported = Assert.IsType<Explanation.WeightedMean>(Explanations.OfPlan(board, 1, Measure.Reported));
        Assert.Equal(
            [new ExplainedPart(PartKind.Leaf, "1-0-1", 1, 80, false), new ExplainedPart(PartKind.Leaf, "1-0-2", 1, 0, NeverReported: true)],
            reported.Parts);
        Assert.Equal([new LeftOut(PartKind.Leaf, "1-0-3", LeftOutReason.Deferred)], reported.LeftOut);

        var planned = Assert.IsType<Explanation.WeightedMean>(Explanations.OfPlan(board, 2, Measure.Planned));
        Assert.Equal([new ExplainedPart(PartKind.Leaf, "2-0-1.1", 1, 50, false)], planned.Parts);
        Assert.Equal([new LeftOut(PartKind.Leaf, "2-0-1.2", LeftOutReason.NoWindow)], planned.LeftOut);
    }

    [Fact]
    public void A_category_leaves_out_plans_without_anything_in_scope_or_planned()
    {
        var book = TestPlans.Book(
            TestPlans.Plan(1, 1, TestPlans.Step("1", "2010-05", "it")),
            TestPlans.Plan(2, 1, TestPlans.Step("1", "2010-10", "it")),
            TestPlans.Plan(3, 1, TestPlans.Step("1", "", "it")));
        var explanation = (Explanation.WeightedMean)Explanations.OfCategory(BoardBuilder.Start(book, [], Now), 1, Measure.Planned);

        Assert.Equal([new ExplainedPart(PartKind.Plan, "1", 1, 100, false)], explanation.Parts);
        Assert.Equal(
            [new LeftOut(PartKind.Plan, "2", LeftOutReason.NothingInScope), new LeftOut(PartKind.Plan, "3", LeftOutReason.NoWindow)],
            explanation.LeftOut);
    }

    [Fact]
    public void A_leaf_names_the_days_of_its_windows_and_the_shares_of_its_units()
    {
        var board = BoardBuilder.Start(TestPlans.Small, [Report(1, "1-0-2", "it", 30)], Now);

        var days = Assert.IsType<Explanation.ElapsedDays>(Explanations.OfStep(board, "2-0-1.1", Measure.Planned));
        Assert.Equal([(31, 31), (0, 31)], days.Windows.Select(w => (w.Elapsed, w.Total)));
        var shares = Assert.IsType<Explanation.MeanOfShares>(Explanations.OfStep(board, "1-0-2", Measure.Reported));
        Assert.Equal([new("it", 30), new("policy", null)], shares.Shares);
        Assert.Equal(15, shares.Result);
    }

    private static IEnumerable<(decimal? Shown, Explanation Explanation)> All(Board board) =>
    [
        (board.Agency.Forecast, Explanations.OfForecast(board)),
        .. board.Plans.Select(p => (p.Forecast, Explanations.OfForecast(board, p.Number))),
        .. Measures.SelectMany(m => Of(board, m)),
    ];

    private static IEnumerable<(decimal? Shown, Explanation Explanation)> Of(Board board, Measure m) =>
    [
        (Pick(board.Agency.Figures, m), Explanations.OfAgency(board, m)),
        .. board.Categories.Select(c => (Pick(c.Figures, m), Explanations.OfCategory(board, c.Category.Number, m))),
        .. board.Plans.Select(p => (Pick(p.Figures, m), Explanations.OfPlan(board, p.Number, m))),
        .. board.Plans.SelectMany(p => p.Activities.Select((a, i) => (Pick(a, m), Explanations.OfActivity(board, p.Number, i, m)))),
        .. board.Steps.Values.Select(s => (Pick(s.Figures, m), Explanations.OfStep(board, s.Id, m))),
    ];

    private static decimal? Pick(Figures figures, Measure measure) => measure switch
    {
        Measure.Planned => figures.Planned,
        Measure.Reported => figures.Reported,
        Measure.Certified => figures.Certified,
    };
}
