using CsCheck;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Rounds;
using PmqaDashboard.Tests.Domain.Live;
using Xunit;
using static PmqaDashboard.Tests.Domain.Desk;

namespace PmqaDashboard.Tests.Domain.Rounds;

public sealed class RoundCalendarTests
{
    private readonly Desk _desk = new(TestPlans.Small, TestChanges.Now);

    [Theory]
    [InlineData("2010-05-31", RoundPhase.Scheduled)]
    [InlineData("2010-06-01", RoundPhase.Open)]
    [InlineData("2010-07-15", RoundPhase.Open)]
    [InlineData("2010-07-16", RoundPhase.Closed)]
    public void A_round_opens_and_closes_on_its_days(string day, RoundPhase phase)
    {
        _desk.Made(Secretariat, new SetRound(Nine with { Closes = new DateOnly(2010, 7, 15) }));

        var rounds = _desk.Board.Record.Rounds;
        Assert.Equal(phase, rounds.Phase(rounds.Find(9)!, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void The_secretariat_opens_a_round_early_and_closes_it_before_its_day()
    {
        _desk.Made(Secretariat, new OpenRound(12));
        Assert.Equal(RoundPhase.Open, Phase(12));
        _desk.Made(Secretariat, new CloseRound(12));
        Assert.Equal(RoundPhase.Closed, Phase(12));
    }

    [Fact]
    public void A_round_that_opens_or_closes_on_its_date_is_put_on_record_once()
    {
        _desk.Made(Secretariat, new SetRound(Nine with { Opens = new(2010, 6, 17), Closes = new(2010, 7, 15) }));
        _desk.Made(TurnRounds.System, new TurnRounds());
        Assert.Empty(Assert.IsType<RecordDecision.Made>(_desk.Do(TurnRounds.System, new TurnRounds())).Changes);
        Assert.Equal(RoundPhase.Open, Phase(9));

        _desk.NowUtc = TestChanges.Noon(2010, 7, 16);
        _desk.Made(TurnRounds.System, new TurnRounds());
        Assert.Equal([ChangeKind.RoundOpened, ChangeKind.RoundClosed], _desk.Changes.Select(c => c.Kind).Where(k => k != ChangeKind.RoundSet));
        Assert.Empty(Assert.IsType<RecordDecision.Made>(_desk.Do(TurnRounds.System, new TurnRounds())).Changes);

        _desk.Made(Secretariat, new OpenRound(9));
        Assert.Empty(Assert.IsType<RecordDecision.Made>(_desk.Do(TurnRounds.System, new TurnRounds())).Changes);
        Assert.Equal(RoundPhase.Open, Phase(9));
        Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(Secretariat, new TurnRounds()));
    }

    [Fact]
    public void Other_dates_move_what_is_due_and_who_has_not_reported()
    {
        // Step 3-0-1 is named for the round of 6 months, whose due day has passed.
        Assert.Equal(PmqaDashboard.Domain.Progress.ProgressStatus.NoReport, _desk.Board.Step("3-0-1").Figures.Status);

        _desk.Made(Secretariat, new SetRound(new FollowUpRound(6, new(2010, 3, 1), new(2010, 6, 20), new(2010, 3, 31))));

        Assert.Equal(PmqaDashboard.Domain.Progress.ProgressStatus.Late, _desk.Board.Step("3-0-1").Figures.Status);
        Assert.Equal(6, _desk.Board.Round!.Months);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("1-0", 1)]
    [InlineData("1-0-2", 1)]
    [InlineData("2", 0)]
    public void A_round_asks_for_what_it_covers(string covers, int expected)
    {
        _desk.Made(Secretariat, new SetRound(Nine with { Covers = [covers] }));

        Assert.Equal(expected, _desk.Board.Units.Single(u => u.Unit.Code == "it").Rounds.Single(r => r.Months == 9).Expected);
        Assert.Equal(expected, RoundSheet.Of(_desk.Board, 9, "it")!.Lines.Length);
    }

    [Fact]
    public void Impossible_rounds_are_refused()
    {
        Assert.Equal(RecordRefusal.DatesInvalid, _desk.Refused(Secretariat, new SetRound(Nine with { Due = Nine.Opens.AddDays(-1) })));
        Assert.Equal(RecordRefusal.DatesInvalid, _desk.Refused(Secretariat, new SetRound(Nine with { Closes = Nine.Due.AddDays(-1) })));
        Assert.Equal(RecordRefusal.DatesInvalid, _desk.Refused(Secretariat, new SetRound(Nine with { CumulativeTo = new(2011, 6, 30) })));
        Assert.Equal(RecordRefusal.UnknownRound, _desk.Refused(Secretariat, new SetRound(Nine with { Months = 13 })));
        Assert.Equal(RecordRefusal.UnknownStep, _desk.Refused(Secretariat, new SetRound(Nine with { Covers = ["1-0-"] })));
    }

    [Fact]
    public void However_the_journal_comes_the_record_and_every_figure_are_the_same()
    {
        var acts = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 3], Gen.Int[0, 20], Gen.Int[0, 12]);
        Gen.Select(acts.Array[0, 40], Gen.Int[1, 12], Gen.Int[0, 40]).Sample((all, most, cut) =>
        {
            var desk = new Desk(TestPlans.Small, TestChanges.Noon(2010, 3, 2));
            foreach (var act in all)
                Act(desk, act.Item1, act.Item2, act.Item3, act.Item4);

            string whole = BoardText.Of(BoardBuilder.Start(TestPlans.Small, desk.Changes, desk.NowUtc));
            Assert.Equal(whole, BoardText.Of(BoardBuilder.Apply(desk.Board, [], desk.NowUtc)));

            var inPieces = BoardBuilder.Start(TestPlans.Small, [], TestChanges.Noon(2010, 3, 2));
            foreach (var some in desk.Changes.Chunk(most))
                inPieces = BoardBuilder.Apply(inPieces, some, some[^1].AtUtc);

            Assert.Equal(whole, BoardText.Of(BoardBuilder.Apply(inPieces, [], desk.NowUtc)));

            var (first, rest) = (desk.Changes.Take(cut).ToList(), desk.Changes.Skip(cut));
            var checkpoint = Checkpoint.Of(BoardBuilder.Start(TestPlans.Small, first, first.Count == 0 ? TestChanges.Noon(2010, 3, 2) : first[^1].AtUtc));
            var fold = checkpoint.Resume(TestPlans.Small, desk.NowUtc, first.Where(c => !c.Kind.IsProgress()))!;
            fold.Add(rest);
            Assert.Equal(whole, BoardText.Of(fold.Finish()));
            return true;
        }, iter: 100);
    }

