using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Domain.People;
using Xunit;

namespace PmqaDashboard.Tests.Components.Plans;

public class PlanPageTests : PlanScreen
{
    [Fact]
    public void The_address_of_a_step_opens_it()
    {
        var page = Open("?step=1-0-1.1");

        Assert.Equal("๑.๑ ขั้นตอน ๑.๑", Words(page.Find("#step-title")));
        Assert.Contains("selected", Row(page, "1-0-1.1").ClassName, StringComparison.Ordinal);
        Assert.Contains("บรรทัด ๓๐๒ ของเอกสาร", Words(page.Find("aside")), StringComparison.Ordinal);
        Assert.Contains("รายงานผลการสำรวจฯ", Words(page.Find("aside")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?step=9-9-9")]
    [InlineData("?step=2-0-1")]
    [InlineData("")]
    public void A_step_that_is_not_of_the_plan_opens_nothing(string query)
    {
        Assert.Empty(Open(query).FindAll("aside"));
    }

    [Fact]
    public void A_plan_that_there_is_not_says_so()
    {
        Assert.Equal("ไม่มีแผนหมายเลขนี้", Open(number: 99).Find("h1").TextContent);
    }

    [Fact]
    public void A_row_leads_to_its_step_and_keeps_the_filter()
    {
        var page = Open("?filter=done");

        Assert.Equal("/plans/1?step=1-0-1.2&filter=done", Row(page, "1-0-1.2").QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void A_filter_leaves_the_steps_that_stand_so_and_those_above_them()
    {
        var page = Open("?filter=done");

        Assert.Equal(["1-0-1", "1-0-1.2"], page.FindAll("tbody tr").Select(r => r.GetAttribute("data-row")!));
        Assert.Equal("เสร็จ ๑", Words(page.Find(".tools a[aria-current]")));
    }

    [Fact]
    public async Task Escape_closes_the_step_and_gives_the_focus_back_to_its_row()
    {
        JSInterop.Mode = JSRuntimeMode.Strict;
        var module = JSInterop.SetupModule("./_content/PmqaDashboard.Components/Plans/PlanPage.razor.js");
        module.Mode = JSRuntimeMode.Loose;
        var page = Open("?step=1-0-1.1&filter=late");

        await page.Find("aside").KeyDownAsync(new KeyboardEventArgs { Key = "Escape" });

        Assert.EndsWith("/plans/1?filter=late", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("aside"));
        Assert.Equal("1-0-1.1", Assert.Single(module.VerifyInvoke("open").Arguments));
        Assert.Equal("1-0-1.1", Assert.Single(module.VerifyInvoke("close").Arguments));
    }

    [Fact]
    public void The_neighbours_of_a_step_are_one_link_away()
    {
        var links = Open("?step=1-0-1.1").FindAll("aside nav a").Select(a => a.GetAttribute("href"));

        Assert.Equal(["/plans/1?step=1-0-1", "/plans/1?step=1-0-1.2", "/plans/1"], links);
    }

    [Fact]
    public void Shares_are_listed_and_a_blank_cell_tells_whose_it_shares()
    {
        Assert.Equal(["it ๘๐% ๑๘ มิ.ย. ๒๕๕๓ ๑๒:๐๐", "policy ยังไม่รายงาน"], Open("?step=1-0-1.1").FindAll(".shares li").Select(Words));
        Assert.Contains("ช่องว่างในเอกสาร ใช้ช่องเดียวกับขั้นตอน ๑", Words(Open("?step=1-0-1.2").Find("aside")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.FocalPoint, "it", true)]
    [InlineData(Role.FocalPoint, "academic", false)]
    [InlineData(Role.Secretariat, null, true)]
    [InlineData(Role.Viewer, null, false)]
    [InlineData(null, null, false)]
    public void Who_may_report_a_step_is_led_to_their_work(Role? role, string? unit, bool led)
    {
        var person = role is { } r ? new ClaimsIdentity(PersonClaims.Of(new Person("a", "ก", r, unit)), "test") : new ClaimsIdentity();
        Services.AddCascadingValue(_ => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(person))));

        Assert.Equal(led, Open("?step=1-0-1.1").FindAll("aside a[href^='/work']").Count == 1);
    }

    [Fact]
    public void Findings_are_shown_with_their_kind_and_lead_to_their_step()
    {
        var finding = Open().Find("#findings li[data-kind=OnlyPhraseResponsible]");

        Assert.Contains("ผู้รับผิดชอบไม่ใช่หน่วยงาน", Words(finding), StringComparison.Ordinal);
        Assert.Contains("ผู้รับผิดชอบกระบวนการ", Words(finding), StringComparison.Ordinal);
        Assert.Equal("/plans/1?step=1-0-1.4", finding.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains(Open("?step=1-0-1.4").FindAll("aside li"), li => li.GetAttribute("data-kind") == "OnlyPhraseResponsible");
    }

    [Fact]
    public void Every_kind_of_finding_has_its_words()
    {
        Assert.All(Enum.GetValues<PmqaDashboard.Domain.Plans.FindingKind>(), kind => Assert.NotEmpty(Shown[$"Plans.Finding{kind}"]));
        Assert.All(Enum.GetValues<PmqaDashboard.Domain.Progress.LeftOutReason>(), reason => Assert.NotEmpty(Shown[$"Plans.LeftOut{reason}"]));
    }

    [Fact]
    public void Figures_are_those_of_the_board_and_what_is_not_certified_says_so()
    {
        var strip = Open().FindAll(".strip dd").Select(Words).ToList();

        // (40 + 100 + 0 + 0) ÷ 4
        Assert.StartsWith("๓๕.๐%", strip[0], StringComparison.Ordinal);
        Assert.StartsWith("ยังไม่รับรอง", strip[2], StringComparison.Ordinal);
        Assert.Equal("๑/๔ ยังไม่รายงาน ๒ · ไม่ระบุเดือน ๑ · เลื่อน ๑", strip[5]);
    }

    [Fact]
    public void Where_nothing_was_reported_there_is_no_zero_and_no_forecast()
    {
        var strip = Open(number: 2).FindAll(".strip dd").Select(Words).ToList();

        Assert.StartsWith("ยังไม่รายงาน", strip[0], StringComparison.Ordinal);
        Assert.StartsWith("ยังคาดการณ์ไม่ได้", strip[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_subscribes_once_and_not_faster_than_once_a_second()
    {
        var page = Open();

        var subscriber = Assert.Single(Boards.Subscribers);
        Assert.Equal(TimeSpan.FromSeconds(1), subscriber.Interval);
        await page.InvokeAsync(DisposeComponentsAsync);
        Assert.Empty(Boards.Subscribers);
    }
}
