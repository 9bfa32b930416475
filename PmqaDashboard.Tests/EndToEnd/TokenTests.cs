using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>A bureau's own system reports, with a token made on the command line while the server runs.</summary>
[Collection(Stage.Collection)]
public class TokenTests(Stage stage)
{
    private const string Step = "4-0-2.6";

    [Fact]
    public async Task A_token_from_the_command_line_reports_for_its_unit_once_per_key_and_for_no_other()
    {
        var cancel = TestContext.Current.CancellationToken;
        string token = (await stage.Demo.RunAsync("admin", "token", "create", "--user", "demo.academic")).Trim();
        using var client = stage.Demo.Client();

        using var stranger = await client.PostAsJsonAsync($"/api/v1/steps/{Step}/progress", new { percent = 30 }, cancel);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        client.DefaultRequestHeaders.Add("Idempotency-Key", "bureau-system-1");
        using var first = await client.PostAsJsonAsync($"/api/v1/steps/{Step}/progress", new { percent = 30.5, result = "ครึ่งแรก" }, cancel);
        using var again = await client.PostAsJsonAsync($"/api/v1/steps/{Step}/progress", new { percent = 30.5, result = "ครึ่งแรก" }, cancel);
        client.DefaultRequestHeaders.Remove("Idempotency-Key");
        using var other = await client.PostAsJsonAsync("/api/v1/steps/4-0-1.5/progress", new { percent = 100, unit = "pr" }, cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(await SequenceAsync(first), await SequenceAsync(again));
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        Assert.Equal("application/problem+json", other.Content.Headers.ContentType?.MediaType);
        var change = Assert.Single(await stage.Demo.JournalAsync(Step));
        Assert.Equal(30.5m, change.GetProperty("after").GetDecimal());
        Assert.Empty(await stage.Demo.JournalAsync("4-0-1.5"));
    }

    private static async Task<long> SequenceAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("sequence").GetInt64();
}
