using System.Globalization;
using PmqaDashboard.Bench.Circuits;
using PmqaDashboard.Bench.Growth;
using PmqaDashboard.Bench.Processes;
using PmqaDashboard.Bench.Results;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Bench.Scenarios;

/// <summary>The plan and its journal once, ten times and a hundred times: what grows with them, and what must not.</summary>
internal sealed class GrowthScenario : IScenario
{
    private const string Scenario = "growth";
    private const int RowsOfOne = 10_000;
    private const int Screens = 100;
    private static readonly TimeProvider Time = TimeProvider.System;
    private static readonly DateOnly Today = new(2010, 6, 18);
    private static readonly string[] Pages = ["/wall", "/plans", "/plans/4", "/api/v1/board", "/api/v1/plans"];

    public string Name => Scenario;

    public string About => "start, former days, a change and pages with 1, 10 and 100 times the plan and its journal";

    public async Task RunAsync(BenchOptions options, Report report)
    {
        string folder = Directory.CreateTempSubdirectory("pmqa-growth-").FullName;
        try
        {
            var stores = new List<GrownStore>();
            foreach (int times in new[] { 1, 10, 100 })
            {
                stores.Add(await PrepareAsync(options, report, folder, times));
            }

            MeasureBoards(options, report, stores);
            for (int run = 0; run < options.Runs; run++)
            {
                foreach (var store in stores)
                {
                    await MeasureAsync(options, report, store, run);
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<GrownStore> PrepareAsync(BenchOptions options, Report report, string folder, int times)
    {
        var store = new GrownStore(times, Path.Combine(folder, $"seeds-{times}"), Path.Combine(folder, $"data-{times}"));
        GrownSeeds.Write(Path.Combine(Path.GetDirectoryName(options.Server)!, "seeds"), store.Seeds, times);
        var book = SeedReader.Read(store.Seeds);
        await using (await ServerProcess.StartAsync(options.Server, store.Settings))
        {
            // It loads the plans and makes its personas.
        }

        StoreFiller.Fill(store.Database, book, RowsOfOne * times, Today);
        Add("steps that are reported on", book.Leaves.Count);
        Add("rows of the journal", RowsOfOne * times);
        long began = Time.GetTimestamp();
        await using (await ServerProcess.StartAsync(options.Server, store.Settings))
        {
            Add("first start, no checkpoint: listening, ms", Time.GetElapsedTime(began).TotalMilliseconds);
            var before = (Count: -1L, Bytes: 0L);
            while (StoreFiller.Checkpoints(store.Database) is var now && now != before)
            {
                before = now;
                await Task.Delay(TimeSpan.FromSeconds(5), Time);
            }

            Add("checkpoints", before.Count);
            Add("checkpoints, MB", before.Bytes / 1e6);
        }

        Add("database, MB", new FileInfo(store.Database).Length / 1e6);
        return store;

        void Add(string figure, double value) => report.Add(Scenario, figure, store.Name, value);
    }

    private static void MeasureBoards(BenchOptions options, Report report, List<GrownStore> stores)
    {
        var boards = stores.Select(s => (s.Name, Board: new BoardMeasure(SeedReader.Read(s.Seeds), Today))).ToList();

        // What is compiled while it runs would be counted to the first.
        boards[0].Board.Measure((_, _, _) => { });
        boards[0].Board.Measure((_, _, _) => { });
        for (int run = 0; run < options.Runs; run++)
        {
            foreach (var (name, board) in boards)
            {
                board.Measure((figure, value, aim) => report.Add(Scenario, figure, name, value, aim));
            }
        }
    }

    private static async Task MeasureAsync(BenchOptions options, Report report, GrownStore store, int run)
    {
        long began = Time.GetTimestamp();
        var product = await Product.OpenAsync(options.Server, store.Data, store.Seeds, store.Settings);
        await using var subject = new WallSubject(product);
        Add("start → listening, ms", Time.GetElapsedTime(began).TotalMilliseconds);
        await using var first = new ScreenSet();
        await first.OpenAsync(product.Server.Address, "/wall?scene=overview", 1);
        Add("start → first wall, ms", Time.GetElapsedTime(began).TotalMilliseconds, "≤ 3 ×");
        Add("start → first wall, processor s", product.Server.Cpu, "≤ 3 ×");

        using var client = new HttpClient { BaseAddress = product.Server.Address };
        await FormerDaysAsync(client, product.Server, run, Add);
        foreach (string page in Pages)
        {
            await PageAsync(client, page, Add);
        }

        await subject.PrepareAsync();
        await using var set = new ScreenSet();
        await set.OpenAsync(product.Server.Address, "/wall?scene=overview", Screens);
        await ChangesAsync(subject, set, options.Saves, Add);
        Add("memory of the process, MiB", product.Server.Figures.RssKiB / 1024);

        void Add(string figure, double value, string? aim = null) => report.Add(Scenario, figure, store.Name, value, aim);
    }

    private static async Task FormerDaysAsync(HttpClient client, ServerProcess server, int run, Action<string, double, string?> add)
    {
        // Other days in each run, spread over the year; the first pays for what is compiled when it is first used.
        var days = Enumerable.Range(0, 25).Select(i => Today.AddDays(-3 - run - (i * 10))).ToList();
        await GetAsync(client, Day(Today.AddDays(-1)));
        var (cold, warm) = (new Samples(), new Samples());
        double cpu = server.Cpu;
        foreach (var day in days)
        {
            cold.Add((await GetAsync(client, Day(day))).Milliseconds);
        }

        double cpuOfDay = (server.Cpu - cpu) / days.Count;
        for (int i = 0; i < 20; i++)
        {
            warm.Add((await GetAsync(client, Day(days[^1]))).Milliseconds);
        }

        add("a former day, first asked: median ms", cold.Percentile(50), "< 100 ms");
        add("a former day, first asked: slowest ms", cold.Percentile(100), "< 100 ms");
        add("a former day, first asked: processor ms", cpuOfDay * 1000, "< 100 ms");
        add("a former day, asked again: median ms", warm.Percentile(50), "< 100 ms");

        static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"/api/v1/board?day={day:yyyy-MM-dd}");
    }

    private static async Task PageAsync(HttpClient client, string page, Action<string, double, string?> add)
    {
        var times = new Samples();
        long bytes = 0;
        for (int i = 0; i < 12; i++)
        {
            var (milliseconds, length) = await GetAsync(client, page);
            bytes = length;
            if (i >= 2)
            {
                times.Add(milliseconds);
            }
        }

        add($"{page}, median ms", times.Percentile(50), null);
        add($"{page}, KB", bytes / 1e3, null);
    }

    private static async Task ChangesAsync(Subject subject, ScreenSet set, int saves, Action<string, double, string?> add)
    {
        await Task.Delay(TimeSpan.FromSeconds(3), Time);
        double cpu = subject.Server.Cpu;
        long began = Time.GetTimestamp();
        await Task.Delay(TimeSpan.FromSeconds(5), Time);
        double idle = (subject.Server.Cpu - cpu) / Time.GetElapsedTime(began).TotalSeconds;

        var latency = new Samples();
        int lost = 0;
        (cpu, began) = (subject.Server.Cpu, Time.GetTimestamp());
        for (int i = 0; i < saves; i++)
        {
            long start = Time.GetTimestamp();
            long sequence = await subject.ChangeAsync();
            lost += await set.ReachAsync(sequence, TimeSpan.FromSeconds(20));
            foreach (var screen in set.Screens.Where(s => s.Sequence == sequence))
            {
                latency.Add(Time.GetElapsedTime(start, screen.SequenceAt).TotalMilliseconds);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(570), Time);
        }

        double seconds = Time.GetElapsedTime(began).TotalSeconds;
        add("save → screen, p50 ms", latency.Percentile(50), "≤ 2 ×");
        add("save → screen, p99 ms", latency.Percentile(99), null);
        add("CPU of a save and its push to 100 screens, ms", (subject.Server.Cpu - cpu - (idle * seconds)) / saves * 1000, "≤ 2 ×");
        add("changes lost", lost, "0");
    }

    private static async Task<(double Milliseconds, long Bytes)> GetAsync(HttpClient client, string address)
    {
        long began = Time.GetTimestamp();
        byte[] body = await client.GetByteArrayAsync(new Uri(address, UriKind.Relative));
        return (Time.GetElapsedTime(began).TotalMilliseconds, body.LongLength);
    }

    private sealed record GrownStore(int Times, string Seeds, string Data)
    {
        public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"{Times}×");

        public string Database => Path.Combine(Data, "pmqa.db");

        public Dictionary<string, string> Settings => Product.Settings(
            Data, simulation: false, new Dictionary<string, string> { ["Plans__Directory"] = Seeds });
    }
}
