using System.Globalization;
using PmqaDashboard.Bench.Circuits;
using PmqaDashboard.Bench.Clients;
using PmqaDashboard.Bench.Processes;
using PmqaDashboard.Bench.Results;

namespace PmqaDashboard.Bench.Scenarios;

/// <summary>
/// What nodes cost and what they share: the same screens on one, two and three nodes that stand on one PostgreSQL. The coefficients
/// of a single node foretell what several take, and the scenario shows how far off that is.
/// </summary>
internal sealed class NodesScenario : IScenario
{
    private static readonly TimeProvider Time = TimeProvider.System;
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public string Name => "nodes";

    public string About => "one, two and three nodes on PostgreSQL: what a node, a screen and a save cost";

    public async Task RunAsync(BenchOptions options, Report report)
    {
        int screens = options.Screens.Min();
        for (int run = 0; run < options.Runs; run++)
        {
            Cost? ofOne = null;
            for (int count = 1; count <= 3; count++)
            {
                string subject = string.Create(CultureInfo.InvariantCulture, $"{count} node{(count == 1 ? "" : "s")}");
                void Add(string figure, double value, string? aim = null) =>
                    report.Add(string.Create(CultureInfo.InvariantCulture, $"nodes {screens}"), figure, subject, value, aim);

                await using var set = await NodeSet.StartAsync(options.Server, count);
                await set.Nodes[0].ExplainAsync(async () =>
                {
                    var cost = await MeasureAsync(set, screens, options.Saves, Add);
                    ofOne ??= cost;
                    Add("memory of all nodes / foretold from one", cost.Memory(count, screens) / ofOne.Memory(count, screens), "1");
                    Add("CPU of a save on all nodes / foretold from one", cost.Save(count, screens) / ofOne.Save(count, screens), "1");
                });
            }
        }
    }

    private static async Task<Cost> MeasureAsync(NodeSet set, int screens, int saves, Action<string, double, string?> add)
    {
        await using var reporters = await Reporters.EnterAsync(set.Nodes[0].Address, set.Book);
        await WarmUpAsync(set, reporters);
        double[] bare = await MemoryAsync(set);
        var (saving, following, database) = await WithoutScreensAsync(set, reporters, saves);

        var walls = new List<ScreenSet>();
        try
        {
            foreach (var (node, i) in set.Nodes.Select((n, i) => (n, i)))
            {
                walls.Add(new ScreenSet());
                await walls[i].OpenAsync(node.Address, "/wall?scene=overview", (screens / set.Nodes.Count) + (i < screens % set.Nodes.Count ? 1 : 0));
            }

            await Task.Delay(Settle, Time);
            double[] idleFrom = Cpu(set);
            long idleBegan = Time.GetTimestamp();
            await Task.Delay(TimeSpan.FromSeconds(10), Time);
            double idle = (Cpu(set).Sum() - idleFrom.Sum()) / Time.GetElapsedTime(idleBegan).TotalSeconds;

            var (latency, lost, perSave) = await PushAsync(set, walls, reporters, saves, idle);
            double[] full = await MemoryAsync(set);
            double perPush = (perSave - saving - (following * (set.Nodes.Count - 1))) / screens;
            double perScreen = (full.Sum() - bare.Sum()) / screens;

            add("memory of a node without screens, MiB", bare.Average() / 1024, null);
            add("memory per screen, KiB", perScreen, null);
            add("CPU of a save without screens, node that saves, ms", saving * 1000, null);
            add("CPU of a save without screens, every other node, ms", following * 1000, null);
            add("CPU of a save, database, ms", database * 1000, null);
            add("CPU of a push, ms per 1 000 screens", perPush * 1_000_000, null);
            add("CPU while nothing happens, ms per screen and minute", idle * 60_000 / screens, null);
            add("connections to the database per node", await set.ConnectionsAsync() / set.Nodes.Count, null);
            add("save → screen, p50 ms", latency.Percentile(50), null);
            add("save → screen, p99 ms", latency.Percentile(99), null);
            add("changes lost", lost, "0");
            return new Cost(bare.Average(), perScreen, saving, following, perPush);
        }
        finally
        {
            foreach (var wall in walls)
            {
                await wall.DisposeAsync();
            }
        }
    }

