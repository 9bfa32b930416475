using PmqaDashboard.Domain.Kpis;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Rounds;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;
using static PmqaDashboard.Tests.Domain.Desk;

namespace PmqaDashboard.Tests.Domain.Kpis;

public sealed class KpiRecordTests
{
    private const string Share = "4-k1", Bases = "5-k1";

    // The 9-month round is open; plan 4 is of category 3, whose working team is "team-cs".
    private readonly Desk _desk = new(RealPlans.Book, TestChanges.Now);
    private readonly Person _team = new("team", "Team of category 3", Role.WorkingTeam, RealPlans.Book.FindPlan(4)!.WorkingTeamUnit);

    private KpiBook Kpis => _desk.Board.Record.Kpis;

    private static KpiValue Value(decimal value) => new() { Value = value };

    private KpiCard Card(string id) => Kpis.Find(id)!;

    private void SetUp(string id = Share) => _desk.Made(Secretariat, new SetKpi(Card(id) with
    {
        Method = KpiMethod.Thresholds,
        Thresholds = KpiThresholds.Of([60, 70, 80, 90, 100]),
        Weight = 25,
        Collectors = ["it"],
    }));

    private static ReportKpi Report(decimal value, string id = Share) => new(id, 9, Value(value));

    private AcceptKpi Accept() => new(Share, 9, Kpis.Result(Share, 9)!.Report);

    private ReturnKpi Return(string? remark = "แนบหลักฐาน") => new(Share, 9, Kpis.Result(Share, 9)!.Report, remark);

    [Fact]
    public void The_document_gives_names_lines_one_weight_and_some_targets_and_nothing_else()
    {
        Assert.Equal(["10", "10.2", "1-k1", "1-k2", "2-k1"], Kpis.Cards.Take(5).Select(c => c.Id));
        Assert.Equal(2 + RealPlans.Book.Plans.Sum(p => p.Kpis.Count), Kpis.Cards.Length);
        Assert.Equal((25m, null), (Card("10").Weight, Card("10").Parent));
        Assert.Equal("10", Card("10.2").Parent);
        Assert.Equal(["10"], Kpis.Cards.Where(c => c.Weight is not null).Select(c => c.Id));
        Assert.Equal(
            [("5-k1", 5m, "ฐานข้อมูล"), ("5-k2", 4m, "ฐานข้อมูล"), ("5-k3", 2m, "ฐานข้อมูล"), ("8-k1", 3m, "องค์ความรู้ต่อปี")],
            Kpis.Cards.Where(c => c.Target is not null).Select(c => (c.Id, c.Target!.Value, c.Unit!)));
        Assert.All(Kpis.Cards, c => Assert.Equal((null, null, true), (c.Method, c.Thresholds, c.Line > 0)));
        Assert.All(Kpis.Cards, c => Assert.Null(Kpis.Scores(9).Find(c.Id)!.Reported.Result));
        Assert.Equal(WhyNotScored.MethodNotSet, Assert.IsType<ScoreExplanation.NotScored>(Kpis.Scores(9).Find("10")!.Reported).Why);
    }

    [Fact]
    public void Reported_and_certified_stand_side_by_side()
    {
        SetUp();
        _desk.Made(Focal("it"), Report(84.5m));
        Assert.Equal((3.45m, null), (Kpis.Scores(9).Find(Share)!.Reported.Result, Kpis.Scores(9).Find(Share)!.Certified.Result));

        _desk.Made(_team, Accept());
        _desk.Made(Focal("it"), Report(95));
        Assert.Equal((4.5m, 3.45m, 1.05m), (Kpis.Scores(9).Find(Share)!.Reported.Result, Kpis.Scores(9).Find(Share)!.Certified.Result, Kpis.Scores(9).Find(Share)!.Gap));

        _desk.Made(_team, Return());
        Assert.Equal((KpiResultState.Returned, "แนบหลักฐาน"), (Kpis.Result(Share, 9)!.State, Kpis.Result(Share, 9)!.Remark));
        Assert.Equal(3.45m, Kpis.Scores(9).Find(Share)!.Certified.Result);

        _desk.Made(Focal("it"), Report(90));
        _desk.Made(_team, Accept());
        _desk.Made(Secretariat, Return("ผิดฉบับ"));
        Assert.Null(Kpis.Scores(9).Find(Share)!.Certified.Result);
    }

