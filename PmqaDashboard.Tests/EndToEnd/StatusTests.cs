using PmqaDashboard.Components.Display;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PmqaDashboard.Tests.EndToEnd;

[Collection(Stage.Stories)]
public class StatusTests(Stage stage) : EndToEndTest(stage)
{
    [Fact]
    public async Task What_a_walls_browser_confirms_is_timed_and_the_secretariat_sees_it_live()
    {
        var server = await StartServerAsync();
        var wall = await OpenAsync(server: server);
        await wall.GoAsync("/wall");
        var secretariat = await OpenAsync(server: server);
        await secretariat.EnterAsync("demo.secretariat");
        await secretariat.LookAsync(new ViewSettings(Language.English, Digits.Arabic));
        await secretariat.GoAsync("/account");
        await secretariat.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = English["Status.Title"] }).ClickAsync();
        await secretariat.WorksAsync();
        var push = secretariat.Page.Locator("dt", new() { HasText = English["Status.Push"] }).Locator("+ dd");
        await Expect(push).ToHaveTextAsync(English["Status.NothingLately"]);

        var policy = await OpenAsync(server: server);
        await policy.EnterAsync("demo.policy");
        Assert.True((await policy.PostReportAsync(new { stepId = "1-1-1", percent = 40, key = "status" })).Ok);

        await Expect(push).ToContainTextAsync("99 of 100 within");
        await policy.Page.GotoAsync("/status");
        await Expect(policy.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/account/sign-in"));
    }
}
