using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>The wall on its screen, full of a year's reports: nobody stands there to scroll it.</summary>
[Collection(Stage.Looks)]
public class WallFitTests(Stage stage) : EndToEndTest(stage)
{
    [Fact]
    public async Task The_wall_fits_its_screen_and_is_legible_from_afar()
    {
        var server = await StartSimulationAsync();
        var faults = new List<string>();
        foreach (var (width, height) in ((int, int)[])[(1920, 1080), (3840, 2160)])
        {
            foreach (string query in (string[])["", "&lang=en&digits=arabic&theme=light"])
            {
                var window = await OpenAsync(width, height, server);
                await new WallScreen(window).GoAsync("?scene=overview" + query);
                await window.Page.EvaluateAsync("document.fonts.ready");
                faults.AddRange((await window.Page.EvaluateAsync<string[]>(Faults)).Select(fault => $"{width}x{height}{query}: {fault}"));
                await window.DisposeAsync();
            }
        }

        faults.AddRange(await CutRowsAsync(await OpenAsync(server: server)));
        Assert.Empty(faults);
    }

    // Every scene of lists, as it is and as it is read from so far away that it is enlarged.
    private static async Task<List<string>> CutRowsAsync(Window window)
    {
        var faults = new List<string>();
        foreach (var (query, scale) in ((string, string)[])[("lang=th", "1"), ("lang=en&inches=55&metres=4.8", "3")])
        {
            foreach (string scene in (string[])["category1", "category4", "reporting", "kpis", "dueSoon", "latest", "late"])
            {
                await window.GoAsync($"/wall?scene={scene}&{query}");
                await Expect(window.Page.Locator(".wall")).ToHaveAttributeAsync("data-scale", scale);
                await window.Page.EvaluateAsync("document.fonts.ready");
                faults.AddRange((await window.Page.EvaluateAsync<string[]>(CutRows)).Select(fault => $"{scene} at {scale}: {fault}"));
            }
        }

        return faults;
    }


    // Rows beyond their page are seen by nobody; what is beyond its card was never laid out for it.
    private const string CutRows = """
        () => {
          const faults = [...document.querySelectorAll(".wall .page")].filter(page => page.scrollHeight > page.clientHeight + 1)
            .map(page => `${page.scrollHeight - page.clientHeight} px too many: ${page.textContent.slice(0, 60)}`);
          for (const text of document.querySelectorAll(".wall .card *:not(:has(*))")) {
            if (!text.textContent.trim() || text.closest(".strip, .unseen, svg")) continue;
            const [box, card] = [text, text.closest(".card")].map(e => e.getBoundingClientRect());
            if (box.right > card.right + 1 || box.bottom > card.bottom + 1) faults.push(`beyond its card: ${text.textContent.slice(0, 60)}`);
          }
          return faults;
        }
        """;

    // What pages by itself is longer than its window on purpose; what is for screen readers only takes no room.
    private const string Faults = """
        () => {
          const root = document.documentElement;
          const faults = [];
          if (root.scrollWidth > innerWidth) faults.push(`scrolls sideways: ${root.scrollWidth}`);
          if (root.scrollHeight > innerHeight) faults.push(`scrolls down: ${root.scrollHeight}`);
          const smallest = 20 * innerHeight / 1080;
          const texts = document.createTreeWalker(document.querySelector("[data-sequence]"), NodeFilter.SHOW_TEXT);
          for (let text; (text = texts.nextNode());) {
            const element = text.parentElement;
            if (!text.data.trim() || !element.checkVisibility({ visibilityProperty: true }) || element.closest(".unseen, .pages")) continue;
            const words = text.data.trim().slice(0, 40);
            const size = parseFloat(getComputedStyle(element).fontSize) * (element.getScreenCTM?.().a ?? 1);
            if (size < smallest - 0.1) faults.push(`too small (${size.toFixed(1)} px): ${words}`);
            const range = document.createRange();
            range.selectNodeContents(text);
            const boxes = [...range.getClientRects()];
            for (let around = element; around; around = around.parentElement) {
              if (around !== root && getComputedStyle(around).overflow === "visible") continue;
              const room = around === root ? new DOMRect(0, 0, innerWidth, innerHeight) : around.getBoundingClientRect();
              const out = boxes.some(b => b.left < room.left - 1 || b.right > room.right + 1 || b.top < room.top - 2 || b.bottom > room.bottom + 2);
              if (out) faults.push(`cut off: ${words} in ${around.className}`);
            }
          }
          return faults;
        }
        """;
}
