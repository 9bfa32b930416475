using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Domain.Progress;
using Xunit;

namespace PmqaDashboard.Tests.Server.Api;

public sealed class HubTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_is_told_with_what_it_moved_and_then_the_board()
    {
        await using var server = await ApiServer.StartAsync();
        string token = await server.TokenAsync(TestStore.Policy);
        var (connection, told) = await ConnectAsync(server, token);
        await using var _ = connection;
        using var client = server.Client(token);

        var saved = await client.ReportAsync(TestStore.PolicyStep, """{ "percent": 50 }""");
        var (firstName, progress) = await NextAsync(told);
        var (secondName, board) = await NextAsync(told);

        Assert.Equal("ProgressReported", firstName);
        Assert.Equal("accountName after atUtc before category effects kind plan reportId round sequence step subject unit", progress.Names());
        Assert.Equal(saved.GetProperty("sequence").GetInt64(), progress.GetProperty("sequence").GetInt64());
        Assert.Equal("reported", progress.GetProperty("kind").GetString());
        Assert.Equal(TestStore.PolicyStep, progress.GetProperty("step").GetString());
        var effects = progress.GetProperty("effects");
        Assert.Equal("agencyAfter agencyBefore categoryAfter categoryBefore stepAfter", effects.Names());
        Assert.Equal(50, effects.GetProperty("stepAfter").GetDecimal());

        Assert.Equal("BoardChanged", secondName);
        Assert.Equal("agency fiscalDate sequence", board.Names());
        Assert.Equal("2010-06-18", board.GetProperty("fiscalDate").GetString());
        Assert.Equal(saved.GetProperty("sequence").GetInt64(), board.GetProperty("sequence").GetInt64());
        Assert.Equal(effects.GetProperty("agencyAfter").GetDecimal(), board.GetProperty("agency").GetProperty("reported").GetDecimal());
        Assert.Equal("late", board.GetProperty("agency").GetProperty("status").GetString());
    }

    [Fact]
    public async Task However_many_come_at_once_none_is_left_out_and_the_order_is_the_journals()
    {
        await using var server = await ApiServer.StartAsync();
        var (connection, told) = await ConnectAsync(server, await server.TokenAsync(TestStore.Viewer));
        await using var _ = connection;
        var reporting = server.Services.GetRequiredService<IProgressReporting>();

        await Task.WhenAll(Enumerable.Range(1, 60).Select(i => Task.Run(
            () => reporting.ReportAsync(TestStore.Policy, new ReportCommand(TestStore.PolicyStep, "policy", i), Cancel), Cancel)));
        var journal = (await connection.InvokeAsync<JsonElement>("JournalSince", 0, Cancel)).EnumerateArray().Select(Sequence).ToList();
        var heard = new List<long>();
        while (true)
        {
            var (name, news) = await NextAsync(told);
            if (name == "ProgressReported")
            {
                heard.Add(Sequence(news));
            }
            else if (Sequence(news) == journal[^1])
            {
                break;
            }
        }

        Assert.Equal(60, journal.Count);
        Assert.Equal(journal, heard);
        Assert.Equal(journal[40..], (await connection.InvokeAsync<JsonElement>("JournalSince", journal[39], Cancel)).EnumerateArray().Select(Sequence));
        await Assert.ThrowsAsync<HubException>(() => connection.InvokeAsync<JsonElement>("JournalSince", -1, Cancel));
    }

    [Fact]
    public async Task A_new_day_is_a_new_board()
    {
        await using var server = await ApiServer.StartAsync(demo: true);
        var (connection, told) = await ConnectAsync(server, token: null);
        await using var _ = connection;

        server.Time.Advance(TimeSpan.FromDays(1));
        var (name, board) = await NextAsync(told);

        Assert.Equal("BoardChanged", name);
        Assert.Equal("2010-06-19", board.GetProperty("fiscalDate").GetString());
        Assert.Equal(0, Sequence(board));
    }

    private static long Sequence(JsonElement news) => news.GetProperty("sequence").GetInt64();

    private static async Task<(string Name, JsonElement News)> NextAsync(ChannelReader<(string Name, JsonElement News)> told) =>
        await told.ReadAsync(Cancel).AsTask().WaitAsync(Patience, Cancel);

    private static async Task<(HubConnection Connection, ChannelReader<(string Name, JsonElement News)> Told)> ConnectAsync(ApiServer server, string? token)
    {
        var told = Channel.CreateUnbounded<(string, JsonElement)>();
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(server.Address, "/hubs/progress"), options => options.AccessTokenProvider = token is null ? null : () => Task.FromResult<string?>(token))
            .Build();
        foreach (string name in new[] { "ProgressReported", "BoardChanged" })
        {
            connection.On<JsonElement>(name, news => told.Writer.TryWrite((name, news)));
        }

        await connection.StartAsync(Cancel);

        // The handshake is answered before the hub knows the client; a call is answered only after.
        await connection.InvokeAsync<JsonElement>("JournalSince", 0, Cancel);
        return (connection, told.Reader);
    }
}
