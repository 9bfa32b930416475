using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Components.Kpis;
using PmqaDashboard.Domain.Evidences;
using PmqaDashboard.Domain.Kpis;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Tests.Domain;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Components.Kpis;

public sealed class KpiPageTests : PeopleScreen
{
    private const string Share = "4-k1";

    private static readonly Person Reviewer = new("team", "Team", Role.WorkingTeam, RealPlans.Book.FindPlan(4)!.WorkingTeamUnit);

    private readonly Desk _desk = new(RealPlans.Book, TestChanges.Now);

    public KpiPageTests()
    {
        Services.AddSingleton<IRecordKeeping>(new DeskKeeping(_desk, Boards, FocalPoint, Secretary, Reviewer));
        Settings = new ViewSettings(Language.English, Digits.Arabic);
        Boards.Start(_desk.Board);
    }

    private KpiBook Kpis => _desk.Board.Record.Kpis;

    private KpiCard SetUp()
    {
        _desk.Made(Secretary, new SetKpi(Kpis.Find(Share)! with
        {
            Method = KpiMethod.Thresholds,
            Thresholds = KpiThresholds.Of([60, 70, 80, 90, 100]),
            Weight = 25,
            Collectors = ["it"],
        }));
        Boards.Start(_desk.Board);
        return Kpis.Find(Share)!;
    }

    private IRenderedComponent<KpiPage> Open(string id, Person? person)
    {
        SignedIn = person;
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/kpis/{id}");
        return Render<KpiPage>(p => p.Add(x => x.Id, id));
    }

    private IRenderedComponent<KpisPage> OpenAll(Person? person = null)
    {
        SignedIn = person;
        Services.GetRequiredService<NavigationManager>().NavigateTo("/kpis");
        return Render<KpisPage>();
    }

    [Fact]
    public void The_agreement_stands_at_the_top_with_its_sub_indicator_below_it()
    {
        var page = OpenAll();

        Assert.NotNull(page.Find(".agreement [data-kpi='10'] [data-kpi='10.2']"));
        Assert.Equal(Kpis.Cards.Length, page.FindAll("[data-kpi]").Count);
        Assert.Contains("25", page.Find(".agreement [data-kpi='10'] .facts").TextContent, StringComparison.Ordinal);
        Assert.Contains("not set", page.Find("[data-kpi='10.2'] .facts").TextContent, StringComparison.Ordinal);
        Assert.Equal("Method not set", page.Find("[data-kpi='4-k1'] [data-score='reported']").TextContent);
        Assert.Contains($"{Kpis.Cards.Length} of {Kpis.Cards.Length}", page.Find(".asked").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("a[href='/kpis/new']"));
    }

    [Fact]
    public void Only_the_secretariat_is_offered_to_add_one() => Assert.Single(OpenAll(Secretary).FindAll("a[href='/kpis/new']"));

