using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>A follow-up round as an agency lives it, in as many windows as people take part.</summary>
[Collection(Stage.Stories)]
public class YearTests(Stage stage) : EndToEndTest(stage)
{
    private const int Round = 9;
    private const string Step = "1-1-2", Kpi = "1-k1";

    private static readonly string[] Bureaus = ["policy", "it", "hrd"];

    [Fact]
    public async Task The_nine_month_round_is_lived_from_its_opening_to_its_lock_and_every_screen_follows()
    {
        var server = await StartServerAsync();
        var wall = await OpenAsync(server: server);
        await new WallScreen(wall).GoAsync();
        var secretariat = await EnterAsync(server, "secretariat", 1600);
        await OpenRoundAsync(secretariat);

        var phones = new Dictionary<string, Window>();
        foreach (string bureau in Bureaus)
        {
            phones[bureau] = await EnterAsync(server, bureau, 390);
            await phones[bureau].GoAsync($"/work/round/{Round}");
            await Expect(Line(phones[bureau]).GetByText(Thai["Sheet.GapNeverReported"])).ToBeVisibleAsync();
            await ReportAsync(phones[bureau], bureau, 50);
            await SubmitAsync(phones[bureau]);
            await WallSaysAsync(wall, bureau, "Submitted");
        }

        var team = await EnterAsync(server, "team1", 1600);
        await ReturnAsync(team, "it", "ระบุช่องทางให้ครบ ๗ ช่องทาง");
        await WallSaysAsync(wall, "it", "Returned");
        await Expect(Line(phones["it"]).GetByText("ระบุช่องทางให้ครบ ๗ ช่องทาง")).ToBeVisibleAsync();
        await AttachAsync(phones["it"]);
        await ReportAsync(phones["it"], "it", 60);
        await SubmitAsync(phones["it"]);
        await WallSaysAsync(wall, "it", "Submitted");

        foreach (string bureau in Bureaus)
        {
            await team.GoAsync($"/review?round={Round}&unit={bureau}&show=all");
            await Line(team).GetByRole(AriaRole.Button, new() { Name = Thai["Review.Accept"] }).ClickAsync();
            await WallSaysAsync(wall, bureau, "Accepted");
            await secretariat.GoAsync($"/review?round={Round}&unit={bureau}&show=all");
            await secretariat.Page.GetByRole(AriaRole.Button, new() { Name = Thai["Review.Certify"], Exact = true }).ClickAsync();
            await WallSaysAsync(wall, bureau, "Certified");
            await Expect(phones[bureau].Page.GetByText(Thai["Sheet.Locked"])).ToBeVisibleAsync();
        }

        Assert.True(await new WallScreen(wall).IsUntouchedAsync());
    }

    [Fact]
    public async Task A_kpi_is_given_thresholds_reported_and_accepted_and_the_wall_and_its_page_follow()
    {
        var server = await StartServerAsync();
        var wall = await OpenAsync(server: server);
        await new WallScreen(wall).GoAsync();
        var secretariat = await EnterAsync(server, "secretariat", 1600);
        await secretariat.GoAsync($"/kpis/{Kpi}?round={Round}");
        var page = secretariat.Page;
        await page.Locator("#edit > summary").ClickAsync();
        await page.GetByLabel(Thai["Kpis.Method"]).SelectOptionAsync("Thresholds");
        for (int level = 1; level <= 5; level++)
            await page.Locator($"[data-level='{level}']").FillAsync($"{50 + (level * 10)}");

        // A value can be tried out before anything is saved.
        await page.Locator("[data-try]").FillAsync("69.99");
        await Expect(page.Locator("#kpi-tried .score")).ToHaveTextAsync(Thai.Number(1.9990m, 4));
        await page.GetByRole(AriaRole.Button, new() { Name = Thai["Kpis.Save"], Exact = true }).ClickAsync();
        await Expect(page.GetByText(Thai["Kpis.Saved"])).ToBeVisibleAsync();

        var team = await EnterAsync(server, "team1", 1600);
        await team.GoAsync($"/kpis/{Kpi}?round={Round}");
        await team.Page.Locator("form[data-act=report] input[inputmode=decimal]").FillAsync("84.5");
        await team.Page.GetByRole(AriaRole.Button, new() { Name = Thai["Kpis.Send"], Exact = true }).ClickAsync();
        await Expect(page.Locator("[data-score=reported]")).ToHaveTextAsync(Thai.Number(3.4500m, 4));
        await Expect(wall.Page.Locator($"[data-kpi='{Kpi}']")).ToContainTextAsync(Thai.Number(3.4500m, 4));
        await Expect(page.Locator("[data-score=certified]")).ToHaveTextAsync("–");

        await page.Locator("[data-act=accept]").ClickAsync();
        await Expect(team.Page.Locator("[data-score=certified]")).ToHaveTextAsync(Thai.Number(3.4500m, 4));
    }

