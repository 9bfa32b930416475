using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>The wall on screens of several shapes, as they hang in corridors.</summary>
public class WallTests(Stage stage) : EndToEndTest(stage)
{
    [Theory]
    [InlineData(1920, 1080)]
    [InlineData(3840, 2160)]
    [InlineData(1366, 768)]
    [InlineData(1280, 1024)]
    [InlineData(1080, 1920)]
    public async Task It_fills_a_screen_of_any_shape_and_nothing_is_cut_off(int width, int height)
    {
        var window = await OpenAsync(width, height);

        foreach (string language in (string[])["th", "en"])
        {
            await window.GoAsync("/wall?lang=" + language);

            Assert.Empty(await window.Page.EvaluateAsync<string[]>("""
                () => [document.documentElement, ...document.querySelectorAll(".wall .card, .wall .row .cell, .wall .page")]
                    .filter(e => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1)
                    .map(e => `${e.className}: ${e.scrollWidth}x${e.scrollHeight} in ${e.clientWidth}x${e.clientHeight}: ${e.textContent.trim().slice(0, 60)}`)
                """));
        }
    }

    [Fact]
    public async Task The_picture_does_not_jump_when_the_circuit_takes_over()
    {
        var window = await OpenAsync();
        await window.Page.AddInitScriptAsync("""
            window.shifts = [];
            new PerformanceObserver(list => window.shifts.push(...list.getEntries().map(e => e.value)))
                .observe({ type: "layout-shift", buffered: true });
            """);

        await window.GoAsync("/wall");

        // The second beat is the circuit's own: it has drawn everything anew by then.
        string? beat = await window.Page.Locator("[data-beat]").GetAttributeAsync("data-beat");
        await Expect(window.Page.Locator("[data-beat]")).Not.ToHaveAttributeAsync("data-beat", beat!);
        // What is left is the font that comes in; without the style sheet for a moment it would be near 1.
        Assert.InRange(await window.Page.EvaluateAsync<double>("() => window.shifts.reduce((a, b) => a + b, 0)"), 0, 0.1);
    }
}
