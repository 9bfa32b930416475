using System.Net;
using PmqaDashboard.Tests.EndToEnd;
using PmqaDashboard.Tests.Server.Api;
using Xunit;

namespace PmqaDashboard.Tests.Failures;

/// <summary>
/// The disk below a server on SQLite fails. What was acknowledged stays, what cannot be saved is told so in a way that a program
/// and a person understand, screens go on, and the node says that it should get no visitors.
/// </summary>
[Collection(FailureTests.Collection)]
public class DiskTests
{
    private static readonly (string, string)[] QuickHealth = [("Health__LeastFreeMebibytes", "0"), ("Health__Beat", "00:00:01")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_the_disk_is_full_saves_are_turned_away_and_everything_is_well_again_once_there_is_room()
    {
        await using var disk = await MountedDisk.InMemoryAsync(megabytes: 16);
        await using var installation = await Installation.CreateAsync(writers: 2, data: disk.Data);
        await using var server = await installation.StartAsync(QuickHealth);
        using var client = Writers.Client(server.Address, installation.Tokens[0]);
        await using var listener = await HubListener.StartAsync(server.Address, installation.Tokens[1], installation.Json);
        long before = (await client.ReportAsync("1-1-1", """{ "percent": 10, "unit": "policy" }""", ("Idempotency-Key", "before"))).GetProperty("sequence").GetInt64();

        disk.Fill();

        await IsTurnedAwayAsync(client);
        await WaitUntil.TrueAsync(async () => await StatusAsync(client, "/health/ready") == HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/health"));
        Assert.Equal(before, (await client.JsonAsync("/api/v1/board")).GetProperty("sequence").GetInt64());

        disk.Free();

        var kept = await client.ReportAsync("1-1-1", """{ "percent": 20, "unit": "policy" }""", ("Idempotency-Key", "kept"));
        Assert.False(kept.GetProperty("repeated").GetBoolean());
        await listener.ReachesAsync(kept.GetProperty("sequence").GetInt64());
        Assert.Equal([10, 20], listener.Heard.Select(h => h.After));
        await WaitUntil.TrueAsync(async () => await StatusAsync(client, "/health/ready") == HttpStatusCode.OK);
        await ProveAsync(server, installation);
    }

    [Fact]
    public async Task On_a_disk_that_turned_read_only_people_can_still_read_and_after_its_repair_nothing_is_missing()
    {
        await using var disk = await MountedDisk.InFileAsync(megabytes: 32);
        await using var installation = await Installation.CreateAsync(writers: 1, data: disk.Data);
        var server = await installation.StartAsync(QuickHealth);
        await using var serverEnd = server;
        using var client = Writers.Client(server.Address, installation.Tokens[0]);
        var saved = await client.ReportAsync("1-1-1", """{ "percent": 10, "unit": "policy" }""", ("Idempotency-Key", "before"));

        await disk.BreakAsync();

        await IsTurnedAwayAsync(client);
        await WaitUntil.TrueAsync(async () => await StatusAsync(client, "/health/ready") == HttpStatusCode.ServiceUnavailable);
        Assert.Equal(saved.GetProperty("sequence").GetInt64(), (await client.JsonAsync("/api/v1/board")).GetProperty("sequence").GetInt64());

        await server.KillAsync();
        await disk.RepairAsync();
        await server.StartAsync();

        Assert.Single((await client.JsonAsync("/api/v1/journal")).EnumerateArray());
        Assert.False((await client.ReportAsync("1-1-1", """{ "percent": 20, "unit": "policy" }""", ("Idempotency-Key", "kept"))).GetProperty("repeated").GetBoolean());
        await ProveAsync(server, installation);
    }

    // In both languages, with words, and with the time after which to come again.
    private static async Task IsTurnedAwayAsync(HttpClient client)
    {
        foreach (string language in (string[])["th", "en"])
        {
            using var response = await client.PostAsync(
                "/api/v1/steps/1-1-1/progress", """{ "percent": 20, "unit": "policy" }""", ("Idempotency-Key", "kept"), ("Accept-Language", language));
            var problem = await response.RefusedAsync(HttpStatusCode.ServiceUnavailable, "unavailable");
            var show = language == "th" ? EndToEndTest.Thai : EndToEndTest.English;
            Assert.Equal(show["Api.Status503"], problem.GetProperty("title").GetString());
            Assert.Equal(show["Api.Status503Detail"], problem.GetProperty("detail").GetString());
            Assert.NotNull(response.Headers.RetryAfter?.Delta);
        }
    }

    private static async Task ProveAsync(ServerProcess server, Installation installation)
    {
        await server.KillAsync();
        await using var app = await installation.OpenAsync();
        await StoreProof.HoldsAsync(app, [], new Random(1));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, Cancel);
        return response.StatusCode;
    }
}