    [Fact]
    public void A_result_waits_for_those_who_may_decide_on_it_until_they_have()
    {
        SetUp();
        _desk.Made(Focal("it"), Report(84.5m));
        Assert.Equal([(Share, 9)], KpiRule.Waiting(_desk.Board, _team).Select(w => (w.Card.Id, w.Result.Months)));
        Assert.Single(KpiRule.Waiting(_desk.Board, Secretariat));
        Assert.Empty(KpiRule.Waiting(_desk.Board, Focal("it")));
        Assert.Empty(KpiRule.Waiting(_desk.Board, _team with { Unit = "team-it" }));

        _desk.Made(_team, Return());
        Assert.Empty(KpiRule.Waiting(_desk.Board, _team));

        _desk.Made(Focal("it"), Report(90));
        _desk.Made(_team, Accept());
        Assert.Empty(KpiRule.Waiting(_desk.Board, Secretariat));
    }

    [Fact]
    public void A_result_stands_until_a_later_round_has_one()
    {
        SetUp();
        _desk.Made(Focal("it"), Report(84.5m));
        Assert.Equal((null, 3.45m, 3.45m), (
            Kpis.Scores(6).Find(Share)!.Reported.Result, Kpis.Scores(9).Find(Share)!.Reported.Result, Kpis.Scores(12).Find(Share)!.Reported.Result));
        Assert.Equal(9, Kpis.Scores(12).Find(Share)!.Result!.Months);
    }