    // Code that has run often enough is compiled anew, for good; what the first screens make ready is not theirs.
    private static async Task WarmUpAsync(NodeSet set, Reporters reporters)
    {
        foreach (var node in set.Nodes)
        {
            await using var first = new ScreenSet();
            await first.OpenAsync(node.Address, "/wall?scene=overview", 60);
            for (int i = 0; i < 40; i++)
            {
                await first.ReachAsync(await reporters.SaveAsync(), Patience);
                await Task.Delay(TimeSpan.FromMilliseconds(50), Time);
            }
        }
    }

    private static async Task<(double Saving, double Following, double Database)> WithoutScreensAsync(NodeSet set, Reporters reporters, int saves)
    {
        double idle = await DatabaseIdleAsync(set);
        double[] idleFrom = Cpu(set);
        await Task.Delay(TimeSpan.FromSeconds(5), Time);
        double[] idlePerSecond = [.. Cpu(set).Zip(idleFrom, (now, before) => (now - before) / 5)];

        // Enough of them that the kernel's hundredths of a second do not show.
        saves *= 10;
        double[] from = Cpu(set);
        double database = await set.DatabaseCpuAsync();
        long began = Time.GetTimestamp();
        for (int i = 0; i < saves; i++)
        {
            await reporters.SaveAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(50), Time);
        }

        double seconds = Time.GetElapsedTime(began).TotalSeconds;
        double[] perSave = [.. Cpu(set).Select((now, i) => (now - from[i] - (idlePerSecond[i] * seconds)) / saves)];
        database = (await set.DatabaseCpuAsync() - database - (idle * seconds)) / saves;
        return (perSave[0], perSave.Skip(1).DefaultIfEmpty(0).Average(), database);
    }

    private static async Task<double> DatabaseIdleAsync(NodeSet set)
    {
        double from = await set.DatabaseCpuAsync();
        await Task.Delay(TimeSpan.FromSeconds(5), Time);
        return (await set.DatabaseCpuAsync() - from) / 5;
    }

    private static async Task<(Samples Latency, int Lost, double CpuPerSave)> PushAsync(
        NodeSet set, List<ScreenSet> walls, Reporters reporters, int saves, double idle)
    {
        var latency = new Samples();
        int lost = 0;
        double cpu = Cpu(set).Sum();
        long began = Time.GetTimestamp();
        for (int i = 0; i < saves; i++)
        {
            long start = Time.GetTimestamp();
            long sequence = await reporters.SaveAsync();
            foreach (var wall in walls)
            {
                lost += await wall.ReachAsync(sequence, Patience);
                foreach (var screen in wall.Screens.Where(s => s.Sequence == sequence))
                {
                    latency.Add(Time.GetElapsedTime(start, screen.SequenceAt).TotalMilliseconds);
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(870), Time);
        }

        double perSave = (Cpu(set).Sum() - cpu - (idle * Time.GetElapsedTime(began).TotalSeconds)) / saves;
        return (latency, lost, perSave);
    }

    private static double[] Cpu(NodeSet set) => [.. set.Nodes.Select(n => n.Cpu)];

    private static async Task<double[]> MemoryAsync(NodeSet set)
    {
        foreach (var node in set.Nodes)
        {
            await FullCollection.AskAsync(node.Id);
        }

        await Task.Delay(Settle, Time);
        return [.. set.Nodes.Select(n => n.Figures.PssKiB)];
    }

    /// <summary>What was measured, as coefficients: KiB and seconds of processor time.</summary>
    private sealed record Cost(double Node, double Screen, double Saving, double Following, double Push)
    {
        /// <summary>Memory of some nodes with some screens in all.</summary>
        public double Memory(int nodes, int screens) => (nodes * Node) + (screens * Screen);

        /// <summary>Processor time of a save until every screen shows it.</summary>
        public double Save(int nodes, int screens) => Saving + ((nodes - 1) * Following) + (screens * Push);
    }
}
