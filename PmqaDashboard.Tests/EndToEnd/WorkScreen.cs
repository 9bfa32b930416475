using Microsoft.Playwright;
using PmqaDashboard.Components.Display;
using static Microsoft.Playwright.Assertions;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>The page "my work" as a person uses it: by the names of things, in Thai.</summary>
/// <param name="window">The window.</param>
internal sealed class WorkScreen(Window window)
{
    private static readonly Show Show = EndToEndTest.Thai;

    /// <summary>Opens the page with all steps of the unit.</summary>
    public async Task GoAsync() => await window.GoAsync("/work?show=all");

    /// <summary>The item of a step.</summary>
    public ILocator Item(string step) => window.Page.Locator($"[data-step='{step}']");

    /// <summary>Its title, which opens it.</summary>
    public ILocator Opener(string step) => Item(step).GetByRole(AriaRole.Heading).GetByRole(AriaRole.Button);

    /// <summary>The tick that says 100 %.</summary>
    public ILocator Tick(string step) =>
        Item(step).GetByRole(AriaRole.Button, new() { Name = Show.Text("Work.Tick", PublicApi.Book.Step(step).Step.Title, 100) });

    /// <summary>The field for any percentage.</summary>
    public ILocator Percent(string step) => Item(step).GetByLabel(Show.Text("Work.PercentOther", 0, 100));

    /// <summary>The words on what was achieved.</summary>
    public ILocator Result(string step) => Item(step).GetByLabel(Show["Work.Result"]);

    /// <summary>The button that saves.</summary>
    public ILocator Save(string step) => Item(step).GetByRole(AriaRole.Button, new() { Name = Show["Work.Save"] });

    /// <summary>Waits until an item says something.</summary>
    public Task SaysAsync(string step, string key) => Expect(Item(step).GetByText(Show[key])).ToBeVisibleAsync();
}
