using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PmqaDashboard.Tests.EndToEnd;

[Collection(Stage.Stories)]
public class DoorTests(Stage stage) : EndToEndTest(stage)
{
    [Fact]
    public async Task For_real_nobody_walks_past_the_sign_in_from_a_page_that_is_open()
    {
        var server = await StartServerAsync(ServerProcess.Built, "Production");
        var window = await OpenAsync(server: server);
        await window.GoAsync("/settings");

        await window.Page.GetByRole(AriaRole.Link, new() { Name = Thai["Shared.Plans"], Exact = true }).ClickAsync();

        await Expect(window.Page).ToHaveURLAsync($"{server.Address}/account/sign-in?returnUrl=%2Fplans");
    }
}
