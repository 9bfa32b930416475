using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PmqaDashboard.Domain.Operations;
using PmqaDashboard.Server.Operations.Health;
using PmqaDashboard.Server.Operations.Logs;
using PmqaDashboard.Tests.Server.Api;
using Xunit;

namespace PmqaDashboard.Tests.Server.Operations.Status;

public class StatusReaderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_what_the_server_knows_of_itself()
    {
        await using var server = await ApiServer.StartAsync(settings: ["--Node:Name=north"]);
        using var client = server.Client(await server.TokenAsync(TestStore.Policy));
        await client.ReportAsync(TestStore.PolicyStep, """{ "percent": 50 }""");
        await server.Services.GetRequiredService<NodeBeat>().BeatAsync(Cancel);
        using (var log = LoggerFactory.Create(logging => logging.AddProvider(server.Services.GetRequiredService<RecentErrors>())))
        {
            log.CreateLogger("PmqaDashboard.Server.Live.ChangeFeed").LogError("words");
            log.CreateLogger("PmqaDashboard.Server.Live.ChangeFeed").LogWarning("words");
        }

        var status = await server.Services.GetRequiredService<IServerStatus>().ReadAsync(Cancel);

        var node = Assert.Single(status.Nodes);
        Assert.Equal(("north", 1, false), (node.Name, node.Sequence, node.Silent));
        Assert.Equal(server.Time.GetUtcNow().UtcDateTime, status.LastSaveUtc);
        Assert.Equal((1, 1), (status.Saves.Count, status.Feed.Lag.Count));
        Assert.Equal(("SQLite", true), (status.Database.Provider, status.Database.Written));
        Assert.True(status.Database.Bytes > 100_000);
        Assert.True(status.Disk!.FreeBytes > 0 && status.Disk.FreeBytes <= status.Disk.TotalBytes);
        Assert.Equal("ChangeFeed", Assert.Single(status.Errors).Source);
        Assert.True(status.BackupExpected);

        server.Time.Advance(TimeSpan.FromSeconds(16));
        await server.Services.GetRequiredService<NodeBook>().WriteAsync(NodeOf("south", server.Time.GetUtcNow().UtcDateTime.AddSeconds(-16)), Cancel);
        Assert.True((await server.Services.GetRequiredService<IServerStatus>().ReadAsync(Cancel)).Nodes.Single(n => n.Name == "south").Silent);

        static NodeEntry NodeOf(string name, DateTime at) => new(name, "1.0", at, at, [], 0, 1);
    }

    [Fact]
    public async Task With_its_tables_gone_it_still_tells_what_it_can()
    {
        await using var store = await TestStore.CreateAsync();
        var reader = store.Get<IServerStatus>();
        await store.SqlAsync("ALTER TABLE Settings RENAME TO Away");

        var status = await reader.ReadAsync(Cancel);

        Assert.Empty(status.Nodes);
        Assert.False(status.Database.Written);
        Assert.True(status.Feed.Late);
    }

    [Fact]
    public async Task A_drill_is_known_by_its_newest_report()
    {
        await using var store = await TestStore.CreateAsync();
        string folder = Path.Combine(Path.GetDirectoryName(store.File)!, "backups", "drills");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "drill-20100101T000000000Z.json"), """{ "atUtc": "2010-01-01T00:00:00Z", "passed": true }""", Cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "drill-20100601T000000000Z.json"), """{ "atUtc": "2010-06-01T00:00:00Z", "passed": false, "faults": ["x"] }""", Cancel);

        Assert.Equal(new DrillState(new DateTime(2010, 6, 1, 0, 0, 0, DateTimeKind.Utc), Passed: false), (await store.Get<IServerStatus>().ReadAsync(Cancel)).Drill);
    }

    [Theory]
    [InlineData(TestStore.Secretariat, HttpStatusCode.OK)]
    [InlineData(TestStore.Committee, HttpStatusCode.Redirect)]
    [InlineData(TestStore.Policy, HttpStatusCode.Redirect)]
    [InlineData(TestStore.Viewer, HttpStatusCode.Redirect)]
    public async Task Only_the_secretariat_sees_it(string account, HttpStatusCode expected)
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.Client(cookieOf: account);
        client.DefaultRequestHeaders.Add("Accept", "text/html");

        using var response = await client.GetAsync(new Uri("/status", UriKind.Relative), Cancel);

        Assert.Equal(expected, response.StatusCode);
    }
}
