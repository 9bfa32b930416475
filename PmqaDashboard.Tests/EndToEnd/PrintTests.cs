using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PmqaDashboard.Components.Display;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>Pages as the browser prints them: A4, nothing cut off, no menu, and a head that says where it comes from.</summary>
[Collection(Stage.Looks)]
public sealed partial class PrintTests(Stage stage) : EndToEndTest(stage)
{
    /// <summary>Width of A4 between its margins in points of a style sheet, upright and lying.</summary>
    private const int Upright = 703;

    private const int Lying = 1031;

    /// <summary>What reaches beyond the paper, or out of a part that would have to be scrolled. What only readers of screens hear counts for nothing.</summary>
    private const string Cut = """
        () => [...document.querySelectorAll("main *")].filter(e => e.getClientRects().length > 0 && !e.closest(".unseen, svg")).filter(e =>
            e.getBoundingClientRect().right > innerWidth + 1
            || (getComputedStyle(e).overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1)
            || (getComputedStyle(e).overflowY !== "visible" && e.scrollHeight > e.clientHeight + 1)).map(e => e.outerHTML.slice(0, 160)).slice(0, 5)
        """;

    [Theory]
    [InlineData("/plans", Upright)]
    [InlineData("/kpis", Upright)]
    [InlineData("/rounds", Lying)]
    [InlineData("/plans/4?step=4-0-2.5", Lying)]
    [InlineData("/criteria", Lying)]
    [InlineData("/analysis/slips", Lying)]
    [InlineData("/analysis/curve?place=category4", Lying)]
    [InlineData("/budget?place=4", Lying)]
    public async Task A_page_fits_its_paper_and_says_where_it_comes_from(string path, int width)
    {
        var window = await OpenAsync();
        await window.LookAsync(new ViewSettings(Theme: Theme.Dark));
        await window.GoAsync(path);
        var page = window.Page;

        await page.SetViewportSizeAsync(width, 1000);
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        // A chart draws itself anew a moment after its window got another size.
        await Expect(page.Locator(".canvas .apexcharts-svg")).ToHaveCountAsync(await page.Locator(".canvas:not([hidden])").CountAsync());
        await page.WaitForFunctionAsync($"() => [...document.querySelectorAll('.apexcharts-svg')].every(svg => svg.getAttribute('width') <= {width})");
        Assert.Empty(await page.EvaluateAsync<string[]>(Cut));
        await Expect(page.GetByRole(AriaRole.Banner)).ToBeHiddenAsync();
        await Expect(page.Locator(".paper-head")).ToContainTextAsync(path);
        await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
        await Expect(page.Locator("body")).ToHaveCSSAsync("color", "rgb(19, 32, 58)");

        // One kind of paper from the first sheet to the last: where it changed, a sheet would be empty.
        var sheets = Sheets(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        Assert.NotEmpty(sheets);
        Assert.All(sheets, sheet => Assert.Equal(width == Lying ? (842, 595) : (595, 842), sheet));
    }

    [Fact]
    public async Task The_check_itself_sees_what_is_cut()
    {
        var window = await OpenAsync(Upright, 1000);
        await window.Page.SetContentAsync("""
            <html lang="th"><title>x</title><main><div style="overflow:auto;height:1rem;width:9rem"><p>กำลังดำเนินการ</p><p>กำลังดำเนินการ</p></div><p style="width:900px">x</p></main></html>
            """);

        Assert.Equal(2, (await window.Page.EvaluateAsync<string[]>(Cut)).Length);
    }

    private static (int Width, int Height)[] Sheets(byte[] pdf) =>
        [.. MediaBox().Matches(Encoding.Latin1.GetString(pdf)).Select(m => (Points(m.Groups[1]), Points(m.Groups[2])))];

    private static int Points(Group group) => (int)Math.Round(double.Parse(group.Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")]
    private static partial Regex MediaBox();
}
