using System.Net;
using Xunit;

namespace PmqaDashboard.Tests.Server.Api;

public sealed class WorkEndpointTests
{
    private const string Header = "RequestVerificationToken";

    private static readonly string Report = $$"""{ "stepId": "{{TestStore.PolicyStep}}", "unit": "policy", "percent": 40, "result": "ทำแล้ว", "obstacles": null, "recommendation": null, "basedOn": null, "key": "k-1" }""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_outbox_saves_once_and_takes_back_once()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.Client(cookieOf: TestStore.Policy);
        var token = await client.JsonAsync("/work/token");
        Assert.Equal("account token", token.Names());
        Assert.Equal(TestStore.Policy, token.GetProperty("account").GetString());
        var header = (Header, token.GetProperty("token").GetString()!);

        using var first = await client.PostAsync("/work/reports", Report, header);
        using var again = await client.PostAsync("/work/reports", Report, header);
        var saved = await first.JsonAsync();
        var repeated = await again.JsonAsync();
        string undo = $"/work/reports/{saved.GetProperty("reportId")}/undo";
        using var undone = await client.PostAsync(undo, "", header);
        using var undoneAgain = await client.PostAsync(undo, "", header);

        Assert.Equal("overtaken repeated reportId sequence", saved.Names());
        Assert.True(repeated.GetProperty("repeated").GetBoolean());
        Assert.Equal(saved.GetProperty("sequence").GetInt64(), repeated.GetProperty("sequence").GetInt64());
        Assert.False((await undone.JsonAsync()).GetProperty("repeated").GetBoolean());
        Assert.True((await undoneAgain.JsonAsync()).GetProperty("repeated").GetBoolean());
        using var journal = server.Client(await server.TokenAsync(TestStore.Viewer));
        Assert.Equal(
            ["reported", "withdrawn"],
            (await journal.JsonAsync("/api/v1/journal?after=0")).EnumerateArray().Select(c => c.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task Without_the_antiforgery_token_nothing_is_saved_and_no_refusal_is_named()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.Client(cookieOf: TestStore.Policy);

        using var without = await client.PostAsync("/work/reports", Report);
        using var wrong = await client.PostAsync("/work/reports", Report, (Header, "x"));
        using var undo = await client.PostAsync("/work/reports/1/undo", "");

        foreach (var response in new[] { without, wrong, undo })
        {
            var problem = await response.JsonAsync(HttpStatusCode.BadRequest);
            Assert.False(problem.TryGetProperty("refusal", out _));
        }

        Assert.Empty((await client.JsonAsync("/api/v1/journal?after=0")).EnumerateArray());
    }

    [Fact]
    public async Task Nobody_and_a_bearer_of_a_token_are_not_signed_in_here()
    {
        await using var server = await ApiServer.StartAsync(demo: true);
        using var nobody = server.Client();
        using var bearer = server.Client(await server.TokenAsync(TestStore.Policy));

        foreach (var client in new[] { nobody, bearer })
        {
            using var post = await client.PostAsync("/work/reports", Report);
            using var token = await client.GetAsync(new Uri("/work/token", UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.Unauthorized, post.StatusCode);
            Assert.Contains(token.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Found });
        }
    }

    [Fact]
    public async Task Another_units_share_is_refused_in_the_language_of_the_page()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.Client(cookieOf: TestStore.Hrd);
        string token = (await client.JsonAsync("/work/token")).GetProperty("token").GetString()!;

        using var response = await client.PostAsync("/work/reports", Report, (Header, token), ("Accept-Language", "en"));
        await response.RefusedAsync(HttpStatusCode.Forbidden, "forbidden");
        using var missing = await client.PostAsync("/work/reports", """{ "stepId": "1-1-1" }""", (Header, token));
        await missing.RefusedAsync(HttpStatusCode.UnprocessableEntity, "percentMissing");
        using var nothing = await client.PostAsync("/work/reports/77/undo", "", (Header, token));
        await nothing.RefusedAsync(HttpStatusCode.Conflict, "nothingToUndo");
    }
}
