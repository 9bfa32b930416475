using System.Net;
using Xunit;

namespace PmqaDashboard.Tests.Server.Api;

public sealed class ReportThroughApiTests
{
    private const string Step = TestStore.PolicyStep;

    [Fact]
    public async Task A_report_moves_the_board_by_exactly_its_part()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.Client(await server.TokenAsync(TestStore.Policy));
        var before = await client.JsonAsync("/api/v1/board");

        var answer = await client.ReportAsync(Step, """{ "percent": 62.5, "result": "ทำแล้ว", "obstacles": null }""");
        var after = await client.JsonAsync("/api/v1/board");

        Assert.Equal("overtaken repeated reportId sequence", answer.Names());
        Assert.Equal(answer.GetProperty("sequence").GetInt64(), after.GetProperty("sequence").GetInt64());
        var plans = after.GetProperty("plans").EnumerateArray().ToList();
        int category = plans[0].GetProperty("category").GetInt32();
        decimal plan = 62.5m / plans[0].GetProperty("leaves").GetProperty("inScope").GetInt32();
        decimal agency = plan / plans.Count(p => p.GetProperty("category").GetInt32() == category) / after.GetProperty("categories").GetArrayLength();
        Assert.Equal(0, before.GetProperty("agency").GetProperty("reported").GetDecimal());
        Assert.Equal(plan, plans[0].GetProperty("reported").GetDecimal(), 20);
        Assert.Equal(agency, after.GetProperty("agency").GetProperty("reported").GetDecimal(), 20);
        Assert.Equal(before.GetProperty("agency").GetProperty("planned").GetDecimal(), after.GetProperty("agency").GetProperty("planned").GetDecimal());
    }

    [Fact]
    public async Task The_same_key_is_one_save_and_not_for_another_report()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.Client(await server.TokenAsync(TestStore.Policy));
        const string Report = """{ "percent": 40 }""";

        var first = await client.ReportAsync(Step, Report, ("Idempotency-Key", "k-1"));
        var again = await client.ReportAsync(Step, Report, ("Idempotency-Key", "k-1"));

        Assert.False(first.GetProperty("repeated").GetBoolean());
        Assert.True(again.GetProperty("repeated").GetBoolean());
        Assert.Equal(first.GetProperty("sequence").GetInt64(), again.GetProperty("sequence").GetInt64());
        await client.RefusedAsync(Step, """{ "percent": 41 }""", HttpStatusCode.Conflict, "keyMisused", ("Idempotency-Key", "k-1"));
        Assert.Single((await client.JsonAsync("/api/v1/journal")).EnumerateArray());
    }

    [Fact]
    public async Task Whoever_had_not_seen_anothers_report_is_told_it()
    {
        await using var server = await ApiServer.StartAsync();
        using var policy = server.Client(await server.TokenAsync(TestStore.Policy));
        using var secretariat = server.Client(await server.TokenAsync(TestStore.Secretariat));
        var first = await policy.ReportAsync(Step, """{ "percent": 10, "result": "one", "obstacles": "two", "recommendation": "three" }""");

        var blind = await secretariat.ReportAsync(Step, """{ "percent": 20 }""");
        var seen = await policy.ReportAsync(Step, $$"""{ "percent": 30, "basedOn": {{blind.GetProperty("reportId")}} }""");

        var other = Assert.Single(blind.GetProperty("overtaken").EnumerateArray());
        Assert.Equal("accountName atUtc obstacles percent recommendation reportId result", other.Names());
        Assert.Equal(first.GetProperty("reportId").GetInt64(), other.GetProperty("reportId").GetInt64());
        Assert.Equal("Name of policy", other.GetProperty("accountName").GetString());
        Assert.Equal("one", other.GetProperty("result").GetString());
        Assert.Empty(seen.GetProperty("overtaken").EnumerateArray());
    }
}
