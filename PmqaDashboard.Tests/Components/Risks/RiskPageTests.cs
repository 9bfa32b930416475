using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Components.Risks;
using PmqaDashboard.Domain.Risks;
using PmqaDashboard.Tests.Components.Review;
using PmqaDashboard.Tests.Domain;
using Xunit;

namespace PmqaDashboard.Tests.Components.Risks;

public sealed class RiskPageTests : RecordScreen
{
    private IRenderedComponent<RiskPage> Open(string query = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/risks" + query);
        return Render<RiskPage>();
    }

    private async Task EnterAsync(string title, int likelihood, int impact, string? owner = "it")
    {
        Meanwhile(Desk.Secretariat, new SetRisk(new Risk { Title = title, Owner = owner, Rating = new RiskRating(likelihood, impact), Steps = ["1-0-2"] }, 0));
        await PublishAsync();
    }

    private static string[] Listed(IRenderedComponent<RiskPage> page) => [.. page.FindAll("[data-risk]").Select(r => r.GetAttribute("data-risk")!)];

    [Fact]
    public async Task The_gravest_comes_first_and_a_cell_of_the_map_leads_to_its_risks()
    {
        await EnterAsync("ไฟดับ", 2, 2);
        await EnterAsync("ฐานข้อมูลเสียหาย", 4, 5);

        var page = Open();
        Assert.Equal(["r2", "r1"], Listed(page));
        Assert.Contains("สูงมาก", page.Find("[data-risk='r2']").TextContent, StringComparison.Ordinal);
        Assert.Contains("๔ × ๕ = ๒๐", page.Find("[data-risk='r2']").TextContent, StringComparison.Ordinal);

        var cell = page.Find("[data-cell='4x5'] a");
        Assert.Equal("โอกาส ๔ ผลกระทบ ๕ ระดับสูงมาก ๑ รายการ", cell.GetAttribute("aria-label"));
        Assert.Equal(["r2"], Listed(Open(cell.GetAttribute("href")!["/risks".Length..])));
        Assert.Equal(["r2", "r1"], Listed(Open("?cell=9x9")));
    }

    [Fact]
    public async Task Following_up_moves_the_risk_on_the_map_and_closing_takes_it_off()
    {
        await EnterAsync("ไฟดับ", 5, 5);
        SignedIn = Desk.Focal("it");
        var page = Open("?risk=r1");

        page.Find("[data-act='follow'] select[name='Risks.Likelihood']").Change("2");
        await page.Find("[data-act='follow']").SubmitAsync();
        Assert.Equal(Shown["Record.RefusedRemarkNeeded"], page.Find("[data-act='follow'] [role=alert]").TextContent);

        page.Find("[data-act='follow'] textarea").Change("ติดตั้งเครื่องสำรองไฟ");
        await page.Find("[data-act='follow']").SubmitAsync();
        await PublishAsync();
        Assert.Single(page.FindAll("[data-cell='2x5'] a"));
        Assert.Empty(page.FindAll("[data-cell='5x5'] a"));
        Assert.Contains("ติดตั้งเครื่องสำรองไฟ", page.Find(".follow").TextContent, StringComparison.Ordinal);

        page.Find("[data-act='follow'] textarea").Change("ไม่เกิดอีก");
        page.Find("[data-act='follow'] input[type=checkbox]").Change(true);
        await page.Find("[data-act='follow']").SubmitAsync();
        await PublishAsync();
        Assert.Empty(page.FindAll("td a"));
        Assert.Contains(Shown["Risks.Closed"], page.Find("[data-risk='r1']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_adds_a_risk_of_its_own_tied_to_steps_and_is_offered_no_other()
    {
        await EnterAsync("ของหน่วยอื่น", 3, 3, "policy");
        SignedIn = Desk.Focal("it");
        Assert.Empty(Open("?risk=r1").FindAll("form"));

        var page = Open("?risk=new");
        page.Find("[data-act='set'] textarea").Change("เครื่องแม่ข่ายหยุด");
        page.Find("fieldset:not(.day) select").Change("1-0-2");
        await page.Find("[data-act='set']").SubmitAsync();
        await PublishAsync();

        var risk = Journal.Board.Record.Risks.Find("r2")!.Risk;
        Assert.Equal(("เครื่องแม่ข่ายหยุด", "it", 9), (risk.Title, risk.Owner, risk.Rating.Score));
        Assert.Equal(["1-0-2"], risk.Steps);
    }

    [Fact]
    public async Task A_visitor_sees_the_register_and_is_offered_nothing()
    {
        await EnterAsync("ไฟดับ", 5, 5);
        SignedIn = null;

        var page = Open("?risk=r1");

        Assert.Equal(["r1"], Listed(page));
        Assert.Empty(page.FindAll("form"));
        Assert.Empty(Open("?risk=new").FindAll("form"));
    }

    [Fact]
    public async Task What_counts_as_grave_is_set_by_the_secretariat_in_either_digits()
    {
        SignedIn = Desk.Secretariat;
        await EnterAsync("ไฟดับ", 3, 4);
        var page = Open();

        page.FindAll("[data-act='scale'] input")[2].Change("๙");
        await page.Find("[data-act='scale']").SubmitAsync();
        Assert.Equal(Shown["Risks.ScaleInvalid"], page.Find("[data-act='scale'] [role=alert]").TextContent);

        page.FindAll("[data-act='scale'] input")[2].Change("12");
        await page.Find("[data-act='scale']").SubmitAsync();
        await PublishAsync();
        Assert.Contains("สูงมาก", page.Find("[data-risk='r1']").TextContent, StringComparison.Ordinal);
    }
}
