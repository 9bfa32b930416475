using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Components.Record;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Rounds;
using PmqaDashboard.Server.Api;
using Xunit;

namespace PmqaDashboard.Tests.Server.Api;

public sealed class RoundEndpointTests
{
    private static readonly string Acts = "/api/v1/rounds/9/";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_goes_through_review_to_its_lock_and_what_is_forged_is_refused_in_words()
    {
        await using var server = await ApiServer.StartAsync();
        using var policy = server.Client(await server.TokenAsync(TestStore.Policy));
        using var hrd = server.Client(await server.TokenAsync(TestStore.Hrd));
        using var team = server.Client(await server.TokenAsync(TestStore.Team1));
        using var secretariat = server.Client(await server.TokenAsync(TestStore.Secretariat));
        var keeping = server.Services.GetRequiredService<IRecordKeeping>();
        var nine = server.Services.GetRequiredService<PmqaDashboard.Domain.Live.IBoardSource>().Current!.Record.Rounds.Find(9)! with { Covers = [TestStore.PolicyStep] };
        Assert.IsType<RecordOutcome.Saved>(await keeping.SaveAsync(TestStore.Secretariat, new SetRound(nine), Cancel));

        await RefusedAsync(policy, "submissions", "{}", HttpStatusCode.UnprocessableEntity, "incomplete");
        var report = await policy.ReportAsync(TestStore.PolicyStep, """{ "percent": 60 }""");
        long id = report.GetProperty("reportId").GetInt64();
        await RefusedAsync(hrd, "submissions", """{ "unit": "policy" }""", HttpStatusCode.Forbidden, "forbidden");
        await SavedAsync(policy, "submissions", "{}");

        string line = $$"""{ "unit": "policy", "step": "{{TestStore.PolicyStep}}", "reportId": {{id}}, "remark": "แก้" }""";
        string lines = $$"""{ "unit": "policy", "lines": [ { "step": "{{TestStore.PolicyStep}}", "reportId": {{id}} } ] }""";
        await RefusedAsync(policy, "acceptances", lines, HttpStatusCode.Forbidden, "forbidden");
        await RefusedAsync(team, "returns", line.Replace(TestStore.PolicyStep, TestStore.SharedStep, StringComparison.Ordinal), HttpStatusCode.UnprocessableEntity, "notInRound");
        await SavedAsync(team, "returns", line);
        var sheet = await policy.JsonAsync("/api/v1/rounds/9/reports/policy");
        Assert.Equal("returned", sheet.GetProperty("state").GetString());
        Assert.Equal("แก้", sheet.GetProperty("lines")[0].GetProperty("remark").GetString());
        await RefusedAsync(secretariat, "certifications", """{ "unit": "policy" }""", HttpStatusCode.Conflict, "notAllAccepted");

        await SavedAsync(team, "acceptances", lines);
        await SavedAsync(secretariat, "certifications", """{ "unit": "policy" }""");
        await RefusedAsync(policy, "submissions", "{}", HttpStatusCode.Conflict, "roundLocked");
        await RefusedAsync(team, "returns", line, HttpStatusCode.Conflict, "roundLocked");
        await SavedAsync(secretariat, "reopenings", """{ "unit": "policy", "reason": "หลักฐานผิดฉบับ" }""");
        await RefusedAsync(policy, "submissions", """{ "unit": "none" }""", HttpStatusCode.Forbidden, "forbidden");

        var rounds = (await policy.JsonAsync("/api/v1/rounds")).EnumerateArray().ToList();
        Assert.Equal([6, 9, 12], rounds.Select(r => r.GetProperty("months").GetInt32()));
        Assert.Equal("open", rounds[1].GetProperty("phase").GetString());
        using var stranger = server.Client(token: null);
        using var refused = await stranger.PostAsync(Acts + "submissions", "{}");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public void Every_refusal_has_a_status_and_words_in_both_languages() => Assert.All(Enum.GetValues<RecordRefusal>(), refusal =>
    {
        Assert.InRange(RecordAnswers.StatusOf(refusal), 400, 499);
        Assert.All(Enum.GetValues<Language>(), language => Assert.NotEqual("", new Show(new ViewSettings(language)).Text(refusal)));
    });

    private static async Task<JsonElement> SavedAsync(HttpClient client, string act, string json)
    {
        using var response = await client.PostAsync(Acts + act, json);
        var answer = await response.JsonAsync();
        Assert.True(answer.GetProperty("sequence").GetInt64() > 0);
        return answer;
    }

    private static async Task RefusedAsync(HttpClient client, string act, string json, HttpStatusCode status, string refusal)
    {
        using var response = await client.PostAsync(Acts + act, json);
        var problem = await response.RefusedAsync(status, refusal);
        Assert.NotEqual("", problem.GetProperty("title").GetString());
    }
}
