using PmqaDashboard.Domain.Evidences;
using PmqaDashboard.Domain.Kpis;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;
using static PmqaDashboard.Tests.Domain.Desk;

namespace PmqaDashboard.Tests.Domain.Evidences;

public sealed class KpiEvidenceTests
{
    private const string Share = "4-k1";

    // The 9-month round is open.
    private readonly Desk _desk = new(RealPlans.Book, TestChanges.Now);
    private readonly Person _team = new("team", "Team of category 3", Role.WorkingTeam, RealPlans.Book.FindPlan(4)!.WorkingTeamUnit);

    public KpiEvidenceTests() => _desk.Made(Secretariat, new SetKpi(Card with { Method = KpiMethod.Thresholds, Collectors = ["it"] }));

    private KpiCard Card => _desk.Board.Record.Kpis.Find(Share)!;

    private EvidenceBook Evidence => _desk.Board.Record.Evidence;

    private static AddEvidence Add(string id, string kpi = Share, int months = 9) =>
        new(id, new EvidencePlace.Result(kpi, months), "รายงานการสำรวจ") { Url = "https://host/report" };

    private static ReportKpi Report(decimal value) => new(Share, 9, new KpiValue { Value = value });

    [Fact]
    public void A_collector_proves_a_result_before_it_is_reported_and_after()
    {
        _desk.Made(Focal("it"), Add("e1"));
        _desk.Made(Focal("it"), Report(84.5m));
        _desk.Made(Secretariat, Add("e2"));

        Assert.Equal(["e1", "e2"], Evidence.OfKpi(Share).Select(e => e.Id));
        Assert.Equal(["e1", "e2"], Evidence.OfResult(Share, 9).Select(e => e.Id));
        Assert.Empty(Evidence.OfResult(Share, 12));
        var item = Evidence.Find("e1")!;
        Assert.Equal((null, Share, 9, "it", "Focal it"), (item.StepId, item.KpiId, item.Round, item.Unit, item.By));
        Assert.Null(Evidence.Find("e2")!.Unit);
    }

    [Fact]
    public void Who_may_not_report_the_result_may_not_prove_it()
    {
        foreach (var person in new[] { Focal("hrd"), Committee, Viewer, _team with { Unit = RealPlans.Book.FindPlan(1)!.WorkingTeamUnit } })
            Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(person, Add("e1")));

        Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(Viewer, Add("e1", "4-k9")));
        Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(Focal("it"), Add("e1", "5-k1")));
        Assert.Equal(RecordRefusal.UnknownKpi, _desk.Refused(Secretariat, Add("e1", "4-k9")));
        Assert.Equal(RecordRefusal.UnknownRound, _desk.Refused(Focal("it"), Add("e1", months: 7)));
        Assert.Equal(RecordRefusal.RoundNotOpen, _desk.Refused(Focal("it"), Add("e1", months: 12)));
        Assert.Equal(RecordRefusal.TypeNotAllowed, _desk.Refused(Focal("it"), Add("e1") with { Url = "javascript:alert(1)" }));
        Assert.Empty(Evidence.All);
    }

    [Fact]
    public void A_kpi_that_follows_from_others_has_no_result_to_prove()
    {
        _desk.Made(Secretariat, new SetKpi(Card with { Method = KpiMethod.WeightedScore }));
        Assert.Equal(RecordRefusal.ValueInvalid, _desk.Refused(Focal("it"), Add("e1")));
    }

    [Fact]
    public void What_an_accepted_result_rests_on_stays()
    {
        _desk.Made(Focal("it"), Add("e1"));
        _desk.Made(Focal("it"), Report(84.5m));
        Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(Focal("hrd"), new RemoveEvidence("e1")));
        _desk.Made(_team, new AcceptKpi(Share, 9, _desk.Board.Record.Kpis.Result(Share, 9)!.Report));
        _desk.NowUtc += TimeSpan.FromMinutes(1);
        _desk.Made(Focal("it"), Add("e2"));

        Assert.Equal(RecordRefusal.AlreadyDecided, _desk.Refused(Focal("it"), new RemoveEvidence("e1")));
        _desk.Made(Focal("it"), new RemoveEvidence("e2"));
        Assert.Equal(["e1"], Evidence.OfKpi(Share).Select(e => e.Id));
    }

    [Fact]
    public void A_result_takes_so_much_and_no_more()
    {
        for (int i = 0; i < EvidenceItem.MaxPerPlace; i++)
            _desk.Made(Focal("it"), Add($"e{i}"));

        Assert.Equal(RecordRefusal.TooMany, _desk.Refused(Focal("it"), Add("more")));
    }

    [Theory]
    [InlineData(null, null, """{"name":"x","kind":"Link","url":"https://host","criteria":[]}""")]
    [InlineData(null, null, """{"name":"x","kind":"Link","url":"https://host","criteria":[],"kpiId":"4-k1"}""")]
    [InlineData("1-0-2", 9, """{"name":"x","kind":"Link","url":"https://host","criteria":[],"kpiId":"4-k1"}""")]
    public void A_row_that_belongs_nowhere_or_twice_changes_nothing(string? step, int? round, string data)
    {
        var change = new NewChange(ChangeKind.EvidenceAdded) { StepId = step, Round = round, Subject = "e1", Data = data }.At(99, TestChanges.Now, Secretariat);
        Assert.Same(_desk.Board.Record, _desk.Board.Record.With(change));
    }
}
