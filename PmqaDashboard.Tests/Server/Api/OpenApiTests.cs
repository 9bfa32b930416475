using System.Text.Json;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Server.Api;
using Xunit;

namespace PmqaDashboard.Tests.Server.Api;

public sealed class OpenApiTests
{
    [Fact]
    public async Task The_document_lists_every_route_with_a_summary_and_the_token()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.Client();
        var document = await client.JsonAsync("/openapi/v1.json");

        Assert.Equal(
            [
                "delete /api/v1/evidence/{id}", "get /api/v1/board", "get /api/v1/budget", "get /api/v1/criteria", "get /api/v1/evidence/{id}", "get /api/v1/evidence/{id}/content", "get /api/v1/journal", "get /api/v1/plans", "get /api/v1/plans/{number}",
                "get /api/v1/rounds", "get /api/v1/rounds/{months}/kpis", "get /api/v1/rounds/{months}/reports/{unit}", "get /api/v1/steps/{id}/evidence", "get /api/v1/units", "post /api/v1/kpis/score",
                "post /api/v1/rounds/{months}/acceptances", "post /api/v1/rounds/{months}/certifications", "post /api/v1/rounds/{months}/reopenings",
                "post /api/v1/rounds/{months}/returns", "post /api/v1/rounds/{months}/submissions", "post /api/v1/steps/{id}/evidence", "post /api/v1/steps/{id}/progress",
                "put /api/v1/evidence/{id}/criteria",
            ],
            Operations(document).Select(o => $"{o.Method} {o.Path}").Order(StringComparer.Ordinal));
        Assert.All(Operations(document), o =>
        {
            Assert.NotEqual("", o.Operation.GetProperty("summary").GetString());
            Assert.Equal("accessToken", Assert.Single(o.Operation.GetProperty("security").EnumerateArray()).Names());
        });
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("accessToken").GetProperty("scheme").GetString());
        var report = document.GetProperty("components").GetProperty("schemas").GetProperty("ReportBody");
        Assert.Equal("basedOn obstacles percent recommendation result unit", report.GetProperty("properties").Names());
        Assert.Equal(["percent"], report.GetProperty("required").EnumerateArray().Select(r => r.GetString()));
    }

    [Fact]
    public void Every_refusal_has_a_name_of_its_own_and_words_in_both_languages()
    {
        var problems = Enum.GetValues<Refusal>().Select(Problem.Of).ToList();

        Assert.Equal(problems.Count, problems.Select(p => p.Refusal).Distinct().Count());
        Assert.All(problems, p =>
        {
            Assert.InRange(p.Status, 400, 499);
            string key = $"Api.{char.ToUpperInvariant(p.Refusal[0])}{p.Refusal[1..]}";
            foreach (var language in Enum.GetValues<Language>())
            {
                var show = new Show(new ViewSettings(language));
                Assert.NotEqual("", show[key]);
                Assert.NotEqual("", show[key + "Detail"]);
            }
        });
    }

    private static IEnumerable<(string Method, string Path, JsonElement Operation)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select (operation.Name, path.Name, operation.Value);
}
