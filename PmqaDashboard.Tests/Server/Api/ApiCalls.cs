using System.Net;
using System.Text;
using System.Text.Json;
using Xunit;

namespace PmqaDashboard.Tests.Server.Api;

/// <summary>What tests of the API say often.</summary>
internal static class ApiCalls
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Gets JSON, and expects a status.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpClient client, string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        return await response.JsonAsync(expected);
    }

    /// <summary>The JSON of an answer, of which a status is expected.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response, HttpStatusCode expected = HttpStatusCode.OK)
    {
        string text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(expected == response.StatusCode, $"{(int)response.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Posts a text as JSON.</summary>
    public static async Task<HttpResponseMessage> PostAsync(
        this HttpClient client, string path, string json, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request, Cancel);
    }

    /// <summary>Reports a step, and expects it to be saved.</summary>
    public static async Task<JsonElement> ReportAsync(this HttpClient client, string step, string json, params (string Name, string Value)[] headers)
    {
        using var response = await client.PostAsync($"/api/v1/steps/{step}/progress", json, headers);
        return await response.JsonAsync();
    }

    /// <summary>Reports a step, and expects a refusal.</summary>
    public static async Task RefusedAsync(this HttpClient client, string step, string json, HttpStatusCode status, string refusal, params (string Name, string Value)[] headers)
    {
        using var response = await client.PostAsync($"/api/v1/steps/{step}/progress", json, headers);
        await response.RefusedAsync(status, refusal);
    }

    /// <summary>Expects problem details that name a refusal and say something.</summary>
    public static async Task<JsonElement> RefusedAsync(this HttpResponseMessage response, HttpStatusCode status, string refusal)
    {
        var problem = await response.JsonAsync(status);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.Equal(refusal, problem.GetProperty("refusal").GetString());
        Assert.NotEqual("", problem.GetProperty("title").GetString());
        return problem;
    }

    /// <summary>Names of an object's members, in no order.</summary>
    public static string Names(this JsonElement element) => string.Join(' ', element.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
}
