using Microsoft.Playwright;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Rounds;
using PmqaDashboard.Tests.Domain;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PmqaDashboard.Tests.EndToEnd;

[Collection(Stage.Stories)]
public class ReviewTests(Stage stage) : EndToEndTest(stage)
{
    private const int Round = 9;

    [Fact]
    public async Task A_team_returns_a_line_accepts_others_the_secretariat_certifies_and_every_open_page_follows()
    {
        var (unit, team, steps) = SmallReport();
        string mended = steps[0];
        var server = await StartServerAsync();
        var phone = await OpenAsync(390, 844, server);
        await phone.EnterAsync("demo." + unit);
        foreach (string step in steps)
            await ReportAsync(phone, step, unit);

        await SubmitAsync(phone);
        var reviewer = await OpenAsync(1600, 900, server);
        await reviewer.EnterAsync("demo." + team);
        await reviewer.GoAsync($"/review?round={Round}&unit={unit}");
        var secretariat = await OpenAsync(1600, 900, server);
        await secretariat.EnterAsync("demo.secretariat");
        await secretariat.GoAsync($"/review?round={Round}&unit={unit}&show=all");
        await StandsAsync(secretariat, mended, "Submitted");

        // A remark is asked for; the accepted ones follow one another under the keyboard.
        await Button(reviewer, mended, "Review.Return").ClickAsync();
        await reviewer.Page.GetByLabel(Thai["Review.RemarkLabel"]).FillAsync("แนบรายงานการประชุม");
        await Line(reviewer, mended).Locator("form").GetByRole(AriaRole.Button, new() { Name = Thai["Review.Return"] }).ClickAsync();
        foreach (string step in steps[1..])
        {
            await Expect(Button(reviewer, step, "Review.Accept")).ToBeFocusedAsync();
            await reviewer.Page.Keyboard.PressAsync("Enter");
            await StandsAsync(reviewer, step, "Accepted");
            await StandsAsync(secretariat, step, "Accepted");
        }

        await StandsAsync(secretariat, mended, "Returned");
        await Expect(Line(secretariat, mended).GetByText("แนบรายงานการประชุม")).ToBeVisibleAsync();

        await ReportAsync(phone, mended, unit);
        await SubmitAsync(phone);
        await StandsAsync(reviewer, mended, "Submitted");
        await Button(reviewer, mended, "Review.Accept").ClickAsync();
        await secretariat.Page.GetByRole(AriaRole.Button, new() { Name = Thai["Review.Certify"] }).ClickAsync();

        await Expect(reviewer.Page.Locator($"[data-review='{unit}'][data-state=Certified]")).ToBeVisibleAsync();
        await Expect(reviewer.Page.Locator("[data-line] button")).ToHaveCountAsync(0);
        await secretariat.Page.GetByText(Thai["Rounds.History"]).ClickAsync();
        await Expect(secretariat.Page.Locator("[data-transition]")).ToHaveCountAsync(steps.Length + 4);
    }

    // A unit that the round asks for a few lines of one category, so that one team decides on all of them.
    private static (string Unit, string Team, string[] Steps) SmallReport()
    {
        var board = BoardBuilder.Start(PublicApi.Book, [], TestChanges.Now);
        var sheets = board.Units.Select(u => RoundSheet.Of(board, Round, u.Unit.Code)!);
        var sheet = sheets.First(s => s.Lines.Length is > 1 and < 9 && s.Lines.Select(l => l.Placed.Plan.WorkingTeamUnit).Distinct().Count() == 1
            && s.Unit != s.Lines[0].Placed.Plan.WorkingTeamUnit);
        return (sheet.Unit!, sheet.Lines[0].Placed.Plan.WorkingTeamUnit, [.. sheet.Lines.Select(l => l.Placed.Step.Id)]);
    }

    private static ILocator Line(Window window, string step) => window.Page.Locator($"[data-line='{step}']");

    private static ILocator Button(Window window, string step, string key) => Line(window, step).GetByRole(AriaRole.Button, new() { Name = Thai[key] });

    private static Task StandsAsync(Window window, string step, string state) =>
        Expect(window.Page.Locator($"[data-line='{step}'][data-state={state}]")).ToBeVisibleAsync();

    private static async Task ReportAsync(Window window, string step, string unit)
    {
        var answer = await window.PostReportAsync(new { stepId = step, unit, percent = 50, key = Guid.NewGuid().ToString("N") });
        Assert.True(answer.Ok, await answer.TextAsync());
    }

    private static async Task SubmitAsync(Window window)
    {
        await window.GoAsync(FormattableString.Invariant($"/work/round/{Round}"));
        await window.Page.GetByRole(AriaRole.Button, new() { Name = Thai.Text("Sheet.ReviewAndSubmit", Round) }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = Thai.Text("Sheet.Submit", Round), Exact = true }).ClickAsync();
        await Expect(window.Page.GetByText(Thai["Sheet.WaitsForReview"])).ToBeVisibleAsync();
    }
}
