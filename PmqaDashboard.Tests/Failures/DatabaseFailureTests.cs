using System.Diagnostics;
using System.Net;
using PmqaDashboard.Tests.EndToEnd;
using PmqaDashboard.Tests.Server.Api;
using PmqaDashboard.Tests.Server.Postgres;
using Xunit;

namespace PmqaDashboard.Tests.Failures;

/// <summary>PostgreSQL itself fails, under live screens and under saves.</summary>
public class DatabaseFailureTests(Stage stage) : EndToEndTest(stage)
{
    // A demonstration, so that the wall needs no sign-in; nobody reports in it but the test.
    private static readonly (string, string)[] Demo =
        [("ASPNETCORE_ENVIRONMENT", "Development"), ("Demo__Simulation", "false"), ("Health__Beat", "00:00:01")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_PostgreSQL_is_stopped_the_wall_tells_its_age_saves_are_turned_away_and_then_all_is_well_by_itself()
    {
        SharedPostgres.SkipWithoutPostgres();
        await using var cluster = await PostgresCluster.StartAsync();
        await using var installation = await Installation.CreateOnPostgresAsync(writers: 2, cluster.ConnectionString());
        await using var server = await installation.StartAsync(Demo);
        await using var listener = await HubListener.StartAsync(server.Address, installation.Tokens[1], installation.Json);
        using var client = Writers.Client(server.Address, installation.Tokens[0]);
        using var anybody = server.Client();
        var window = await OpenAsync(server: server);
        var wall = new WallScreen(window);
        await wall.GoAsync();
        long before = await SaveAsync(client, 10, "before");
        await wall.ReachesAsync(before);

        await cluster.StopAsync();

        await wall.SaysAsync("stale", within: 15_000);
        using (var response = await client.PostAsync("/api/v1/steps/1-1-1/progress", """{ "percent": 20, "unit": "policy" }""", ("Idempotency-Key", "kept")))
        {
            await response.RefusedAsync(HttpStatusCode.ServiceUnavailable, "unavailable");
            Assert.NotNull(response.Headers.RetryAfter?.Delta);
        }

        await WaitUntil.TrueAsync(async () => await StatusAsync(anybody, "/health") == HttpStatusCode.ServiceUnavailable);
        await WaitUntil.TrueAsync(async () => await StatusAsync(anybody, "/health/ready") == HttpStatusCode.ServiceUnavailable);
        Assert.Equal(before, (await anybody.JsonAsync("/api/v1/board")).GetProperty("sequence").GetInt64());
        Assert.True(await wall.IsUntouchedAsync());

        await cluster.StartAgainAsync();

        await wall.SaysAsync("live", within: 15_000);
        long kept = await SaveAsync(client, 20, "kept");
        await wall.ReachesAsync(kept);
        await listener.ReachesAsync(kept);
        Assert.Equal([before, kept], listener.Heard.Select(h => h.Sequence));
        await WaitUntil.TrueAsync(async () => await StatusAsync(anybody, "/health/ready") == HttpStatusCode.OK);
        Assert.True(await wall.IsUntouchedAsync());
        await window.DisposeAsync();
        window.Forgive(); // It asked a server that had no database.
    }

    [Fact]
    public async Task When_the_primary_is_killed_the_nodes_go_on_with_the_standby_and_nothing_acknowledged_is_lost_or_shown_in_vain()
    {
        SharedPostgres.SkipWithoutPostgres();
        await using var primary = await PostgresCluster.StartAsync(durable: true);
        await using var standby = await primary.StartStandbyAsync();
        await using var installation = await Installation.CreateOnPostgresAsync(writers: 8, primary.ConnectionString("postgres", standby));
        var nodes = await Task.WhenAll(installation.StartAsync(), installation.StartAsync());
        await using var first = nodes[0];
        await using var second = nodes[1];
        await using var writers = new Writers(installation.Tokens, [.. nodes.Select(n => n.Address)], seed: 3);
        await using var atFirst = await HubListener.StartAsync(first.Address, installation.Tokens[0], installation.Json);
        await using var atSecond = await HubListener.StartAsync(second.Address, installation.Tokens[0], installation.Json);
        writers.Open();
        await writers.AcknowledgedAsync(60);

        await primary.KillAsync();
        var clock = Stopwatch.StartNew();
        await standby.PromoteAsync();
        var promoted = clock.Elapsed;
        await writers.AcknowledgedAsync(1);
        var goneOn = clock.Elapsed;
        await writers.AcknowledgedAsync(60);
        await writers.FinishAsync();

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"Promoted {promoted.TotalSeconds:0.00} s after the kill; the next save was acknowledged {(goneOn - promoted).TotalSeconds:0.00} s later. " +
            $"{writers.Acknowledged.Count} saves, {writers.Acknowledged.Count(a => a.Repeated)} at a second asking, refusals {string.Join(", ", writers.Refusals)}.");
        Assert.True(writers.Refusals.Keys.All(status => status == 503), first.Output + second.Output);
        foreach (var (node, listener) in nodes.Zip([atFirst, atSecond]))
        {
            var truth = new Truth(installation.Json);
            using var client = Writers.Client(node.Address, installation.Tokens[0]);
            await listener.ReachesAsync(writers.Acknowledged.Max(a => a.Sequence));
            await truth.HoldsAsync(client, writers.Acknowledged);
            Assert.Equal(truth.Journal, listener.Heard);
            Assert.Equal(0, listener.Breaks);
            await node.KillAsync();
        }

        await using var app = await installation.OpenAsync();
        await StoreProof.HoldsAsync(app, writers.Acknowledged, new Random(1));
    }

    private static async Task<long> SaveAsync(HttpClient client, int percent, string key) =>
        (await client.ReportAsync("1-1-1", $$"""{ "percent": {{percent}}, "unit": "policy" }""", ("Idempotency-Key", key))).GetProperty("sequence").GetInt64();

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, Cancel);
        return response.StatusCode;
    }
}