    private static FollowUpRound Nine { get; } = TestPlans.Small.Agency.Rounds[1];

    private RoundPhase Phase(int months) => _desk.Board.Record.Rounds.Phase(_desk.Board.Record.Rounds.Find(months)!, _desk.Board.Day);

    private static void Act(Desk desk, int kind, int unit, int percent, int days)
    {
        string[] units = ["policy", "it", "academic", "it"];
        var (code, months) = (units[unit], 3 * (2 + (percent % 3)));
        var held = desk.Board.Book.LeavesOf(code).Select(l => l.Step.Id).ToList();
        var report = desk.Board.Record.Rounds.Report(months, code);
        SeenLine[] lines = [.. report?.Lines.Values.Select(l => new SeenLine(l.StepId, l.ReportId)) ?? []];
        switch (kind)
        {
            case 0 or 1 or 2 or 3:
                foreach (string step in held)
                    desk.Report(step, code, percent * 5);

                break;
            case 4:
                desk.NowUtc = desk.NowUtc.AddDays(days);
                break;
            case 5 or 6:
                desk.Do(Secretariat, new OpenRound(months));
                desk.Do(Focal(code), new SubmitRound(months, code, "ชี้แจง"));
                break;
            case 7:
                desk.Do(Team, new AcceptLines(months, code, [.. lines]));
                desk.Do(Secretariat, new CertifyRound(months, code));
                break;
            case 8 when lines.Length > 0:
                desk.Do(Secretariat, new ReopenRound(months, code, "เหตุผล"));
                desk.Do(Team, new ReturnLine(months, code, lines[days % lines.Length], "แก้"));
                break;
            default:
                desk.Do(Secretariat, new SetRound(new FollowUpRound(months, new(2010, 3, 1), new DateOnly(2010, 6, 1).AddDays(days * 5), new(2010, 6, 1))
                {
                    Covers = percent > 10 ? ["1", "3-0-1"] : null,
                }));
                break;
        }
    }
}
