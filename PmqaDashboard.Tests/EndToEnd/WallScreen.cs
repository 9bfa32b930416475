using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PmqaDashboard.Components.Display;
using static Microsoft.Playwright.Assertions;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>The wall as somebody sees it who stands before it.</summary>
/// <param name="window">The window.</param>
internal sealed class WallScreen(Window window)
{
    private static readonly Show Show = EndToEndTest.Thai;

    private IPage Page => window.Page;

    /// <summary>The tile of the agency.</summary>
    public ILocator Hero => Region(Show["Wall.HeroTitle"]);

    /// <summary>The latest changes.</summary>
    public ILocator Latest => Region(Show["Wall.LatestTitle"]);

    /// <summary>Opens it, at the overview if nothing else is said, and leaves a mark in the page, which a reload would wipe out.</summary>
    public async Task GoAsync(string query = "?scene=overview")
    {
        await window.GoAsync("/wall" + query);
        await Expect(Page.Locator("[data-pulse]")).ToHaveAttributeAsync("data-pulse", "live");
        await Page.EvaluateAsync("window.untouched = true");
    }

    /// <summary>Whether the page is the one that was opened.</summary>
    public Task<bool> IsUntouchedAsync() => Page.EvaluateAsync<bool>("window.untouched === true");

    /// <summary>Waits until the Board of a sequence is shown.</summary>
    public Task ReachesAsync(long sequence) =>
        Expect(Page.Locator("[data-sequence]")).ToHaveAttributeAsync("data-sequence", $"seq-{sequence}");

    /// <summary>Waits until something newer than a sequence is shown by a page that is connected, whatever page it is by then.</summary>
    public Task PassesAsync(long sequence) =>
        Expect(Page.Locator($"html[data-connection=up] [data-sequence]:not([data-sequence='seq-0'])"))
            .ToHaveAttributeAsync("data-sequence", new Regex($"^seq-({Above(sequence)})$"), new() { Timeout = 30_000 });

    // As far as any test goes.
    private static string Above(long sequence) => string.Join('|', Enumerable.Range(1, 2000).Select(n => sequence + n));

    /// <summary>Waits until it says whether its figures are live or old.</summary>
    public Task SaysAsync(string pulse, float? within = null) =>
        Expect(Page.Locator("[data-pulse]")).ToHaveAttributeAsync("data-pulse", pulse, new() { Timeout = within });

    /// <summary>The tile of a category.</summary>
    public ILocator Category(int number) =>
        Region(Show.Name(PublicApi.Book.Agency.Categories.Single(c => c.Number == number)));

    /// <summary>Every percentage on it is the one of the board that programs read.</summary>
    public async Task ShowsAsync(JsonElement board)
    {
        await ReachesAsync(board.GetProperty("sequence").GetInt64());
        await ShowsAsync(Hero, board.GetProperty("agency"));
        foreach (var category in board.GetProperty("categories").EnumerateArray())
        {
            await ShowsAsync(Category(category.GetProperty("category").GetInt32()), category);
        }
    }

    private static async Task ShowsAsync(ILocator tile, JsonElement figures)
    {
        await Expect(tile).ToContainTextAsync($"{Show.Number(figures.GetProperty("reported").GetDecimal())}%");
        string planned = $"{Show.Number(figures.GetProperty("planned").GetDecimal())}%";
        await Expect(tile.GetByRole(AriaRole.Img, new() { Name = planned })).ToBeVisibleAsync();
    }

    private ILocator Region(string name) => Page.GetByRole(AriaRole.Region, new() { Name = name });
}