    [Fact]
    public void Forged_requests_are_refused()
    {
        SetUp();
        foreach (var person in new[] { Focal("hrd"), Committee, Viewer })
        {
            Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(person, Report(1)));
            Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(person, new SetKpi(Card(Share))));
        }

        Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(Focal("it"), new SetKpi(Card(Share))));
        Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(Focal("it"), Report(1, Bases)));
        Assert.Equal(RecordRefusal.UnknownKpi, _desk.Refused(Secretariat, Report(1, "4-k9")));
        Assert.Equal(RecordRefusal.UnknownKpi, _desk.Refused(Secretariat, new SetKpi(Card(Share) with { Id = "4-k9" })));
        Assert.Equal(RecordRefusal.UnknownRound, _desk.Refused(Focal("it"), Report(1) with { Months = 7 }));
        Assert.Equal(RecordRefusal.RoundNotOpen, _desk.Refused(Focal("it"), Report(1) with { Months = 12 }));
        Assert.Equal(RecordRefusal.NotSubmitted, _desk.Refused(_team, new AcceptKpi(Share, 9, 1)));

        _desk.Made(Focal("it"), Report(84.5m));
        foreach (var person in new[] { Focal("it"), Focal("hrd"), Committee, Viewer, _team with { Unit = RealPlans.Book.FindPlan(1)!.WorkingTeamUnit } })
        {
            Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(person, Accept()));
            Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(person, Return()));
        }

        Assert.Equal(RecordRefusal.RemarkNeeded, _desk.Refused(_team, Return(" ")));
    }

    [Fact]
    public void What_the_team_reported_itself_only_the_secretariat_reviews()
    {
        SetUp();
        _desk.Made(_team, Report(84.5m));

        Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(_team, Accept()));
        _desk.Made(Secretariat, Accept());
    }

    [Fact]
    public void A_newer_result_is_not_accepted_unseen()
    {
        SetUp();
        _desk.Made(Focal("it"), Report(84.5m));
        var seen = Accept();
        _desk.Made(Focal("it"), Report(20));

        Assert.Equal(RecordRefusal.Overtaken, _desk.Refused(_team, seen));
    }

    [Fact]
    public void What_a_certified_unit_reported_is_locked()
    {
        var desk = new Desk(TestPlans.Small, TestChanges.Now);
        desk.Made(Secretariat, new SetKpi(new KpiCard { Id = "", Name = "ใหม่", Method = KpiMethod.Thresholds, Collectors = ["it"], Plan = 1 }));
        desk.Made(Focal("it"), new ReportKpi("n1", 9, Value(5)));
        desk.Report("1-0-2", "it", 60);
        desk.Made(Focal("it"), new SubmitRound(9, "it"));
        desk.Made(Team, new AcceptLines(9, "it", [new SeenLine("1-0-2", 2 + 1)]));
        desk.Made(Secretariat, new CertifyRound(9, "it"));

        long report = desk.Board.Record.Kpis.Result("n1", 9)!.Report;
        Assert.Equal(RecordRefusal.RoundLocked, desk.Refused(Focal("it"), new ReportKpi("n1", 9, Value(6))));
        Assert.Equal(RecordRefusal.RoundLocked, desk.Refused(Secretariat, new ReportKpi("n1", 9, Value(6))));
        Assert.Equal(RecordRefusal.RoundLocked, desk.Refused(Team, new AcceptKpi("n1", 9, report)));
        Assert.Equal(RecordRefusal.RoundLocked, desk.Refused(Secretariat, new ReturnKpi("n1", 9, report, "ผิด")));

        desk.Made(Secretariat, new ReopenRound(9, "it", "แก้ผล"));
        desk.Made(Focal("it"), new ReportKpi("n1", 9, Value(6)));
    }

    [Fact]
    public void A_value_is_what_the_method_asks_for()
    {
        SetUp();
        Assert.Equal(RecordRefusal.ValueInvalid, _desk.Refused(Focal("it"), new ReportKpi(Share, 9, new KpiValue { Levels = [1] })));
        Assert.Equal(RecordRefusal.ValueInvalid, _desk.Refused(Focal("it"), new ReportKpi(Share, 9, new KpiValue())));
        Assert.Equal(RecordRefusal.ValueInvalid, _desk.Refused(Focal("it"), Report(1.0000001m)));

        _desk.Made(Secretariat, new SetKpi(Card(Share) with { Method = KpiMethod.PassRate }));
        Assert.Equal(RecordRefusal.ValueInvalid, _desk.Refused(Focal("it"), Report(1)));
        Assert.Equal(RecordRefusal.ValueInvalid, _desk.Refused(Focal("it"), new ReportKpi(Share, 9, new KpiValue { Passed = 21, Of = 20 })));
        _desk.Made(Focal("it"), new ReportKpi(Share, 9, new KpiValue { Passed = 17, Of = 20 }));
        Assert.Equal(3.5m, Kpis.Scores(9).Find(Share)!.Reported.Result);

        _desk.Made(Secretariat, new SetKpi(Card(Share) with { Method = KpiMethod.Milestones }));
        Assert.Equal(RecordRefusal.ValueInvalid, _desk.Refused(Focal("it"), new ReportKpi(Share, 9, new KpiValue { Levels = [1, 6] })));
        _desk.Made(Focal("it"), new ReportKpi(Share, 9, new KpiValue { Levels = [1, 2, 4] }));
        Assert.Equal(2, Kpis.Scores(9).Find(Share)!.Reported.Result);

        _desk.Made(Secretariat, new SetKpi(Card(Share) with { Method = KpiMethod.WeightedScore }));
        Assert.Equal(RecordRefusal.ValueInvalid, _desk.Refused(Focal("it"), Report(1)));
    }

    [Fact]
    public void A_card_that_cannot_be_is_refused()
    {
        void Refused(RecordRefusal reason, KpiCard card) => Assert.Equal(reason, _desk.Refused(Secretariat, new SetKpi(card)));

        Refused(RecordRefusal.NameNeeded, Card(Share) with { Name = " " });
        Refused(RecordRefusal.TextTooLong, Card(Share) with { Definition = new string('ก', 2001) });
        Refused(RecordRefusal.WeightInvalid, Card(Share) with { Weight = 0 });
        Refused(RecordRefusal.WeightInvalid, Card(Share) with { RoundWeights = new Dictionary<int, decimal> { [9] = -1 } });
        Refused(RecordRefusal.UnknownRound, Card(Share) with { RoundWeights = new Dictionary<int, decimal> { [7] = 1 } });
        Refused(RecordRefusal.UnknownRound, Card(Share) with { CancelRound = 1 });
        Refused(RecordRefusal.ValueInvalid, Card(Share) with { Floor = 2 });
        Refused(RecordRefusal.ValueInvalid, Card(Share) with { Target = 0 });
        Refused(RecordRefusal.ParentInvalid, Card("10") with { Parent = "10.2" });
        Refused(RecordRefusal.ParentInvalid, Card("10") with { Parent = "nothing" });
        Refused(RecordRefusal.UnknownPlan, Card(Share) with { Id = "", Plan = 99 });
        Assert.Empty(Assert.IsType<RecordDecision.Made>(_desk.Do(Secretariat, new SetKpi(Card(Share)))).Changes);
    }

    [Fact]
    public void What_is_in_force_counts_and_what_has_no_result_counts_its_floor()
    {
        _desk.Made(Secretariat, new SetKpi(Card("10") with { Method = KpiMethod.WeightedScore }));
        foreach (var (id, weight, value) in new[] { ("1-k1", 25m, 84.5m), ("1-k2", 15m, 100m), ("2-k1", 10m, 76.667m) })
        {
            SetUp(id);
            _desk.Made(Secretariat, new SetKpi(Card(id) with { Parent = "10", Weight = weight }));
            _desk.Made(Secretariat, Report(value, id));
        }

        decimal Score(int round = 9) => decimal.Round(Kpis.Scores(round).Find("10")!.Reported.Result!.Value, 4, MidpointRounding.AwayFromZero);
        Assert.Equal(3.7583m, Score());
        Assert.Equal(3.7583m, decimal.Round(Kpis.Scores(9).Reported.Result!.Value, 4));

        _desk.Made(Secretariat, new SetKpi(Card("2-k1") with { CancelRound = 9 }));
        Assert.Equal(4.0313m, Score());
        var sum = Assert.IsType<ScoreExplanation.WeightedScore>(Kpis.Scores(9).Find("10")!.Reported);
        Assert.Equal([new LeftOutKpi("10.2", WhyNotScored.WeightNotSet), new LeftOutKpi("2-k1", WhyNotScored.Cancelled)], sum.LeftOut.OrderBy(l => l.KpiId));

        SetUp("3-k1");
        _desk.Made(Secretariat, new SetKpi(Card("3-k1") with { Parent = "10", Weight = 40 }));
        Assert.Equal(decimal.Round(((25 * 3.45m) + (15 * 5) + (40 * 1)) / 80, 4), Score());
        _desk.Made(Secretariat, new SetKpi(Card("3-k1") with { RoundWeights = new Dictionary<int, decimal> { [12] = 10 } }));
        Assert.Equal(decimal.Round(((25 * 3.45m) + (15 * 5) + (10 * 1)) / 50, 4), Score(12));
    }

    [Fact]
    public void Targets_below_are_averaged_by_weight_before_they_are_scored()
    {
        SetUp("10.2");
        _desk.Made(Secretariat, new SetKpi(Card("10.2") with { Method = KpiMethod.WeightedTargets }));
        foreach (var (id, weight, value) in new[] { ("5-k1", 40m, 5m), ("5-k2", 30m, 2m), ("5-k3", 30m, 2.4m) })
        {
            _desk.Made(Secretariat, new SetKpi(Card(id) with { Parent = "10.2", Weight = weight }));
            _desk.Made(Secretariat, Report(value, id));
        }

        var score = Assert.IsType<ScoreExplanation.WeightedTargets>(Kpis.Scores(9).Find("10.2")!.Reported);
        Assert.Equal((85m, 3.5m), (score.Percent, score.Result));
        Assert.Null(Kpis.Scores(9).Find("10.2")!.Certified.Result);
    }

    [Fact]
    public void A_row_that_cannot_be_read_changes_nothing_and_a_card_reads_back_as_it_was_written()
    {
        SetUp();
        var written = Card(Share) with { RoundWeights = new Dictionary<int, decimal> { [9] = 2.5m }, Baselines = [new KpiBaseline(2552, 71.25m)], StartRound = 9 };
        _desk.Made(Secretariat, new SetKpi(written));
        Assert.Equal(RecordJson.Write(written), RecordJson.Write(Card(Share)));

        foreach (string? data in new[] { null, "", "{}", "null", """{"id":"4-k1","name":"x","thresholds":[1,2]}""" })
        {
            foreach (var kind in new[] { ChangeKind.KpiSet, ChangeKind.KpiReported, ChangeKind.KpiAccepted, ChangeKind.KpiReturned })
            {
                var change = new NewChange(kind) { Subject = Share, Round = 9, Data = data }.At(99, TestChanges.Now, Secretariat);
                Assert.Same(_desk.Board.Record, _desk.Board.Record.With(change));
            }
        }
    }

    [Fact]
    public void Scores_are_computed_once_for_a_book() => Assert.Same(Kpis.Scores(9), Kpis.Scores(9));
}
