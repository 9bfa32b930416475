using PmqaDashboard.Domain.Live;

using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Live;

public class FingerprintTests
{
    private static readonly Change[] Some = [TestChanges.Report(1, "1-1-1", "policy", 40), TestChanges.Report(2, "1-1-2", "hrd", 33.33m)];

    [Fact]
    public void It_does_not_tell_how_the_Board_was_made_nor_at_what_hour()
    {
        var whole = BoardBuilder.Start(RealPlans.Book, Some, TestChanges.Now.AddHours(2));
        var grown = Some.Aggregate(BoardBuilder.Start(RealPlans.Book, [], TestChanges.Now.AddDays(-40)), (b, c) => BoardBuilder.Apply(b, [c], TestChanges.Now));

        Assert.Equal(64, whole.Fingerprint.Length);
        Assert.Equal(whole.Fingerprint, grown.Fingerprint);
    }

    [Fact]
    public void It_does_not_tell_how_a_database_keeps_a_decimal()
    {
        var trailing = Some.Select(c => c with { After = c.After * 1.000m });

        Assert.Equal(
            BoardBuilder.Start(RealPlans.Book, Some, TestChanges.Now).Fingerprint,
            BoardBuilder.Start(RealPlans.Book, trailing, TestChanges.Now).Fingerprint);
    }

    [Fact]
    public void Every_figure_that_differs_makes_another()
    {
        var board = BoardBuilder.Start(RealPlans.Book, Some, TestChanges.Now);
        Board[] others =
        [
            BoardBuilder.Start(RealPlans.Book, Some, TestChanges.Now.AddDays(1)),
            BoardBuilder.Start(RealPlans.Book, Some[..1], TestChanges.Now),
            BoardBuilder.Start(RealPlans.Book, [Some[0], Some[1] with { After = 33.34m }], TestChanges.Now),
            board with { Agency = board.Agency with { Forecast = 1 } },
            board with { Units = board.Units.SetItem(0, board.Units[0] with { Done = board.Units[0].Done + 1 }) },
            board with { Record = board.Record with { Budget = board.Record.Budget.With(new Change(3, TestChanges.Now, ChangeKind.BudgetSet, null, null, "a", "A", null, null, 12) { Subject = "1", Data = """{"planned":12}""" }) } },
        ];

        Assert.Equal(others.Length + 1, others.Append(board).Select(b => b.Fingerprint).Distinct().Count());
    }
}
