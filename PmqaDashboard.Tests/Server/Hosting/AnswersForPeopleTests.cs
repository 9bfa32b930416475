using System.Net;
using Microsoft.AspNetCore.Http;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Server.Hosting;
using PmqaDashboard.Tests.Server.Api;
using Xunit;

namespace PmqaDashboard.Tests.Server.Hosting;

public class AnswersForPeopleTests
{
    [Theory]
    [InlineData("th.thai.light", "ไม่พบหน้านี้")]
    [InlineData("en.arabic.dark", "Page not found")]
    public async Task A_person_reads_in_their_language_that_a_page_is_missing(string cookie, string words)
    {
        await using var server = await ApiServer.StartAsync(demo: true);
        using var client = server.Client();

        foreach (string path in new[] { "/nowhere", "/work/nowhere" })
        {
            using var response = await AskAsync(client, path, "text/html,application/xhtml+xml", cookie);

            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Contains(words, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/nowhere", "*/*")]
    [InlineData("/api/v1/nowhere", "text/html")]
    public async Task A_program_gets_the_status_without_a_page(string path, string accept)
    {
        await using var server = await ApiServer.StartAsync(demo: true);
        using var client = server.Client();

        using var response = await AskAsync(client, path, accept, "");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain("<html", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.Redirect)]
    [InlineData("/wall", HttpStatusCode.Redirect)]
    [InlineData("/settings", HttpStatusCode.OK)]
    [InlineData("/error", HttpStatusCode.OK)]
    public async Task For_real_only_pages_that_say_so_are_open_to_anybody(string path, HttpStatusCode expected)
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.Client();

        using var response = await AskAsync(client, path, "text/html", "");

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/plans", "text/html", true)]
    [InlineData("POST", "/work/reports", "text/html", false)]
    [InlineData("GET", "/api/v1/board", "text/html", false)]
    [InlineData("GET", "/plans", "application/json", false)]
    public void What_fails_is_a_page_only_for_whoever_looks(string method, string path, string accept, bool page)
    {
        var context = new DefaultHttpContext();
        (context.Request.Method, context.Request.Path, context.Request.Headers.Accept) = (method, path, accept);

        Assert.Equal(page, AnswersForPeople.AsksForPage(context));
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string path, string accept, string settings)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.TryAddWithoutValidation("Cookie", $"{ViewSettings.CookieName}={settings}");
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
