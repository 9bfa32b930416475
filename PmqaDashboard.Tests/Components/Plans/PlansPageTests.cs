using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using PmqaDashboard.Components.Plans;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Tests.Domain;
using PmqaDashboard.Tests.Domain.Growth;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Components.Plans;

public class PlansPageTests : PlanScreen
{
    [Fact]
    public void A_plan_stands_there_with_all_its_figures()
    {
        string card = Words(OpenList().Find("[data-plan='1']"));

        Assert.Contains("แผนที่ ๑", card, StringComparison.Ordinal);
        Assert.Contains("๓๕.๐%", card, StringComparison.Ordinal);
        Assert.Contains("รับรองแล้ว ยังไม่รับรอง", card, StringComparison.Ordinal);
        Assert.Contains("ขั้นตอนที่เสร็จ ๑/๔ · เลื่อน ๑", card, StringComparison.Ordinal);
        Assert.Contains("งบประมาณ -", card, StringComparison.Ordinal);
        Assert.Matches("ข้อสังเกตจากเอกสาร [๐-๙]+ ข้อ", card);
    }

    [Fact]
    public void The_bar_says_in_words_what_it_draws()
    {
        var bar = OpenList().Find("[data-plan='1'] .planned-bar");

        Assert.StartsWith("รายงานแล้ว ๓๕.๐% · แผนถึงวันนี้ ", bar.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal("35%", bar.QuerySelector(".reported")!.GetAttribute("width"));
    }

    [Fact]
    public void A_plan_of_which_nothing_was_reported_does_not_say_zero()
    {
        var card = OpenList().Find("[data-plan='2']");

        Assert.Equal("ยังไม่รายงาน", Words(card.QuerySelector(".big")!));
        Assert.Contains("ยังไม่มีรายงาน", card.QuerySelector(".planned-bar")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Null(card.QuerySelector(".reported"));
    }

    [Fact]
    public void Filters_come_from_the_address()
    {
        var page = OpenList("?status=no-report");

        Assert.Equal(["2"], page.FindAll("[data-plan]").Select(c => c.GetAttribute("data-plan")!));
        Assert.StartsWith("พบ ๑ จาก ๒ แผน", Words(page.Find("[role=status]")), StringComparison.Ordinal);
        Assert.Equal("ยังไม่รายงาน ๑", Words(page.FindAll("a[aria-current]")[^1]));
    }

    [Fact]
    public async Task Going_back_to_an_address_without_filters_shows_all_plans()
    {
        var page = OpenList("?status=no-report");

        await page.InvokeAsync(() => Navigation.NavigateTo("/plans"));

        Assert.Equal(2, page.FindAll("[data-plan]").Count);
    }

    [Fact]
    public async Task A_unit_that_is_chosen_goes_into_the_address()
    {
        Render<MudPopoverProvider>();
        var page = OpenList("?category=1");

        await page.InvokeAsync(() => page.FindComponent<MudSelect<string>>().Instance.ValueChanged.InvokeAsync("policy"));

        Assert.EndsWith("/plans?category=1&unit=policy", Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal(["1"], page.FindAll("[data-plan]").Select(c => c.GetAttribute("data-plan")!));
    }

    [Fact]
    public async Task Words_that_are_typed_go_into_the_address_and_their_steps_are_linked()
    {
        var page = OpenList();

        await page.InvokeAsync(() => page.FindComponent<MudTextField<string>>().Instance.ValueChanged.InvokeAsync("ขั้นตอน 1.2"));

        Assert.EndsWith("/plans?q=" + Uri.EscapeDataString("ขั้นตอน 1.2"), Navigation.Uri, StringComparison.Ordinal);
        var link = Assert.Single(page.FindAll(".hits a"));
        Assert.Equal("/plans/1?step=1-0-1.2", link.GetAttribute("href"));
    }

    [Fact]
    public async Task Only_the_plan_that_moved_renders_again()
    {
        var page = OpenList("?q=ขั้นตอน");
        var before = page.FindComponents<PlanCard>().ToDictionary(c => c.Instance.Plan.Number, c => c.RenderCount);

        await page.InvokeAsync(() => Boards.PublishAsync(BoardAfter()));

        Assert.Equal([1], page.FindComponents<PlanCard>().Where(c => c.RenderCount > before[c.Instance.Plan.Number]).Select(c => c.Instance.Plan.Number));
    }

    [Fact]
    public async Task Of_very_many_plans_a_page_shows_some_and_leads_to_the_others()
    {
        Boards.Start(BoardBuilder.Start(GrownPlans.Times(RealPlans.Book, 11), [], TestChanges.Now));
        var page = OpenList("?category=4");
        int found = 44;
        Assert.Empty(page.FindAll(".pager"));
        Assert.Equal(found, page.FindAll("[data-plan]").Count);

        await page.InvokeAsync(() => Navigation.NavigateTo("/plans?page=2"));

        Assert.Equal(Enumerable.Range(51, 50).Select(n => $"{n}"), page.FindAll("[data-plan]").Select(c => c.GetAttribute("data-plan")));
        Assert.Equal("หน้า ๒ จาก ๓", Words(page.Find(".pager [aria-current]")));
        Assert.Equal(["/plans", "/plans?page=3"], page.FindAll(".pager a").Select(a => a.GetAttribute("href")));

        await page.InvokeAsync(() => Navigation.NavigateTo("/plans?page=99"));

        Assert.Equal(10, page.FindAll("[data-plan]").Count);
        Assert.Equal(["/plans?page=2"], page.FindAll(".pager a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void Without_plans_it_says_so()
    {
        Boards.Start(null);

        Assert.Equal("ยังไม่มีแผนในระบบ", OpenList().Find(".empty").TextContent);
    }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private Board BoardAfter() => BoardBuilder.Apply(
        Boards.Current!, [TestChanges.Report(3, "1-0-1.1", "policy", 40)], TestChanges.Now.AddMinutes(1));

    private IRenderedComponent<PlansPage> OpenList(string query = "")
    {
        Navigation.NavigateTo("/plans" + query);
        return Render<PlansPage>();
    }
}
