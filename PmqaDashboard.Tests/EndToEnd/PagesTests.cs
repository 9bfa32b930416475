using Microsoft.Playwright;
using PmqaDashboard.Components.Display;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>
/// Every page, in both colours, on a phone and on a desk: nothing serious for somebody who sees or hears otherwise, nothing
/// to scroll sideways, no error, and no request to another machine (which every window watches for).
/// </summary>
[Collection(Stage.Looks)]
public class PagesTests(Stage stage) : EndToEndTest(stage)
{
    private static readonly (int Width, int Height)[] Sizes = [(360, 800), (1920, 1080)];
    private static readonly Theme[] Themes = Enum.GetValues<Theme>();

    /// <summary>Addresses, and the persona who opens them (empty: a visitor).</summary>
    public static TheoryData<string, string> Pages => new()
    {
        { "/", "" },
        { "/wall", "" },
        { "/wall?theme=light", "" },
        { "/wall?scene=late", "" },
        { "/wall?scene=category4", "" },
        { "/wall?scene=reporting", "" },
        { "/playlists", "demo.secretariat" },
        { "/plans", "" },
        { "/plans/4", "" },
        { "/plans/4?step=4-0-2.5", "" },
        { "/settings", "" },
        { "/demo", "" },
        { "/account/sign-in", "" },
        { "/account", "demo.academic" },
        { "/accounts", "demo.secretariat" },
        { "/status", "demo.secretariat" },
        { "/work?show=all", "demo.academic" },
        { "/rounds", "demo.secretariat" },
        { "/review", "demo.secretariat" },
        { "/work/round/9", "demo.academic" },
        { "/kpis", "" },
        { "/kpis/10", "" },
        { "/criteria", "" },
        { "/budget", "" },
        { "/truths", "" },
        { "/analysis/bureaus", "" },
        { "/analysis/years?years=5", "" },
        { "/past-years?year=2552", "demo.secretariat" },
        { "/analysis/curve", "" },
        { "/risks?risk=r1", "demo.secretariat" },
        { "/inbox", "demo.secretariat" },
        { "/screen", "" },
        { "/screens", "demo.secretariat" },
        { "/meetings", "demo.secretariat" },
        { "/meetings/new", "demo.secretariat" },
        { "/replay", "" },
        { "/compare", "" },
        { "/plans?day=2010-05-31", "" },
    };

    /// <summary>Who opens pages, each in one window: what a browser has loaded once it has.</summary>
    public static TheoryData<string> Personas => [.. Pages.Select(page => page.Data.Item2).Distinct()];

    [Theory]
    [MemberData(nameof(Personas))]
    public async Task Every_page_of_a_persona_is_accessible_and_fits_its_screen(string persona)
    {
        var window = await OpenAsync();
        if (persona.Length > 0)
        {
            await window.EnterAsync(persona);
        }

        var faults = new List<string>();
        foreach (string path in Pages.Where(page => page.Data.Item2 == persona).Select(page => page.Data.Item1))
        {
            faults.AddRange(await FaultsAsync(window, path));
        }

        Assert.Empty(faults);
    }

    // In the first colours everything, on both screens; in the others what colours change.
    private static async Task<List<string>> FaultsAsync(Window window, string path)
    {
        var faults = new List<string>();
        foreach (var theme in Themes)
        {
            var settings = new ViewSettings(Theme: theme);
            await window.LookAsync(settings);
            await window.GoAsync(path);
            await Expect(window.Page.Locator("html")).ToHaveAttributeAsync("data-theme", settings.ThemeName);
            foreach (var (width, height) in theme == Themes[0] ? Sizes : Sizes[1..])
            {
                await window.Page.SetViewportSizeAsync(width, height);
                string where = $"{path} {theme} {width}x{height}";
                string[] found = await (theme == Themes[0] ? window.Page.FaultsAsync() : window.Page.FaultsOfColourAsync());
                faults.AddRange(found.Select(fault => $"{where}: {fault}"));
                faults.AddRange((await WiderThanTheScreenAsync(window.Page)).Select(part => $"{where}: wider than the screen: {part}"));
            }
        }

        return faults;
    }

    [Fact]
    public async Task The_check_itself_sees_what_it_looks_for()
    {
        var window = await OpenAsync();
        await window.Page.SetContentAsync("""
            <html lang="th"><title>x</title><main><h1>x</h1><button></button><p style="color:#777;background:#888">กำลังดำเนินการ</p>
            <div style="width:3000px">x</div></main></html>
            """);

        var faults = await window.Page.FaultsAsync();

        Assert.Contains(faults, fault => fault.StartsWith("button-name", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("color-contrast", StringComparison.Ordinal));
        Assert.Contains(await window.Page.FaultsOfColourAsync(), fault => fault.StartsWith("color-contrast", StringComparison.Ordinal));
        Assert.NotEmpty(await WiderThanTheScreenAsync(window.Page));
    }

    private static Task<string[]> WiderThanTheScreenAsync(IPage page) => page.EvaluateAsync<string[]>("""
        () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] : [...document.querySelectorAll("body *")]
            .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
            .map(e => e.outerHTML.slice(0, 160)).slice(0, 3).concat(`${document.documentElement.scrollWidth} > ${document.documentElement.clientWidth}`)
        """);
}
