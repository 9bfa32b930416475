using System.Globalization;
using PmqaDashboard.Bench.Processes;
using PmqaDashboard.Bench.Results;

namespace PmqaDashboard.Bench.Scenarios;

/// <summary>
/// Screens in a real browser that nobody touches while the demonstration reports every second: does the memory of page and server stay
/// flat? A minute is taken to warm up; the trend is that of all samples after it.
/// </summary>
internal sealed class SoakScenario : IScenario
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    // Each rotates through all its scenes several times; the third one draws the longest lists all the time.
    private static readonly (string Name, string Path)[] Screens =
        [("wall", "/wall"), ("wall, light, English", "/wall?lang=en&theme=light"), ("latest changes", "/wall?scene=latest")];

    public string Name => "soak";

    public string About => "memory of screens and server over simulated change, for --minutes";

    public async Task RunAsync(BenchOptions options, Report report)
    {
        await using var product = await Product.StartAsync(
            options.Server, history: true, new Dictionary<string, string> { ["Demo__Simulation"] = "true", ["Demo__SimulationInterval"] = "1" });

        // Each in a browser of its own, as each hangs on a wall of its own: a page behind another one draws no frames, and what a browser
        // gives up with a frame would pass for a leak.
        var browsers = new List<Chromium>();
        try
        {
            var pages = new List<(string Name, BrowserPage Page)>();
            foreach (var (name, path) in Screens)
            {
                browsers.Add(await Chromium.StartAsync());
                pages.Add((name, await browsers[^1].OpenAsync(new Uri(product.Server.Address, path))));
            }

            await HangAsync(product, pages, options.Minutes, report);
        }
        finally
        {
            foreach (var browser in browsers)
            {
                await browser.DisposeAsync();
            }
        }
    }

    private static async Task HangAsync(Product product, List<(string Name, BrowserPage Page)> pages, int minutes, Report report)
    {
        var end = TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(minutes);
        var samples = new Dictionary<string, List<(double Minute, double Value)>>();
        var scenes = new HashSet<string>();
        long begin = TimeProvider.System.GetTimestamp();
        await Task.Delay(TimeSpan.FromMinutes(1), TimeProvider.System);
        while (TimeProvider.System.GetUtcNow() < end)
        {
            double minute = TimeProvider.System.GetElapsedTime(begin).TotalMinutes;
            await FullCollection.AskAsync(product.Server.Id);
            Keep("server, collected, MiB", minute, product.Server.Figures.PssKiB / 1024);
            foreach (var (name, page) in pages)
            {
                var (heap, nodes, listeners) = await page.KeptAsync();
                Keep($"{name}: script heap, KB", minute, heap / 1000);
                Keep($"{name}: nodes", minute, nodes);
                Keep($"{name}: listeners", minute, listeners);
                scenes.Add($"{name}: {await page.ReadAsync("document.querySelector('.wall').dataset.scene")}");
                if (await page.ReadAsync("document.querySelector('[data-pulse]').dataset.pulse") != "live")
                {
                    Keep($"{name}: not live", minute, 1);
                }
            }

            await Task.Delay(Pause, TimeProvider.System);
        }

        string changes = await pages[0].Page.ReadAsync("document.querySelector('.wall').dataset.sequence");
        Console.WriteLine($"  {changes}; {string.Join(", ", scenes.Order())}");
        foreach (var (what, values) in samples)
        {
            report.Add("soak", what, "first", values[0].Value);
            report.Add("soak", what, "last", values[^1].Value);
            report.Add("soak", what, "trend per hour", Trend(values) * 60);
        }

        pages.ForEach(p => p.Page.Dispose());

        void Keep(string what, double minute, double value)
        {
            samples.TryAdd(what, []);
            samples[what].Add((minute, value));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {minute,6:0.0} min  {what,-44} {value:0.0}"));
        }
    }

    // Slope of the line of least squares.
    private static double Trend(List<(double Minute, double Value)> values)
    {
        double minute = values.Average(v => v.Minute);
        double mean = values.Average(v => v.Value);
        double over = values.Sum(v => (v.Minute - minute) * (v.Minute - minute));
        return over == 0 ? 0 : values.Sum(v => (v.Minute - minute) * (v.Value - mean)) / over;
    }
}
