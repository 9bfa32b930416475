using System.Globalization;
using PmqaDashboard.Bench.Clients;
using PmqaDashboard.Bench.Processes;
using PmqaDashboard.Bench.Results;
using PmqaDashboard.Tests.Server.Postgres;

namespace PmqaDashboard.Bench.Scenarios;

/// <summary>
/// Sixty-four who report at once through the page's own address: first as fast as they are answered, then at the pace that is the
/// aim, while somebody reads pages. Both databases wait for the disk.
/// </summary>
internal sealed class SavesScenario : IScenario
{
    private const int Writers = 64, Pace = 300, PagesAlone = 40, WarmSaves = 2000;
    private const string Page = "/plans";
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(60), Length = TimeSpan.FromSeconds(10);
    private static readonly TimeProvider Time = TimeProvider.System;

    public string Name => "saves";

    public string About => $"{Writers} writers at once on SQLite and PostgreSQL, and pages meanwhile";

    public async Task RunAsync(BenchOptions options, Report report)
    {
        for (int run = 0; run < options.Runs; run++)
        {
            await MeasureAsync("SQLite", options.Server, report);
            if (options.Before is { } before)
            {
                await MeasureAsync("before, SQLite", before, report);
            }

            if (PostgresPrograms.Missing is { } missing)
            {
                Console.WriteLine($"  not on PostgreSQL: {missing}");
                continue;
            }

            await using var cluster = await PostgresCluster.StartAsync(durable: true);
            await cluster.SqlAsync("CREATE DATABASE pmqa");
            await MeasureAsync("PostgreSQL", options.Server, report, new Dictionary<string, string>
            {
                ["Database__Provider"] = "Postgres",
                ["ConnectionStrings__Pmqa"] = cluster.NetworkConnectionString("pmqa"),
            });
        }
    }

    private static async Task MeasureAsync(string subject, string program, Report report, IReadOnlyDictionary<string, string>? settings = null)
    {
        await using var product = await Product.StartAsync(program, history: false, settings);
        await product.Server.ExplainAsync(async () =>
        {
            var people = await EnterAsync(product);
            using var reader = await Writer.EnterAsync(product.Server.Address, "secretariat");
            try
            {
                await SaveAsync(people, WarmUp, pace: null, most: WarmSaves);
                double alone = Median(await ReadAsync(reader, PagesAlone));
                Add("as fast as they can", "saves per second", await SaveAsync(people, Length, pace: null), product.Server);
                Add("at 300 a second", "saves per second", await SaveAsync(people, Length, Pace, reader, alone), product.Server);
            }
            finally
            {
                people.ForEach(p => p.Writer.Dispose());
            }
        });

        void Add(string how, string rate, Outcome outcome, ServerProcess server)
        {
            string scenario = string.Create(CultureInfo.InvariantCulture, $"saves {Writers} {how}");
            report.Add(scenario, rate, subject, outcome.Rate, "≥ 300");
            report.Add(scenario, "acknowledged after p50, ms", subject, outcome.Latency.Percentile(50));
            report.Add(scenario, "acknowledged after p99, ms", subject, outcome.Latency.Percentile(99), "≤ 250");
            report.Add(scenario, "not saved", subject, outcome.Failures, "0");
            report.Add(scenario, "\"database is locked\" in the log", subject, server.Output.Split("database is locked").Length - 1, "0");
            report.Add(scenario, "CPU ms per save", subject, outcome.Cpu * 1000 / outcome.Latency.Count);
            if (outcome.PageRatio is { } ratio)
            {
                report.Add(scenario, $"{Page} median, saving / alone", subject, ratio, "≤ 1.25");
            }
        }

        async Task<Outcome> SaveAsync(List<Person> people, TimeSpan length, int? pace, Writer? reader = null, double alone = 0, int most = int.MaxValue)
        {
            var latency = new Samples();
            int failures = 0, sent = 0;
            var sequences = new System.Collections.Concurrent.ConcurrentDictionary<long, bool>();
            double cpu = product.Server.Cpu;
            long began = Time.GetTimestamp();
            var writing = Task.WhenAll(people.Select((person, n) => Task.Run(() => WriteAsync(person, n))));
            double? ratio = reader is null ? null : Median(await ReadUntilAsync(reader, writing)) / alone;
            await writing;
            double seconds = Time.GetElapsedTime(began).TotalSeconds;
            return sequences.Count == latency.Count
                ? new Outcome(latency.Count / seconds, latency, failures, product.Server.Cpu - cpu, ratio)
                : throw new InvalidOperationException($"{latency.Count} saves have only {sequences.Count} numbers.");

            async Task WriteAsync(Person person, int number)
            {
                for (int k = 0; Time.GetElapsedTime(began) < length && sent < most; k++)
                {
                    if (pace is { } perSecond)
                    {
                        var due = TimeSpan.FromSeconds(((double)k * people.Count + number) / perSecond) - Time.GetElapsedTime(began);
                        if (due > TimeSpan.Zero)
                        {
                            await Task.Delay(due, Time);
                        }
                    }

                    long start = Time.GetTimestamp();
                    try
                    {
                        long sequence = await person.Writer.SaveAsync(person.Step, person.Unit, Interlocked.Increment(ref sent) % 101);
                        latency.Add(Time.GetElapsedTime(start).TotalMilliseconds);
                        sequences[sequence] = true;
                    }
                    catch (InvalidOperationException e)
                    {
                        if (Interlocked.Increment(ref failures) == 1)
                        {
                            Console.WriteLine($"  {e.Message}");
                        }
                    }
                }
            }
        }
    }

    private static async Task<List<Person>> EnterAsync(Product product)
    {
        // Everybody has a step of the own unit, as many persons of a unit as it takes.
        (string Step, string Unit)[] shares = [.. product.Book.Leaves
            .SelectMany(leaf => leaf.Shares.Where(s => s.Unit is not null).Select(s => (leaf.Step.Id, s.Unit!)))
            .Take(Writers)];
        var people = new List<Person>();
        for (int n = 0; n < Writers; n++)
        {
            var (step, unit) = shares[n % shares.Length];
            people.Add(new Person(await Writer.EnterAsync(product.Server.Address, unit), step, unit));
        }

        return people;
    }

    private static async Task<List<double>> ReadAsync(Writer reader, int pages)
    {
        var times = new List<double>();
        for (int n = 0; n < pages; n++)
        {
            times.Add(await TimeAsync(reader));
        }

        return times;
    }

    private static async Task<List<double>> ReadUntilAsync(Writer reader, Task end)
    {
        var times = new List<double>();
        while (!end.IsCompleted)
        {
            times.Add(await TimeAsync(reader));
            await Task.Delay(TimeSpan.FromMilliseconds(100), Time);
        }

        return times;
    }

    private static async Task<double> TimeAsync(Writer reader)
    {
        long start = Time.GetTimestamp();
        await reader.ReadAsync(Page);
        return Time.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> values) => Samples.Median(values);

    private sealed record Person(Writer Writer, string Step, string Unit);

    private sealed record Outcome(double Rate, Samples Latency, int Failures, double Cpu, double? PageRatio);
}
