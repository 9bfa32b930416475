using System.Globalization;
using PmqaDashboard.Bench.Circuits;
using PmqaDashboard.Bench.Processes;
using PmqaDashboard.Bench.Results;

namespace PmqaDashboard.Bench.Scenarios;

/// <summary>What a wall costs beside a bare page: memory, opening, and a change on its way to every screen.</summary>
internal sealed class ScreensScenario : IScenario
{
    private static readonly TimeProvider Time = TimeProvider.System;
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan IdleFor = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public string Name => "screens";

    public string About => "memory, opening time, latency and cost of a change, idle cost: the wall beside the floor";

    public async Task RunAsync(BenchOptions options, Report report)
    {
        foreach (int screens in options.Screens)
        {
            for (int run = 0; run < options.Runs; run++)
            {
                foreach (var (name, start) in Subject.All(options))
                {
                    await using var subject = await start();
                    await subject.PrepareAsync();
                    string scenario = string.Create(CultureInfo.InvariantCulture, $"screens {screens}");
                    await subject.Server.ExplainAsync(() =>
                        MeasureAsync(subject, screens, options.Saves, (figure, value, aim) => report.Add(scenario, figure, name, value, aim)));
                }
            }
        }
    }

    private static async Task MeasureAsync(Subject subject, int count, int saves, Action<string, double, string?> add)
    {
        var server = subject.Server;
        await WarmUpAsync(subject);
        await FullCollection.AskAsync(server.Id);
        await Task.Delay(Settle, Time);
        var before = server.Figures;

        await using var set = new ScreenSet();
        long began = Time.GetTimestamp();
        await set.OpenAsync(server.Address, subject.Page, count);
        double opening = Time.GetElapsedTime(began).TotalSeconds;
        add("opening, median ms", set.Opening.Percentile(50), null);
        add("opening, screens a second", count / opening, null);
        add("opening, CPU ms per screen", (server.Cpu - before.CpuSeconds) * 1000 / count, null);
        await Task.Delay(Settle, Time);
        add("memory of the process after opening, MiB", server.Figures.RssKiB / 1024, count >= 5000 ? "≤ 2 048" : null);
        add("memory per screen after opening, KiB", (server.Figures.PssKiB - before.PssKiB) / count, null);

        await subject.ChangeAsync();
        await Task.Delay(Settle, Time);
        var (idleCpu, idleBytes) = await IdleAsync(subject, set);
        add("idle, CPU ms per screen and minute", idleCpu * 60_000 / count, null);
        add("idle, bytes per screen and second", idleBytes / count, null);

        await PushAsync(subject, set, saves, idleCpu, idleBytes, add);

        add("memory of the process after the pushes, MiB", server.Figures.RssKiB / 1024, count >= 5000 ? "≤ 2 048" : null);
        await FullCollection.AskAsync(server.Id);
        await Task.Delay(Settle, Time);
        add("memory per screen, collected, KiB", (server.Figures.PssKiB - before.PssKiB) / count, "≤ 350, ≤ 1.35 × floor");
        add("screens that failed", set.Failed.Count, "0");
    }

    // What the first screens make ready once for all is not theirs, and code that has run often enough is compiled anew, for good.
    private static async Task WarmUpAsync(Subject subject)
    {
        await using var first = new ScreenSet();
        await first.OpenAsync(subject.Server.Address, subject.Page, 60);
        for (int i = 0; i < 40; i++)
        {
            await first.ReachAsync(await subject.ChangeAsync(), Patience);
            await Task.Delay(TimeSpan.FromMilliseconds(50), Time);
        }
    }

    private static async Task<(double CpuPerSecond, double BytesPerSecond)> IdleAsync(Subject subject, ScreenSet set)
    {
        double cpu = subject.Server.Cpu;
        long bytes = set.Received;
        long began = Time.GetTimestamp();
        await Task.Delay(IdleFor, Time);
        double seconds = Time.GetElapsedTime(began).TotalSeconds;
        return ((subject.Server.Cpu - cpu) / seconds, (set.Received - bytes) / seconds);
    }

    private static async Task PushAsync(
        Subject subject, ScreenSet set, int saves, double idleCpu, double idleBytes, Action<string, double, string?> add)
    {
        var (fromStart, fromAnswer, answers, bytes) = (new Samples(), new Samples(), new Samples(), new Samples());
        int lost = 0;
        double cpu = subject.Server.Cpu;
        long received = set.Received;
        long began = Time.GetTimestamp();
        for (int i = 0; i < saves; i++)
        {
            long start = Time.GetTimestamp();
            long sequence = await subject.ChangeAsync();
            long answered = Time.GetTimestamp();
            answers.Add(Time.GetElapsedTime(start, answered).TotalMilliseconds);
            lost += await set.ReachAsync(sequence, Patience);
            foreach (var screen in set.Screens.Where(s => s.Sequence == sequence))
            {
                fromStart.Add(Time.GetElapsedTime(start, screen.SequenceAt).TotalMilliseconds);
                fromAnswer.Add(Math.Max(0, Time.GetElapsedTime(answered, screen.SequenceAt).TotalMilliseconds));
                bytes.Add(screen.SequenceBytes);
            }

            // So that changes do not meet, as on a calm day; not in step with anything periodic.
            await Task.Delay(TimeSpan.FromMilliseconds(870), Time);
        }

        double seconds = Time.GetElapsedTime(began).TotalSeconds;
        int count = set.Screens.Count;
        add("save → screen, p50 ms", fromStart.Percentile(50), null);
        add("save → screen, p99 ms", fromStart.Percentile(99), "≤ 1.25 × floor");
        add("acknowledged → screen, p50 ms", fromAnswer.Percentile(50), null);
        add("acknowledged → screen, p99 ms", fromAnswer.Percentile(99), null);
        add("save acknowledged, median ms", answers.Percentile(50), null);
        add("changes lost", lost, "0");
        add("CPU per push and 1 000 screens, s", (subject.Server.Cpu - cpu - (idleCpu * seconds)) / saves / count * 1000, "≤ 1.25 × floor");
        add("bytes of a change, median", bytes.Percentile(50), "≤ 1 500");
        add("bytes of a change, p99", bytes.Percentile(99), null);
        add("bytes per screen and change, all", (set.Received - received - (idleBytes * seconds)) / saves / count, "≤ 1 500");
    }
}
