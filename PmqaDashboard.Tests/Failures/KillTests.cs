using System.Globalization;
using PmqaDashboard.Tests.EndToEnd;
using PmqaDashboard.Tests.Server;
using Xunit;

namespace PmqaDashboard.Tests.Failures;

/// <summary>
/// The server is killed (SIGKILL) again and again at random moments while programs report to it, also while it starts, and
/// started again on what it left. PMQA_KILLS says how often, PMQA_SEED repeats the moments of an earlier run as far as
/// a machine can. The operating system survives here, so this proves whole transactions and right answers, not the disk's honesty.
/// </summary>
public class KillTests
{
    private const int WriterCount = 8;

    private static int Kills { get; } = Number("PMQA_KILLS") ?? 5;

    private static int Seed { get; } = Number("PMQA_SEED") ?? Random.Shared.Next();

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task However_often_it_is_killed_no_acknowledged_save_is_lost_and_none_is_half_there(TestDatabase on)
    {
        await using var installation = on == TestDatabase.Sqlite
            ? await Installation.CreateAsync(WriterCount)
            : await Installation.CreateOnPostgresAsync(WriterCount);
        await SurviveAsync(installation);
    }

    private static async Task SurviveAsync(Installation installation)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"PMQA_KILLS={Kills} PMQA_SEED={Seed}");
        var random = new Random(Seed);
        var truth = new Truth(installation.Json);
        var server = await installation.StartAsync();
        await using var serverEnd = server;
        await using var writers = new Writers(installation.Tokens, [server.Address], Seed);
        await using var listener = await HubListener.StartAsync(server.Address, installation.Tokens[0], installation.Json);
        using var reader = Writers.Client(server.Address, installation.Tokens[0]);

        for (int kill = 1; kill <= Kills; kill++)
        {
            writers.Open();
            await writers.AcknowledgedAsync(random.Next(1, 60));
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 25)));
            writers.Shut();
            await server.KillAsync();
            if (random.Next(4) == 0)
            {
                await KillWhileItStartsAsync(server, random);
                kill++;
            }

            await server.StartAsync();
            await truth.HoldsAsync(reader, writers.Acknowledged);
            await RepeatsItsAnswersAsync(writers, random);
            await listener.ReachesAsync(truth.Journal is [.., var last] ? last.Sequence : 0);
        }

        // What was on its way when the server died is asked for again now, under its key.
        await writers.FinishAsync();
        await truth.HoldsAsync(reader, writers.Acknowledged);
        await listener.ReachesAsync(truth.Journal[^1].Sequence);
        Assert.Equal(truth.Journal, listener.Heard);
        Assert.Empty(writers.Refusals);
        await server.KillAsync();

        await using var app = await installation.OpenAsync();
        await StoreProof.HoldsAsync(app, writers.Acknowledged, random);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Kills} kills, {writers.Acknowledged.Count} saves acknowledged, {writers.Acknowledged.Count(a => a.Repeated)} of them at a second asking, " +
            $"{writers.Unanswered} requests without an answer, hub line back {listener.Breaks} times.");
    }

    private static async Task KillWhileItStartsAsync(ServerProcess server, Random random)
    {
        var starting = server.StartAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 1500)));
        await server.KillAsync();
        await Task.WhenAny(starting);
        _ = starting.Exception;
    }

    private static async Task RepeatsItsAnswersAsync(Writers writers, Random random)
    {
        foreach (var saved in writers.Acknowledged.TakeLast(100).OrderBy(_ => random.Next()).Take(3).Append(writers.Acknowledged.Last()))
        {
            Assert.Equal(saved with { Repeated = true }, await writers.SendAsync(saved.Save));
        }
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
