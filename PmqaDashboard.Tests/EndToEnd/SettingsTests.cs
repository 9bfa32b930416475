using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PmqaDashboard.Tests.EndToEnd;

[Collection(Stage.Looks)]
public class SettingsTests(Stage stage) : EndToEndTest(stage)
{
    [Fact]
    public async Task Language_digits_and_colours_are_chosen_once_and_kept()
    {
        var window = await OpenAsync();
        var page = window.Page;
        await window.GoAsync("/settings");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "th");
        await Expect(page).ToHaveTitleAsync(Thai["Shared.Settings"]);

        await page.GetByText("English", new() { Exact = true }).ClickAsync();
        await page.GetByText("0 1 2 3 4 5").ClickAsync();
        await page.GetByText(Thai["Shared.ThemeDark"], new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = Thai["Shared.SaveSettings"] }).ClickAsync();

        await Expect(page).ToHaveTitleAsync(English["Shared.Settings"]);
        await window.GoAsync("/");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(English["Shared.StartTitle"]);

        await page.ReloadAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    [Fact]
    public async Task The_language_switch_leads_back_to_the_same_page()
    {
        var window = await OpenAsync();
        await window.GoAsync("/demo");

        await window.Page.GetByTitle(Thai["Shared.OtherLanguage"]).ClickAsync();

        await Expect(window.Page).ToHaveURLAsync(Stage.Demo.Address + "/demo");
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(English["Accounts.Personas"]);
    }
}
