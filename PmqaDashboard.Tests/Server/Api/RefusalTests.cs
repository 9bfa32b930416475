using System.Net;
using System.Text.Json;
using Xunit;

namespace PmqaDashboard.Tests.Server.Api;

public sealed class RefusalTests(QuietServer server) : IClassFixture<QuietServer>
{
    private const string Step = TestStore.PolicyStep;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private HttpClient Policy => server.Policy;

    [Fact]
    public async Task What_cannot_be_saved_is_refused_by_name_and_nothing_is_saved()
    {
        string tooLong = $$"""{ "percent": 1, "result": "{{new string('ก', 4001)}}" }""";

        await Policy.RefusedAsync("9-9-9", """{ "percent": 1 }""", HttpStatusCode.NotFound, "unknownStep");
        await Policy.RefusedAsync(TestStore.SharedStep, """{ "percent": 1, "unit": "hrd" }""", HttpStatusCode.Forbidden, "forbidden");
        await server.Viewer.RefusedAsync(Step, """{ "percent": 1 }""", HttpStatusCode.Forbidden, "forbidden");
        await server.Secretariat.RefusedAsync(Step, """{ "percent": 1, "unit": "hrd" }""", HttpStatusCode.UnprocessableEntity, "notAShare");
        await server.Secretariat.RefusedAsync(TestStore.SharedStep, """{ "percent": 1 }""", HttpStatusCode.UnprocessableEntity, "unitNeeded");
        await Policy.RefusedAsync(Step, """{ "percent": 101 }""", HttpStatusCode.UnprocessableEntity, "percentOutOfRange");
        await Policy.RefusedAsync(Step, """{ "percent": -0.01 }""", HttpStatusCode.UnprocessableEntity, "percentOutOfRange");
        await Policy.RefusedAsync(Step, """{ "percent": 33.333 }""", HttpStatusCode.UnprocessableEntity, "percentOutOfRange");
        await Policy.RefusedAsync(Step, tooLong, HttpStatusCode.UnprocessableEntity, "textTooLong");
        await Policy.RefusedAsync(Step, """{ "percent": 1 }""", HttpStatusCode.Conflict, "keyMisused", ("Idempotency-Key", new string('k', 101)));
        Assert.Empty((await Policy.JsonAsync("/api/v1/journal")).EnumerateArray());
    }

    [Theory]
    [InlineData("{}", 422, "percentMissing")]
    [InlineData("""{ "percent": null }""", 422, "percentMissing")]
    [InlineData("""{ "result": "words" }""", 422, "percentMissing")]
    [InlineData("", 400, "malformed")]
    [InlineData("null", 400, "malformed")]
    [InlineData("[1]", 400, "malformed")]
    [InlineData("{ \"percent\": ", 400, "malformed")]
    [InlineData("""{ "percent": "50" }""", 400, "malformed")]
    [InlineData("""{ "percent": 1e400 }""", 400, "malformed")]
    [InlineData("""{ "percent": 1, "percent": 2 }""", 400, "malformed")]
    [InlineData("""{ "percent": 1, "resullt": "lost words" }""", 400, "malformed")]
    [InlineData("""{ "percent": 1, "result": "\ud800" }""", 400, "malformed")]
    public async Task What_cannot_be_read_is_refused_and_never_taken_for_zero(string body, int status, string refusal)
    {
        await Policy.RefusedAsync(Step, body, (HttpStatusCode)status, refusal);
        Assert.Empty((await Policy.JsonAsync("/api/v1/journal")).EnumerateArray());
    }

    [Fact]
    public async Task What_is_no_json_or_far_too_much_is_refused()
    {
        using var form = new FormUrlEncodedContent([new("percent", "50")]);

        using var asForm = await Policy.PostAsync(new Uri($"/api/v1/steps/{Step}/progress", UriKind.Relative), form, Cancel);
        await asForm.RefusedAsync(HttpStatusCode.UnsupportedMediaType, "notJson");
        await Policy.RefusedAsync(
            Step, $$"""{ "percent": 1, "result": "{{new string('x', 200_000)}}" }""", HttpStatusCode.RequestEntityTooLarge, "tooLarge",
            ("Expect", "100-continue"));
    }

    [Theory]
    [InlineData("th", "ไม่ได้ระบุร้อยละ")]
    [InlineData("en", "The percentage is missing")]
    [InlineData("fr, en-GB;q=0.8, th;q=0.9", "ไม่ได้ระบุร้อยละ")]
    [InlineData("fr", "ไม่ได้ระบุร้อยละ")]
    public async Task Problems_speak_the_language_that_is_asked_for(string accepted, string title)
    {
        using var response = await Policy.PostAsync($"/api/v1/steps/{Step}/progress", "{}", ("Accept-Language", accepted));
        var problem = await response.RefusedAsync(HttpStatusCode.UnprocessableEntity, "percentMissing");
        Assert.Equal(title, problem.GetProperty("title").GetString());
        Assert.Equal(JsonValueKind.String, problem.GetProperty("detail").ValueKind);
    }

    [Theory]
    [InlineData("", "malformedDay")]
    [InlineData("30/6/2553", "malformedDay")]
    [InlineData("2553-06-30", "dayOutOfReach")]
    [InlineData("2010-06-31", "malformedDay")]
    [InlineData("0001-01-01", "dayOutOfReach")]
    [InlineData("9999-12-31", "dayOutOfReach")]
    public async Task A_day_that_is_none_is_refused(string day, string refusal)
    {
        using var response = await Policy.GetAsync(new Uri($"/api/v1/board?day={day}", UriKind.Relative), Cancel);
        await response.RefusedAsync(HttpStatusCode.BadRequest, refusal);
    }

    [Theory]
    [InlineData("after=-1", "malformedAfter")]
    [InlineData("after=x", "malformedAfter")]
    [InlineData("after=99999999999999999999", "malformedAfter")]
    [InlineData("after=0&max=0", "malformedMax")]
    [InlineData("after=0&max=1001", "malformedMax")]
    public async Task A_sequence_that_is_none_is_refused(string query, string refusal)
    {
        using var response = await Policy.GetAsync(new Uri($"/api/v1/journal?{query}", UriKind.Relative), Cancel);
        await response.RefusedAsync(HttpStatusCode.BadRequest, refusal);
    }
}