    private async Task<Window> EnterAsync(ServerProcess server, string persona, int width)
    {
        var window = await OpenAsync(width, 900, server);
        await window.EnterAsync("demo." + persona);
        return window;
    }

    // Closed, told what it covers, and opened again: acts of the secretariat.
    private static async Task OpenRoundAsync(Window secretariat)
    {
        await secretariat.GoAsync("/rounds");
        var tile = secretariat.Page.Locator($"[data-round='{Round}']");
        await tile.GetByRole(AriaRole.Button, new() { Name = Thai["Rounds.CloseNow"] }).ClickAsync();
        await Expect(tile).ToHaveAttributeAsync("data-phase", "Closed");
        await tile.GetByRole(AriaRole.Button, new() { Name = Thai["Rounds.Edit"] }).ClickAsync();
        await tile.GetByLabel(Thai["Rounds.CoversByName"]).CheckAsync();
        await tile.Locator("li").Filter(new() { Has = secretariat.Page.Locator("[data-cover='1']") }).Locator("summary").ClickAsync();
        await tile.Locator($"[data-cover='{Step}']").CheckAsync();
        await tile.GetByRole(AriaRole.Button, new() { Name = Thai["Rounds.Save"], Exact = true }).ClickAsync();
        await tile.GetByRole(AriaRole.Button, new() { Name = Thai["Rounds.OpenNow"] }).ClickAsync();
        await Expect(tile).ToHaveAttributeAsync("data-phase", "Open");
    }

    private static async Task ReportAsync(Window phone, string unit, int percent)
    {
        var answer = await phone.PostReportAsync(new { stepId = Step, unit, percent, key = Guid.NewGuid().ToString("N") });
        Assert.True(answer.Ok, await answer.TextAsync());
    }

    private static async Task SubmitAsync(Window phone)
    {
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = Thai.Text("Sheet.ReviewAndSubmit", Round) }).ClickAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = Thai.Text("Sheet.Submit", Round), Exact = true }).ClickAsync();
        await Expect(phone.Page.GetByText(Thai["Sheet.WaitsForReview"])).ToBeVisibleAsync();
    }

    private static async Task AttachAsync(Window phone)
    {
        await new WorkScreen(phone).Opener(Step).ClickAsync();
        await phone.Page.Locator("body").ChooseAsync(
            new FilePayload { Name = "รายงาน.txt", MimeType = "text/plain", Buffer = "ช่องทางครบ ๗ ช่องทาง"u8.ToArray() });
        await Expect(phone.Page.Locator("[data-evidence]").GetByText("รายงาน.txt")).ToBeVisibleAsync();
    }

    private static async Task ReturnAsync(Window team, string unit, string remark)
    {
        await team.GoAsync($"/review?round={Round}&unit={unit}&show=all");
        await Line(team).GetByRole(AriaRole.Button, new() { Name = Thai["Review.Return"] }).ClickAsync();
        await team.Page.GetByLabel(Thai["Review.RemarkLabel"]).FillAsync(remark);
        await Line(team).Locator("form").GetByRole(AriaRole.Button, new() { Name = Thai["Review.Return"] }).ClickAsync();
    }

    private static ILocator Line(Window window) => window.Page.Locator($"[data-line='{Step}']");

    private static Task WallSaysAsync(Window wall, string unit, string state) =>
        Expect(wall.Page.Locator($".reporting-tile [data-unit='{unit}']")).ToContainTextAsync(Thai[$"Wall.RoundShort{state}"]);
}
