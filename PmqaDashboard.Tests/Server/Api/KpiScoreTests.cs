using System.Globalization;
using System.Net;
using System.Text.Json;
using Xunit;

namespace PmqaDashboard.Tests.Server.Api;

public sealed class KpiScoreTests(QuietServer server) : IClassFixture<QuietServer>
{
    private const string Path = "/api/v1/kpis/score";

    [Theory]
    [InlineData("60,70,80,90,100", "55", "1.0000", "worseThanFirst")]
    [InlineData("60,70,80,90,100", "60", "1.0000", "betweenThresholds")]
    [InlineData("60,70,80,90,100", "69.99", "1.9990", "betweenThresholds")]
    [InlineData("60,70,80,90,100", "84.5", "3.4500", "betweenThresholds")]
    [InlineData("60,70,80,90,100", "100", "5.0000", "atOrPastLast")]
    [InlineData("60,70,80,90,100", "104", "5.0000", "atOrPastLast")]
    [InlineData("15,12,9,6,3", "10", "2.6667", "betweenThresholds")]
    [InlineData("15,12,9,6,3", "16", "1.0000", "worseThanFirst")]
    [InlineData("15,12,9,6,3", "2", "5.0000", "atOrPastLast")]
    public async Task A_value_is_scored_and_explained(string thresholds, string value, string score, string rule)
    {
        using var response = await server.Viewer.PostAsync(Path, $$"""{ "thresholds": [{{thresholds}}], "value": {{value}} }""");
        var answer = await response.JsonAsync();

        Assert.Equal("explanation score", answer.Names());
        var explanation = answer.GetProperty("explanation");
        Assert.Equal("ascending floor formula from level rule text to", explanation.Names());
        Assert.Equal(score, decimal.Round(answer.GetProperty("score").GetDecimal(), 4).ToString("F4", CultureInfo.InvariantCulture));
        Assert.Equal(rule, explanation.GetProperty("rule").GetString());
        Assert.EndsWith(score, explanation.GetProperty("formula").GetString()!, StringComparison.Ordinal);
        Assert.Equal(rule == "betweenThresholds" ? JsonValueKind.Number : JsonValueKind.Null, explanation.GetProperty("from").ValueKind);
    }

    [Fact]
    public async Task The_sum_is_told_in_the_language_that_is_asked_for()
    {
        using var response = await server.Viewer.PostAsync(
            Path, """{ "thresholds": [60, 70, 80, 90, 100], "value": 84.5, "floor": 0 }""", ("Accept-Language", "en"));
        var explanation = (await response.JsonAsync()).GetProperty("explanation");

        Assert.Equal("3 + (84.5 − 80) ÷ (90 − 80) = 3.4500", explanation.GetProperty("formula").GetString());
        Assert.Equal("84.5 lies between the thresholds of level 3 (80) and level 4 (90): linear interpolation.", explanation.GetProperty("text").GetString());
        Assert.Equal(0, explanation.GetProperty("floor").GetInt32());
    }

    [Theory]
    [InlineData("""{ "value": 1 }""", "thresholdsNotFive")]
    [InlineData("""{ "thresholds": [1, 2, 3, 4], "value": 1 }""", "thresholdsNotFive")]
    [InlineData("""{ "thresholds": [1, 2, 3, 4, 5, 6], "value": 1 }""", "thresholdsNotFive")]
    [InlineData("""{ "thresholds": [1, 2, 2, 4, 5], "value": 1 }""", "thresholdsNotInOrder")]
    [InlineData("""{ "thresholds": [1, 2, 3, 5, 4], "value": 1 }""", "thresholdsNotInOrder")]
    [InlineData("""{ "thresholds": [1, 2, 3, 4, 1e13], "value": 1 }""", "numberOutOfRange")]
    [InlineData("""{ "thresholds": [1, 2, 3, 4, 5], "value": 1.0000001 }""", "numberOutOfRange")]
    [InlineData("""{ "thresholds": [1, 2, 3, 4, 5], "value": -79228162514264337593543950335 }""", "numberOutOfRange")]
    [InlineData("""{ "thresholds": [1, 2, 3, 4, 5] }""", "valueMissing")]
    [InlineData("""{ "thresholds": [1, 2, 3, 4, 5], "value": 1, "floor": 2 }""", "floorInvalid")]
    [InlineData("""{ "thresholds": [1, 2, 3, 4, 5], "value": "1" }""", "malformed")]
    [InlineData("""{ "thresholds": [1, 2, 3, 4, null], "value": 1 }""", "malformed")]
    [InlineData("""{ "thresholds": [1, 2, 3, 4, 5], "valeu": 1 }""", "malformed")]
    [InlineData("""{ "thresholds": 5, "value": 1 }""", "malformed")]
    public async Task What_cannot_be_scored_is_refused_by_name(string body, string refusal)
    {
        using var response = await server.Viewer.PostAsync(Path, body);
        await response.RefusedAsync(HttpStatusCode.BadRequest, refusal);
    }

    [Fact]
    public async Task Without_a_token_nobody_is_answered()
    {
        using var stranger = server.Stranger();
        using var response = await stranger.PostAsync(Path, """{ "thresholds": [1, 2, 3, 4, 5], "value": 1 }""");
        await response.RefusedAsync(HttpStatusCode.Unauthorized, "unauthenticated");
    }
}
