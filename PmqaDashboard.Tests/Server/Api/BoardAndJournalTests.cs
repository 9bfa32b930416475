using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Server.Hosting;
using PmqaDashboard.Server.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Server.Api;

public sealed class BoardAndJournalTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_board_of_a_past_day_holds_what_was_reported_by_its_end()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.Client(await server.TokenAsync(TestStore.Policy));
        var first = await client.ReportAsync(TestStore.PolicyStep, """{ "percent": 50 }""");
        server.Time.Advance(TimeSpan.FromDays(2));
        var second = await client.ReportAsync(TestStore.PolicyStep, """{ "percent": 100 }""");

        var dayBefore = await client.JsonAsync("/api/v1/board?day=2010-06-17");
        var dayOne = await client.JsonAsync("/api/v1/board?day=2010-06-18");
        var dayTwo = await client.JsonAsync("/api/v1/board?day=2010-06-20");
        var later = await client.JsonAsync("/api/v1/board?day=2010-09-30");

        Assert.Equal(0, dayBefore.GetProperty("sequence").GetInt64());
        Assert.Equal(0, Reported(dayBefore));
        Assert.Equal(first.GetProperty("sequence").GetInt64(), dayOne.GetProperty("sequence").GetInt64());
        Assert.Equal("2010-06-18", dayOne.GetProperty("fiscalDate").GetString());
        Assert.Equal(second.GetProperty("sequence").GetInt64(), dayTwo.GetProperty("sequence").GetInt64());
        Assert.Equal(Reported(dayTwo), Reported(dayOne) * 2, 20);
        Assert.Equal(Reported(dayTwo), Reported(later));
        Assert.True(Planned(dayOne) < Planned(dayTwo));
        Assert.Equal(100, Planned(later));
        Assert.Equal(
            (await client.JsonAsync("/api/v1/board")).GetRawText(),
            dayTwo.GetRawText());

        static decimal Reported(JsonElement board) => board.GetProperty("agency").GetProperty("reported").GetDecimal();
        static decimal Planned(JsonElement board) => board.GetProperty("agency").GetProperty("planned").GetDecimal();
    }

    [Fact]
    public async Task An_unchanged_board_is_not_sent_again()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.Client(await server.TokenAsync(TestStore.Policy));

        using var board = await client.GetAsync(new Uri("/api/v1/board", UriKind.Relative), Cancel);
        string tag = board.Headers.ETag!.ToString();
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync());
        await client.ReportAsync(TestStore.PolicyStep, """{ "percent": 50 }""");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync());

        async Task<HttpStatusCode> StatusAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/board");
            request.Headers.IfNoneMatch.ParseAdd(tag);
            using var response = await client.SendAsync(request, Cancel);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task The_journal_tells_what_came_after_a_sequence_oldest_first()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.Client(await server.TokenAsync(TestStore.Policy));
        foreach (int percent in new[] { 10, 20, 30 })
        {
            await client.ReportAsync(TestStore.PolicyStep, $$"""{ "percent": {{percent}} }""");
        }

        var all = (await client.JsonAsync("/api/v1/journal?after=0")).EnumerateArray().ToList();
        long[] sequences = [.. all.Select(c => c.GetProperty("sequence").GetInt64())];

        Assert.All(all, c => Assert.Equal("accountName after atUtc before category kind plan reportId round sequence step subject unit", c.Names()));
        Assert.Equal(sequences.Order(), sequences);
        Assert.Equal([10m, 20m, 30m], all.Select(c => c.GetProperty("after").GetDecimal()));
        Assert.Equal("2010-06-18T03:00:00Z", all[0].GetProperty("atUtc").GetString());
        Assert.Equal("reported", all[0].GetProperty("kind").GetString());
        Assert.Equal(TestStore.PolicyStep, all[0].GetProperty("step").GetString());
        Assert.Equal("policy", all[0].GetProperty("unit").GetString());
        Assert.Equal(1, all[0].GetProperty("plan").GetInt32());
        Assert.Equal(sequences[1..], await SequencesAsync($"after={sequences[0]}"));
        Assert.Equal(sequences[1..2], await SequencesAsync($"after={sequences[0]}&max=1"));
        Assert.Empty(await SequencesAsync($"after={sequences[2]}"));
        Assert.Empty(await SequencesAsync($"after={long.MaxValue}"));

        async Task<long[]> SequencesAsync(string query) =>
            [.. (await client.JsonAsync($"/api/v1/journal?{query}")).EnumerateArray().Select(c => c.GetProperty("sequence").GetInt64())];
    }

    [Fact]
    public async Task Before_plans_are_loaded_there_is_nothing_and_afterwards_everything()
    {
        await using var server = await ApiServer.StartAsync(loaded: false);
        using var client = server.Client(await server.TokenAsync("admin"));
        Assert.Empty((await client.JsonAsync("/api/v1/plans")).EnumerateArray());
        Assert.Empty((await client.JsonAsync("/api/v1/units")).EnumerateArray());
        Assert.Empty((await client.JsonAsync("/api/v1/journal?after=0")).EnumerateArray());
        foreach (string path in new[] { "/api/v1/board", "/api/v1/board?day=2010-06-18" })
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
            await response.RefusedAsync(HttpStatusCode.NotFound, "noPlanLoaded");
        }

        var loaded = new TaskCompletionSource();
        var source = server.Services.GetRequiredService<IBoardSource>();
        using (source.Subscribe("test", TimeSpan.Zero, _ =>
        {
            if (source.Current is not null)
            {
                loaded.TrySetResult();
            }

            return Task.CompletedTask;
        }))
        {
            Assert.Equal(PlanLoading.Loaded, await server.Services.GetRequiredService<PlanLoader>().LoadFromAsync(ServerHost.SeedsDirectory, Cancel));
            await loaded.Task.WaitAsync(Cancel);
        }

        Assert.Equal(10, (await client.JsonAsync("/api/v1/plans")).GetArrayLength());
    }
}
