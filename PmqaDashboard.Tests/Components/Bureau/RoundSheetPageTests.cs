using Bunit;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Components.Bureau;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Rounds;
using PmqaDashboard.Tests.Components.Plans;
using PmqaDashboard.Tests.Domain;
using Xunit;

namespace PmqaDashboard.Tests.Components.Bureau;

public class RoundSheetPageTests : PeopleScreen
{
    private const string Shared = "1-0-2", Alone = "1-0-1";

    private static readonly Person Policy = new("a-policy", "ผู้ประสานงานนโยบาย", Role.FocalPoint, "policy");

    private readonly Desk _desk = new(TestPlans.Small, Now.UtcDateTime);

    public RoundSheetPageTests()
    {
        SignedIn = FocalPoint;
        Services.AddSingleton<IStepHistory>(new FakeHistory());
        Services.AddSingleton<IRecordKeeping>(new DeskKeeping(_desk, Boards, FocalPoint, Policy, Secretary));
        Boards.Start(_desk.Board);
    }

    [Fact]
    public async Task What_was_never_reported_is_named_and_keeps_the_report_from_being_submitted()
    {
        SignedIn = Policy;
        await ReportAsync(Shared, "policy", 50);
        var page = Open();

        Assert.Equal([Alone, Shared], page.FindAll("[data-line]").Select(l => l.GetAttribute("data-line")));
        Assert.Contains("พร้อม ๑ จาก ๒ ขั้นตอน", page.Find(".check").TextContent, StringComparison.Ordinal);
        Assert.Equal($"#line-{Alone}", page.Find(".check li a").GetAttribute("href"));
        Assert.Empty(page.FindAll("button.send"));

        await ReportAsync(Alone, "policy", 0);

        Assert.Contains("พร้อม ๒ จาก ๒ ขั้นตอน", page.Find(".check").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("button.send"));
    }

    [Fact]
    public async Task A_report_is_submitted_after_it_was_said_what_goes_out_and_what_is_returned_shows_at_once()
    {
        await ReportAsync(Shared, "it", 60);
        var page = Open();
        page.Find("button.send").Click();
        Assert.Contains("จะส่ง ๑ ขั้นตอน", page.Find(".ask").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("textarea[maxlength='2000']"));
        await page.Find("button.send").ClickAsync(new());

        Assert.Equal(RoundReportState.Submitted, _desk.Board.Record.Rounds.Report(9, "it")!.State);
        Assert.Contains("รอคณะทำงานสอบทาน", page.Find(".submission").TextContent, StringComparison.Ordinal);

        var line = _desk.Board.Record.Rounds.Report(9, "it")!.Lines[Shared];
        _desk.Made(Desk.Team, new ReturnLine(9, "it", new SeenLine(Shared, line.ReportId), "แนบรายงานการประชุม"));
        await page.InvokeAsync(() => Boards.PublishAsync(_desk.Board));

        Assert.Contains("แนบรายงานการประชุม", page.Find(".returned:not(.note)").TextContent, StringComparison.Ordinal);
        Assert.Contains("ส่งคืน", page.Find("#round-title").TextContent, StringComparison.Ordinal);
        page.Find("button.send").Click();
        Assert.Single(page.FindAll(".ask textarea"));
    }

    [Fact]
    public async Task A_refusal_says_why_and_keeps_what_was_written()
    {
        await ReportAsync(Shared, "it", 60);
        var page = Open();
        page.Find("button.send").Click();
        _desk.Made(Desk.Secretariat, new CloseRound(9));

        await page.Find("button.send").ClickAsync(new());

        Assert.Contains("ปิดแล้ว", page.Find(".submission [role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certified_report_is_locked()
    {
        await ReportAsync(Shared, "it", 60);
        _desk.Made(FocalPoint, new SubmitRound(9, "it"));
        _desk.Made(Desk.Team, new AcceptLines(9, "it", [new SeenLine(Shared, 1)]));
        _desk.Made(Desk.Secretariat, new CertifyRound(9, "it"));
        Boards.Start(_desk.Board);

        var page = Open();

        Assert.Contains("ล็อก", page.Find(".submission").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("button.send"));
    }

    [Fact]
    public void The_address_gives_nobody_the_report_of_another_unit()
    {
        var page = Open("?unit=policy");

        Assert.DoesNotContain(page.FindAll("[data-line]"), l => l.GetAttribute("data-line") == Alone);
    }

    private IRenderedComponent<RoundSheetPage> Open(string query = "")
    {
        Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo("/work/round/9" + query);
        return Render<RoundSheetPage>(p => p.Add(s => s.Months, 9));
    }

    private Task ReportAsync(string step, string unit, decimal percent)
    {
        _desk.Report(step, unit, percent);
        return Boards.PublishAsync(_desk.Board);
    }
}
