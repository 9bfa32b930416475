using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Components.Review;
using PmqaDashboard.Domain.Kpis;
using PmqaDashboard.Domain.Rounds;
using PmqaDashboard.Tests.Domain;
using Xunit;

namespace PmqaDashboard.Tests.Components.Review;

public sealed class ReviewPageTests() : RecordScreen(Book)
{
    private const string First = "1-0-1", Second = "1-0-2";

    private static readonly PmqaDashboard.Domain.Plans.PlanBook Book = TestPlans.Book(
        TestPlans.Plan(1, 1, TestPlans.Step("1", "2009-10..2010-06", "it"), TestPlans.Step("2", "2010-01..2010-06", "it policy")),
        TestPlans.Plan(2, 2, TestPlans.Step("1", "2010-01..2010-06", "academic")) with { WorkingTeamUnit = "nobody" });

    private IRenderedComponent<ReviewPage> Open(string address = "/review")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<ReviewPage>();
    }

    private static string[] Lines(IRenderedComponent<ReviewPage> page) => [.. page.FindAll("[data-line]").Select(l => $"{l.GetAttribute("data-line")} {l.GetAttribute("data-state")}")];

    private static string[] Units(IRenderedComponent<ReviewPage> page) => [.. page.FindAll("[data-unit]").Select(l => l.GetAttribute("data-unit")!)];

    private static void Accept(IRenderedComponent<ReviewPage> page, string step) => page.Find($"[id='accept-{step}']").Click();

    private static void AskToReturn(IRenderedComponent<ReviewPage> page, string step) => page.Find($"[data-line='{step}'] .danger").Click();

    [Fact]
    public void A_reviewer_sees_the_lines_with_figures_words_and_contradictions()
    {
        Submit(6, "it", 70, First, Second);
        Meanwhile(Team, new AcceptLines(6, "it", [new SeenLine(First, 1)]));
        Submit(9, "it", 60, First, Second);

        var line = Open("/review?round=9").Find($"[data-line='{First}']");

        Assert.Contains("๖๐%", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("๗๐%", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("๑๐๐.๐%", line.TextContent, StringComparison.Ordinal);
        Assert.Contains($"ผลของ {First}", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("ติดขัด", line.TextContent, StringComparison.Ordinal);
        Assert.Contains(Shown["Review.GapBelowCertified"], line.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_of_kpis_that_wait_lead_to_where_they_are_decided_on()
    {
        SignedIn = Desk.Secretariat;
        Meanwhile(Desk.Secretariat, new SetKpi(new KpiCard { Id = "", Name = "ผู้รับบริการพึงพอใจ", Collectors = ["it"], Unit = "%" }));
        string id = Journal.Board.Record.Kpis.Cards[^1].Id;
        Meanwhile(Desk.Focal("it"), new ReportKpi(id, 9, new KpiValue { Value = 84.5m }));
        await PublishAsync();
        var page = Open();

        var waiting = page.Find($"[data-kpi='{id}']");
        Assert.Equal($"/kpis/{id}?round=9", waiting.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("๘๔.๕", waiting.TextContent, StringComparison.Ordinal);

        Meanwhile(Desk.Secretariat, new AcceptKpi(id, 9, Journal.Board.Record.Kpis.Result(id, 9)!.Report));
        await PublishAsync();
        Assert.Empty(page.FindAll("[data-kpi]"));
    }

    [Fact]
    public void Only_units_with_lines_of_the_own_category_are_there()
    {
        Submit(9, "it", 60, First, Second);
        Submit(9, "academic", 60, "2-0-1");

        Assert.Equal(["it"], Units(Open()));
    }

    [Fact]
    public async Task Accepting_shows_nothing_before_the_Board_does_and_the_line_stays_in_its_place()
    {
        Submit(9, "it", 60, First, Second);
        var page = Open();

        Accept(page, First);
        Assert.Equal([$"{First} Submitted", $"{Second} Submitted"], Lines(page));

        await PublishAsync();
        Assert.Equal([$"{First} Accepted", $"{Second} Submitted"], Lines(page));
        Assert.Equal([$"{Second} Submitted"], Lines(Open("/review?unit=it")));
    }

    [Fact]
    public void The_focus_goes_to_the_next_line_that_waits()
    {
        var module = JSInterop.SetupModule("./_content/PmqaDashboard.Components/Review/UnitReviewPart.razor.js");
        module.SetupVoid("focus", _ => true).SetVoidResult();
        Submit(9, "it", 60, First, Second);
        var page = Open();

        Accept(page, First);

        string[] ids = Assert.IsType<string[]>(Assert.Single(module.Invocations["focus"]).Arguments[0]);
        Assert.Equal([$"accept-{Second}", "next-unit", "unit-name"], ids);
    }

    [Fact]
    public async Task Accepting_all_takes_the_lines_on_the_screen_and_nothing_that_came_since()
    {
        Submit(9, "it", 60, First, Second);
        var page = Open();
        Submit(9, "it", 20, Second);

        page.Find(".acts .primary").Click();

        Assert.Contains(Shown["Record.RefusedOvertaken"], page.Find(".complaint").TextContent, StringComparison.Ordinal);
        await PublishAsync();
        Assert.Contains("๒๐%", page.Find($"[data-line='{Second}']").TextContent, StringComparison.Ordinal);
        page.Find(".acts .primary").Click();
        await PublishAsync();
        Assert.Equal([$"{First} Accepted", $"{Second} Accepted"], Lines(page));
    }

    [Fact]
    public async Task A_line_is_returned_with_a_remark_and_never_without()
    {
        Submit(9, "it", 60, First, Second);
        var page = Open();

        AskToReturn(page, First);
        page.Find("form").Submit();
        Assert.Contains(Shown["Record.RefusedRemarkNeeded"], page.Find("form .complaint").TextContent, StringComparison.Ordinal);

        page.Find("textarea").Input("แนบรายงานการประชุม");
        page.Find("form").Submit();
        await PublishAsync();

        Assert.Empty(page.FindAll("form"));
        Assert.Equal([$"{First} Returned", $"{Second} Submitted"], Lines(page));
        Assert.Contains("แนบรายงานการประชุม", page.Find($"[data-line='{First}'] .remark").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_unit_submits_appears_while_the_page_stands_open()
    {
        var page = Open();
        Assert.Contains(Shown["Review.NothingSubmitted"], page.Markup, StringComparison.Ordinal);

        Submit(9, "it", 60, First, Second);
        await PublishAsync();

        Assert.Equal([$"{First} Submitted", $"{Second} Submitted"], Lines(page));
    }

    [Fact]
    public async Task The_secretariat_certifies_locks_and_reopens_with_a_reason()
    {
        SignedIn = Secretariat;
        Submit(9, "it", 60, First, Second);
        var page = Open("/review?round=9&unit=it&show=all");
        Assert.Empty(page.FindAll("#certify"));
        Meanwhile(Team, new AcceptLines(9, "it", [new SeenLine(First, 1), new SeenLine(Second, 2)]));
        await PublishAsync();

        page.Find("#certify").Click();
        await PublishAsync();
        Assert.NotEmpty(page.FindAll(".lock"));
        Assert.Empty(page.FindAll("[data-line] button"));

        page.Find(".unit header .danger").Click();
        page.Find("textarea").Input("ตัวเลขผิด");
        page.Find("form").Submit();
        await PublishAsync();
        Assert.Empty(page.FindAll(".lock"));
        Assert.Contains("ตัวเลขผิด", page.Find(".unit header").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_are_accepted_are_certified_and_one_that_cannot_be_holds_up_no_other()
    {
        SignedIn = Secretariat;
        Submit(9, "policy", 60, Second);
        Submit(9, "academic", 60, "2-0-1");
        Meanwhile(Secretariat, new AcceptLines(9, "policy", [new SeenLine(Second, 1)]));
        Meanwhile(Secretariat, new AcceptLines(9, "academic", [new SeenLine("2-0-1", 3)]));
        await PublishAsync();
        var page = Open();
        Meanwhile(Secretariat, new ReturnLine(9, "policy", new SeenLine(Second, 1), "แก้"));

        page.Find(".certify button").Click();
        await PublishAsync();

        Assert.Equal(RoundReportState.Returned, Journal.Board.Record.Rounds.Report(9, "policy")!.State);
        Assert.Equal(RoundReportState.Certified, Journal.Board.Record.Rounds.Report(9, "academic")!.State);
    }

    [Fact]
    public void A_team_neither_certifies_nor_reopens()
    {
        Submit(9, "it", 60, First, Second);
        Meanwhile(Team, new AcceptLines(9, "it", [new SeenLine(First, 1), new SeenLine(Second, 2)]));
        Boards.Start(Journal.Board);

        var page = Open("/review?unit=it&show=all");

        Assert.Empty(page.FindAll("#certify, .certify, .unit header .danger"));
    }

    [Fact]
    public void What_cannot_be_saved_is_told_and_can_be_tried_again()
    {
        Submit(9, "it", 60, First, Second);
        var page = Open();
        Keeping.Failure = new TimeoutException();

        Accept(page, First);
        Assert.Contains(Shown["Record.NotSaved"], page.Find(".complaint").TextContent, StringComparison.Ordinal);

        Keeping.Failure = null;
        Accept(page, First);
        Assert.Empty(page.FindAll(".complaint"));
    }

    [Fact]
    public void The_history_is_read_when_it_is_opened_and_tells_who_did_what()
    {
        Submit(9, "it", 60, First, Second);
        Meanwhile(Team, new ReturnLine(9, "it", new SeenLine(First, 1), "แนบหลักฐาน"));
        Boards.Start(Journal.Board);
        var page = Open("/review?unit=it&show=all");
        Assert.Empty(page.FindAll("[data-transition]"));

        page.Find("details").TriggerEvent("ontoggle", EventArgs.Empty);

        Assert.Equal(["LineReturned", "RoundSubmitted"], page.FindAll("[data-transition]").Select(t => t.GetAttribute("data-transition")));
        Assert.Contains("แนบหลักฐาน", page.Find("[data-transition]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_reviews_nothing_is_told_so()
    {
        SignedIn = Desk.Focal("it");
        Assert.Contains(Shown["Review.NotReviewer"], Open().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_visitor_is_asked_to_sign_in()
    {
        SignedIn = null;
        Assert.Equal("/account/sign-in?returnUrl=%2Freview", Open().Find("a").GetAttribute("href"));
    }

    [Theory]
    [InlineData("/review?round=99&unit=<b>&show=x")]
    [InlineData("/review?round=-1&unit=none")]
    public void An_address_that_makes_no_sense_shows_what_waits(string address)
    {
        Submit(9, "it", 60, First, Second);

        Assert.Equal(2, Lines(Open(address)).Length);
    }
}