    [Fact]
    public void Without_plans_both_pages_say_so()
    {
        Boards.Start(null);
        Assert.Contains("plan", OpenAll().Find(".dim").TextContent, StringComparison.Ordinal);
        Assert.Contains("plan", Open(Share, null).Find(".dim").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reported_and_certified_stand_side_by_side_and_move_by_themselves()
    {
        SetUp();
        var page = OpenAll();
        Assert.Equal("No result", page.Find("[data-kpi='4-k1'] [data-score='reported']").TextContent);

        _desk.Made(FocalPoint, new ReportKpi(Share, 9, new KpiValue { Value = 84.5m }));
        await Boards.PublishAsync(_desk.Board);
        Assert.Equal("3.4500", page.Find("[data-kpi='4-k1'] [data-score='reported']").TextContent);
        Assert.Equal("–", page.Find("[data-kpi='4-k1'] [data-score='certified']").TextContent);

        _desk.Made(Reviewer, new AcceptKpi(Share, 9, Kpis.Result(Share, 9)!.Report));
        await Boards.PublishAsync(_desk.Board);
        Assert.Equal("3.4500", page.Find("[data-kpi='4-k1'] [data-score='certified']").TextContent);
        Assert.Equal(
            ["width:100%", "width:100%", "width:100%", "width:45.0%", "width:0%"],
            page.FindAll("[data-kpi='4-k1'] .levels b").Select(b => b.GetAttribute("style")));
    }

    [Fact]
    public void A_collector_reports_and_the_team_returns_and_accepts()
    {
        SetUp();
        var page = Open(Share, FocalPoint);
        Assert.Empty(page.FindAll("[data-act='set'], [data-act='accept'], [data-act='return']"));
        page.Find("[data-act='report'] input").Change("๘๔.๕");
        page.Find("[data-act='report'] textarea").Change("สำรวจแล้ว");
        page.Find("[data-act='report']").Submit();
        Assert.Contains("3 + (84.5 − 80) ÷ (90 − 80) = 3.4500", page.Find(".formula").TextContent, StringComparison.Ordinal);
        Assert.Contains("สำรวจแล้ว", page.Find(".rests").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reviewer_accepts_what_was_reported_and_returns_it_with_a_remark()
    {
        SetUp();
        _desk.Made(FocalPoint, new ReportKpi(Share, 9, new KpiValue { Value = 84.5m }));
        Boards.Start(_desk.Board);
        var page = Open(Share, Reviewer);

        page.Find("[data-act='accept']").Click();
        Assert.Equal(KpiResultState.Accepted, Kpis.Result(Share, 9)!.State);

        page.Find("[data-act='return']").Click();
        page.Find("#kpi-remark").Input("แนบหลักฐาน");
        page.Find("form.words").Submit();
        Assert.Equal((KpiResultState.Returned, "แนบหลักฐาน"), (Kpis.Result(Share, 9)!.State, Kpis.Result(Share, 9)!.Remark));
        Assert.Contains("แนบหลักฐาน", page.Find(".remark").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_evidence_of_a_result_stands_with_it_for_the_reviewer_and_under_each_truth_that_rests_on_it()
    {
        SetUp();
        _desk.Made(FocalPoint, new AddEvidence("e1", new EvidencePlace.Result(Share, 9), "รายงานการสำรวจ") { Url = "https://host/report" });
        _desk.Made(FocalPoint, new ReportKpi(Share, 9, new KpiValue { Value = 84.5m }, "สำรวจแล้ว"));
        _desk.Made(Reviewer, new AcceptKpi(Share, 9, Kpis.Result(Share, 9)!.Report));
        _desk.Made(FocalPoint, new ReportKpi(Share, 9, new KpiValue { Value = 95 }, "แก้ไขแล้ว"));
        Boards.Start(_desk.Board);
        var page = Open(Share, Reviewer with { Role = Role.Committee, Unit = null });

        Assert.Equal("/evidence/e1", page.Find(".proof [data-evidence='e1'] a").GetAttribute("href"));
        Assert.Empty(page.FindAll(".proof button, .proof .upload"));
        var rests = page.FindAll(".rests");
        Assert.Equal(2, rests.Count);
        Assert.All(rests, r => Assert.Equal("/evidence/e1", r.QuerySelector("[data-rests-on] a")!.GetAttribute("href")));
        Assert.All(rests, r => Assert.Equal("/kpis/4-k1?round=9#kpi-result", r.QuerySelector("p a")!.GetAttribute("href")));
        Assert.Contains("95", rests[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("แก้ไขแล้ว", rests[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("84.5", rests[1].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("แก้ไขแล้ว", rests[1].TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("it", true)]
    [InlineData("hrd", false)]
    public void Who_may_report_the_result_is_offered_to_prove_it(string unit, bool offered)
    {
        SetUp();
        Assert.Equal(offered, Open(Share, new Person("x", "x", Role.FocalPoint, unit)).FindAll(".proof .upload").Count == 1);
    }

    [Fact]
    public void The_parts_of_a_weighted_score_lead_to_their_own_pages_in_the_same_round()
    {
        SetUp();
        _desk.Made(Secretary, new SetKpi(Kpis.Find("10")! with { Method = KpiMethod.WeightedScore }));
        _desk.Made(Secretary, new SetKpi(Kpis.Find(Share)! with { Parent = "10" }));
        _desk.Made(FocalPoint, new ReportKpi(Share, 9, new KpiValue { Value = 84.5m }));
        Boards.Start(_desk.Board);

        Assert.Equal(["/kpis/4-k1?round=9"], Open("10", null).FindAll(".sum table a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void What_must_move_is_told_when_it_is_asked_for()
    {
        SetUp();
        _desk.Made(Secretary, new SetKpi(Kpis.Find("10")! with { Method = KpiMethod.WeightedScore }));
        _desk.Made(Secretary, new SetKpi(Kpis.Find(Share)! with { Parent = "10" }));
        _desk.Made(Secretary, new SetKpi(Kpis.Find("5-k1")! with { Parent = "10", Weight = 75, Method = KpiMethod.Milestones }));
        _desk.Made(FocalPoint, new ReportKpi(Share, 9, new KpiValue { Value = 84.5m }));
        Boards.Start(_desk.Board);

        var leaf = Open(Share, null);
        Assert.Empty(leaf.FindAll(".rise p"));
        leaf.Find(".rise").TriggerEvent("ontoggle", EventArgs.Empty);
        Assert.Contains("level 4 when the value is 90, by 30 Jun 2010. It is 84.5 now: 5.5 away.", leaf.Find(".rise p").TextContent, StringComparison.Ordinal);

        // 0.25 × 3.45 + 0.75 × 1 = 1.6125; the milestones alone would bring it to 4.6125, and to 2 at 1.5167.
        var above = Open("10", null);
        above.Find(".rise").TriggerEvent("ontoggle", EventArgs.Empty);
        Assert.Contains("from 1.6125 to level 2 by 30 Jun 2010: 1", above.Find(".rise p").TextContent, StringComparison.Ordinal);
        Assert.Equal("/kpis/5-k1?round=9", Assert.Single(above.FindAll(".rise li a")).GetAttribute("href"));
        Assert.Contains("1.0000 → 1.5167", above.Find(".rise .way").TextContent, StringComparison.Ordinal);

        var milestones = Open("5-k1", null);
        milestones.Find(".rise").TriggerEvent("ontoggle", EventArgs.Empty);
        Assert.Contains("level 2 once these levels are reached: 1, 2,", milestones.Find(".rise p").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_accepted_as_it_was_reported_is_summed_once()
    {
        SetUp();
        _desk.Made(FocalPoint, new ReportKpi(Share, 9, new KpiValue { Value = 84.5m }));
        _desk.Made(Reviewer, new AcceptKpi(Share, 9, Kpis.Result(Share, 9)!.Report));
        Boards.Start(_desk.Board);
        var page = Open(Share, null);

        Assert.Single(page.FindAll(".sum"));
        Assert.Contains("The same as reported", page.Markup, StringComparison.Ordinal);
        Assert.Contains("accepted by Team", page.FindAll(".rests")[1].TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll(".bare"));
    }

    [Fact]
    public void What_a_method_has_no_use_for_is_not_asked_for()
    {
        SetUp();
        Assert.Contains("Thresholds of levels", Open(Share, null).Find("dl").TextContent, StringComparison.Ordinal);
        _desk.Made(Secretary, new SetKpi(Kpis.Find("10")! with { Method = KpiMethod.WeightedScore }));
        Boards.Start(_desk.Board);
        Assert.DoesNotContain("Thresholds of levels", Open("10", null).Find("dl").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_only_reads_gets_no_forms_and_what_is_not_set_says_so()
    {
        var page = Open(Share, new Person("v", "Viewer", Role.Viewer, null));

        Assert.Empty(page.FindAll("form"));
        Assert.NotEmpty(page.FindAll("dd.unset"));
        Assert.All(page.FindAll("dd.unset"), d => Assert.Equal("not set", d.TextContent));
    }

    [Fact]
    public void Thresholds_are_tried_out_before_they_are_saved()
    {
        var page = Open(Share, Secretary);
        void Threshold(int level, string value) => page.Find($"[data-level='{level}']").Input(value);

        Threshold(1, "60");
        Assert.Contains("five levels", page.Find("#kpi-tried").TextContent, StringComparison.Ordinal);
        foreach (var (level, value) in new[] { (2, "70"), (3, "80"), (4, "90"), (5, "๑๐๐") })
            Threshold(level, value);

        page.Find("[data-try]").Input("84.5");
        Assert.Contains("3.4500", page.Find("#kpi-tried .score").TextContent, StringComparison.Ordinal);
        Threshold(4, "80");
        Assert.Contains("All five must rise", page.Find("#kpi-tried").TextContent, StringComparison.Ordinal);
        Assert.Null(Kpis.Find(Share)!.Thresholds);

        Threshold(4, "90");
        page.Find("[data-act='set'] select").Change("Thresholds");
        page.Find("[data-act='set']").Submit();
        Assert.Equal([60m, 70m, 80m, 90m, 100m], Kpis.Find(Share)!.Thresholds!.Values);
        Assert.Equal((KpiMethod.Thresholds, RealPlans.Book.FindPlan(4)!.Kpis[0].Name), (Kpis.Find(Share)!.Method!.Value, Kpis.Find(Share)!.Name));
    }

    [Fact]
    public void The_secretariat_adds_one()
    {
        var page = Open("new", Secretary);
        page.Find("[data-act='set']").Submit();
        Assert.Contains("Write a name", page.Find("[role='alert']").TextContent, StringComparison.Ordinal);

        page.Find("[data-act='set'] textarea").Change("ตัวชี้วัดใหม่");
        page.Find("[data-act='set']").Submit();
        Assert.Equal("ตัวชี้วัดใหม่", Kpis.Find("n1")!.Name);
        Assert.EndsWith("/kpis", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_exist_says_so() => Assert.Contains("There is no such KPI", Open("9-k9", null).Markup, StringComparison.Ordinal);
}
