using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PmqaDashboard.Server.Operations.Health;
using PmqaDashboard.Tests.Server.Api;
using Xunit;

namespace PmqaDashboard.Tests.Server.Operations.Health;

public class HealthTests
{
    private const string Ready = "/health/ready", Live = "/health/live", Screens = "/health";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_is_ready_when_its_store_was_written_and_its_journal_is_read()
    {
        await using var server = await ApiServer.StartAsync();
        await BeatAsync(server);

        foreach (string path in new[] { Ready, Live, Screens })
        {
            Assert.Equal((HttpStatusCode.OK, "Healthy"), await AskAsync(server, path, forwarded: true));
        }
    }

    [Fact]
    public async Task While_the_store_cannot_be_written_it_is_alive_and_not_ready()
    {
        await using var server = await ApiServer.StartAsync();
        await SqlAsync(server, "ALTER TABLE Settings RENAME TO Away");
        await BeatAsync(server);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await AskAsync(server, Ready, forwarded: true));
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await AskAsync(server, Live, forwarded: true));
        Assert.Equal(["database"], await FailingAsync(server));

        await SqlAsync(server, "ALTER TABLE Away RENAME TO Settings");
        await BeatAsync(server);
        Assert.Empty(await FailingAsync(server));
    }

    [Fact]
    public async Task While_the_journal_cannot_be_read_it_is_not_ready_and_says_that_screens_are_old()
    {
        await using var server = await ApiServer.StartAsync();
        await BeatAsync(server);
        await SqlAsync(server, "ALTER TABLE Journal RENAME TO Away");

        server.Time.Advance(TimeSpan.FromSeconds(12));
        await BeatAsync(server);

        Assert.Equal(["feed"], await FailingAsync(server));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await AskAsync(server, Screens, forwarded: true));
    }

    [Fact]
    public async Task A_store_that_hangs_is_known_by_its_silence()
    {
        await using var store = await TestStore.CreateAsync();
        await store.Get<NodeBeat>().BeatAsync(Cancel);

        store.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(HealthStatus.Healthy, await StoreStatusAsync(store));
        store.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HealthStatus.Unhealthy, await StoreStatusAsync(store));
    }

    [Fact]
    public async Task A_node_that_drains_is_alive_and_not_ready()
    {
        await using var server = await ApiServer.StartAsync();
        await BeatAsync(server);
        server.Services.GetRequiredService<Node>().Drain();

        Assert.Equal(["draining"], await FailingAsync(server));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await AskAsync(server, Ready, forwarded: true));
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await AskAsync(server, Live, forwarded: true));
    }

    [Fact]
    public async Task Without_room_on_its_disk_it_is_not_ready()
    {
        await using var server = await ApiServer.StartAsync(settings: ["--Health:LeastFreeMebibytes=2147483647"]);
        await BeatAsync(server);

        Assert.Equal(["disk"], await FailingAsync(server));
    }

    [Fact]
    public async Task Why_it_is_so_is_told_on_the_machine_itself_and_to_the_secretariat()
    {
        await using var server = await ApiServer.StartAsync(settings: ["--Node:Name=north"]);
        await BeatAsync(server);

        Assert.StartsWith("""{"status":"Healthy","node":"north",""", (await AskAsync(server, Ready, forwarded: false)).Text, StringComparison.Ordinal);
        Assert.StartsWith("{", (await AskAsync(server, Ready, forwarded: true, TestStore.Secretariat)).Text, StringComparison.Ordinal);
        Assert.Equal("Healthy", (await AskAsync(server, Ready, forwarded: true, TestStore.Viewer)).Text);
        Assert.Equal("Healthy", (await AskAsync(server, Screens, forwarded: false)).Text);
    }

    private static async Task BeatAsync(ApiServer server) => await server.Services.GetRequiredService<NodeBeat>().BeatAsync(Cancel);

    private static async Task<HealthStatus> StoreStatusAsync(TestStore store) =>
        (await store.Get<HealthCheckService>().CheckHealthAsync(check => check.Name == HealthSetup.Store, Cancel)).Status;

    private static async Task SqlAsync(ApiServer server, string sql)
    {
        await using var context = server.Open();
        await context.Database.ExecuteSqlRawAsync(sql, Cancel);
    }

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(ApiServer server, string path, bool forwarded, string? account = null)
    {
        using var client = server.Client(account is null ? null : await server.TokenAsync(account));
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (forwarded)
        {
            request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        }

        using var response = await client.SendAsync(request, Cancel);
        Assert.Equal(new CacheControlHeaderValue { NoStore = true, NoCache = true }, response.Headers.CacheControl);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>Names of the checks that fail, as somebody on the machine reads them.</summary>
    private static async Task<IEnumerable<string>> FailingAsync(ApiServer server) =>
        from check in JsonDocument.Parse((await AskAsync(server, Ready, forwarded: false)).Text).RootElement.GetProperty("checks").EnumerateArray()
        where check.GetProperty("status").GetString() != "Healthy"
        orderby check.GetProperty("name").GetString()
        select check.GetProperty("name").GetString();
}
