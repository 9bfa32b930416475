using System.Diagnostics;
using System.Globalization;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>
/// Screens that nobody operates, while the server is killed again and again. PMQA_WALL_KILLS says how often: bench/soak.sh does it
/// twenty times.
/// </summary>
public class WallSurvivesTests(Stage stage) : EndToEndTest(stage)
{
    // What is promised, and what a machine that is busy with everything else may need at worst.
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Worst = TimeSpan.FromSeconds(20);

    private static int Kills { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("PMQA_WALL_KILLS"), CultureInfo.InvariantCulture, out int kills) ? kills : 3;

    [Fact]
    public async Task However_often_the_server_is_killed_three_screens_keep_their_picture_and_come_back_without_a_hand()
    {
        var server = await StartServerAsync();
        var windows = new List<Window>();
        foreach (string query in (string[])["", "?scene=late", "?scene=year&lang=en"])
        {
            windows.Add(await OpenAsync(1280, 720, server));
            await new WallScreen(windows[^1]).GoAsync(query);
        }

        string[] scenes = await Task.WhenAll(windows.Select(SceneOfAsync));
        var memory = new List<(double Heap, double Nodes)>();
        var returns = new List<TimeSpan>();
        for (int kill = 0; kill < Kills; kill++)
        {
            await server.KillAsync();
            foreach (var window in windows)
            {
                await new WallScreen(window).SaysAsync("stale", within: (float)Promised.TotalMilliseconds);
                await Expect(window.Page.Locator(".wall .card").First).ToBeVisibleAsync();
                await Expect(window.Page.Locator("dialog[open], #components-reconnect-modal, #blazor-error-ui:visible")).ToHaveCountAsync(0);
                await window.Page.EvaluateAsync("window.killed = true");
            }

            await server.StartAsync();
            var back = Stopwatch.StartNew();
            foreach (var window in windows)
            {
                // A new page, for the old circuit died with its server; and one that draws.
                await window.Page.WaitForFunctionAsync(
                    "() => window.killed === undefined && document.querySelector('[data-pulse=live]') !== null",
                    null, new() { Timeout = (float)Worst.TotalMilliseconds, PollingInterval = 50 });
            }

            returns.Add(back.Elapsed);
            memory.Add(await MemoryOfAsync(windows[0]));
        }

        Assert.Equal(scenes, await Task.WhenAll(windows.Select(SceneOfAsync)));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"kills {Kills}; back after s: {string.Join(' ', returns.Select(r => r.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)))}; heap KB and nodes first {memory[0].Heap / 1000:0} {memory[0].Nodes:0}, last {memory[^1].Heap / 1000:0} {memory[^1].Nodes:0}"));
        Assert.InRange(returns.Order().ElementAt(returns.Count / 2), TimeSpan.Zero, Promised);
        Assert.InRange(memory[^1].Heap, 0, (memory[0].Heap * 1.25) + 1_000_000);
        Assert.InRange(memory[^1].Nodes, 0, (memory[0].Nodes * 1.25) + 200);
        windows.ForEach(w => w.Forgive()); // Requests to a dead server.
    }

    private static async Task<string> SceneOfAsync(Window window) => await window.Page.Locator(".wall").GetAttributeAsync("data-scene") ?? "";

    private static async Task<(double Heap, double Nodes)> MemoryOfAsync(Window window)
    {
        var devTools = await window.Context.NewCDPSessionAsync(window.Page);
        await devTools.SendAsync("HeapProfiler.collectGarbage");
        await devTools.SendAsync("Performance.enable");
        var metrics = (await devTools.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray().ToList();
        await devTools.DetachAsync();
        return (Of("JSHeapUsedSize"), Of("Nodes"));

        double Of(string name) => metrics.Single(m => m.GetProperty("name").GetString() == name).GetProperty("value").GetDouble();
    }
}
