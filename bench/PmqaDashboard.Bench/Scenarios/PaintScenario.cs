using PmqaDashboard.Bench.Processes;
using PmqaDashboard.Bench.Results;

namespace PmqaDashboard.Bench.Scenarios;

/// <summary>
/// The first visit: a page's complete HTML from a warm server, over HTTP and compressed as for a browser; and a server's first
/// complete page after its process started. Pages are asked for in turns.
/// </summary>
internal sealed class PaintScenario : IScenario
{
    private const int WarmUp = 200, Visits = 400;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public string Name => "paint";

    public string About => "first paint of the wall and of a plan, and cold start";

    public async Task RunAsync(BenchOptions options, Report report)
    {
        for (int run = 0; run < options.Runs; run++)
        {
            await WarmAsync(options, report);
            await ColdAsync(options, report);
        }
    }

    private static async Task WarmAsync(BenchOptions options, Report report)
    {
        await using var floor = await StartFloorAsync(options);
        await using var product = await Product.StartAsync(options.Server, history: true);
        await using var before = options.Before is { } path ? await Product.StartAsync(path, history: true) : null;
        var pages = new List<Page> { new(Subject.FloorName, floor.Address, "/", "tile") };
        if (before is not null)
        {
            pages.Add(new Page("wall before", before.Server.Address, "/wall", "data-sequence=\"seq-"));
            pages.Add(new Page("plan before", before.Server.Address, "/plans/10", "row-10-1-1"));
        }

        pages.Add(new Page("wall", product.Server.Address, "/wall", "data-sequence=\"seq-"));
        pages.Add(new Page("plan", product.Server.Address, "/plans/10", "row-10-1-1"));
        foreach (var page in pages)
        {
            await page.CheckAsync();
        }

        for (int visit = 0; visit < WarmUp + Visits; visit++)
        {
            foreach (var page in pages)
            {
                await page.VisitAsync(counts: visit >= WarmUp);
            }
        }

        foreach (var page in pages)
        {
            report.Add("paint", "first paint p50, ms", page.Subject, page.Times.Percentile(50), "≤ 25");
            report.Add("paint", "first paint p99, ms", page.Subject, page.Times.Percentile(99));
            report.Add("paint", "HTML as sent, KB", page.Subject, page.Bytes / 1000.0);
            page.Dispose();
        }
    }

    private static async Task ColdAsync(BenchOptions options, Report report)
    {
        await using (var product = await Product.StartAsync(options.Server, history: true))
        {
            await product.Server.DisposeAsync();
            report.Add("paint", "cold start to the first page, s", "wall", await product.AgainAsync(options.Server, "/wall"), "≤ 2");
        }

        if (options.Before is { } path)
        {
            await using var before = await Product.StartAsync(path, history: true);
            await before.Server.DisposeAsync();
            report.Add("paint", "cold start to the first page, s", "wall before", await before.AgainAsync(path, "/wall"), "≤ 2");
        }

        long start = TimeProvider.System.GetTimestamp();
        await using var floor = await StartFloorAsync(options);
        using var client = new HttpClient { BaseAddress = floor.Address, Timeout = Patience };
        await client.GetStringAsync(new Uri("/", UriKind.Relative));
        report.Add("paint", "cold start to the first page, s", Subject.FloorName, TimeProvider.System.GetElapsedTime(start).TotalSeconds);
    }

    private static Task<ServerProcess> StartFloorAsync(BenchOptions options) =>
        ServerProcess.StartAsync(options.Floor, new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development" });

    /// <summary>A page that is visited by somebody who was never here: no cookie, nothing cached.</summary>
    private sealed class Page : IDisposable
    {
        private readonly HttpClient _client;
        private readonly string _path;
        private readonly string _mark;

        public Page(string subject, Uri address, string path, string mark)
        {
            (Subject, _path, _mark) = (subject, path, mark);
            _client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = address, Timeout = Patience };
            _client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml");
        }

        public string Subject { get; }

        public Samples Times { get; } = new();

        public long Bytes { get; private set; }

        /// <summary>Makes sure that it is the page that is meant, and complete.</summary>
        public async Task CheckAsync()
        {
            string html = await _client.GetStringAsync(new Uri(_path, UriKind.Relative));
            if (!html.Contains(_mark, StringComparison.Ordinal) || !html.Contains("</html>", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"{Subject}: {_path} is not the page that was to be measured.");
            }

            _client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", "br, gzip");
        }

        public async Task VisitAsync(bool counts)
        {
            long start = TimeProvider.System.GetTimestamp();
            byte[] html = await _client.GetByteArrayAsync(new Uri(_path, UriKind.Relative));
            if (counts)
            {
                Times.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
                Bytes = html.Length;
            }
        }

        public void Dispose() => _client.Dispose();
    }
}
