using System.Globalization;
using PmqaDashboard.Bench.Circuits;
using PmqaDashboard.Bench.Results;

namespace PmqaDashboard.Bench.Scenarios;

/// <summary>A hundred saves within a second: they must coalesce, and the last state must be everywhere at once.</summary>
internal sealed class BurstScenario : IScenario
{
    private const int Saves = 100;
    private static readonly TimeProvider Time = TimeProvider.System;

    public string Name => "burst";

    public string About => "a hundred saves in a second, on many walls";

    public async Task RunAsync(BenchOptions options, Report report)
    {
        foreach (int screens in options.Screens)
        {
            string scenario = string.Create(CultureInfo.InvariantCulture, $"burst {screens}");
            for (int run = 0; run < options.Runs; run++)
            {
                foreach (var (name, start) in Subject.All(options))
                {
                    await using var subject = await start();
                    await subject.PrepareAsync();
                    await subject.Server.ExplainAsync(() => MeasureAsync(subject, screens, (figure, value, aim) => report.Add(scenario, figure, name, value, aim)));
                }
            }
        }
    }

    private static async Task MeasureAsync(Subject subject, int screens, Action<string, double, string?> add)
    {
        await using var set = new ScreenSet();
        await set.OpenAsync(subject.Server.Address, subject.Page, screens);
        await Task.Delay(TimeSpan.FromSeconds(4), Time);
        long batches = set.Batches;
        double cpu = subject.Server.Cpu;
        long began = Time.GetTimestamp();
        var saves = new Task<long>[Saves];
        for (int i = 0; i < Saves; i++)
        {
            var due = (TimeSpan.FromSeconds(1) / Saves * i) - Time.GetElapsedTime(began);
            if (due > TimeSpan.Zero)
            {
                await Task.Delay(due, Time);
            }

            saves[i] = subject.ChangeAsync();
        }

        long last = (await Task.WhenAll(saves)).Max();
        long answered = Time.GetTimestamp();
        int lost = await set.ReachAsync(last, TimeSpan.FromSeconds(30));
        double arrived = set.Screens.Max(s => Time.GetElapsedTime(answered, s.SequenceAt).TotalMilliseconds);
        add("all saves acknowledged, ms", Time.GetElapsedTime(began, answered).TotalMilliseconds, null);
        add("last acknowledged → last screen, ms", arrived, "≤ 1 000");
        add("batches per screen", (double)(set.Batches - batches) / set.Screens.Count, null);
        add("CPU s, all of it", subject.Server.Cpu - cpu, null);
        add("screens without the last state", lost, "0");
    }
}
