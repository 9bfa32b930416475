using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PmqaDashboard.Bench.Clients;

/// <summary>Somebody who reports: a persona of the demonstration with the cookies of a browser, saving as the page "my work" does.</summary>
internal sealed partial class Writer : IDisposable
{
    private readonly HttpClient _client;
    private string _token = "";

    private Writer(Uri address) => _client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = address };

    /// <summary>Enters as a unit's persona.</summary>
    /// <param name="address">The server.</param>
    /// <param name="unit">Code of the unit, or "secretariat".</param>
    public static async Task<Writer> EnterAsync(Uri address, string unit)
    {
        var writer = new Writer(address);
        string page = await writer._client.GetStringAsync(new Uri("/demo", UriKind.Relative));
        using var entered = await writer._client.PostAsync(new Uri("/demo/enter", UriKind.Relative), new FormUrlEncodedContent(
        [
            KeyValuePair.Create("__RequestVerificationToken", WebUtility.HtmlDecode(Token().Match(page).Groups["token"].Value)),
            KeyValuePair.Create("persona", "demo." + unit),
            KeyValuePair.Create("returnUrl", "/account/here"),
        ]));
        entered.EnsureSuccessStatusCode();
        var answer = await writer._client.GetFromJsonAsync<JsonElement>(new Uri("/work/token", UriKind.Relative));
        writer._token = answer.GetProperty("token").GetString()!;
        return writer;
    }

    /// <summary>Saves a report.</summary>
    /// <returns>Its sequence in the journal, once it is committed.</returns>
    public async Task<long> SaveAsync(string step, string? unit, decimal percent, string? result = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/work/reports", UriKind.Relative))
        {
            Content = JsonContent.Create(new { stepId = step, unit, percent, result, key = Guid.NewGuid().ToString("N") }),
        };
        request.Headers.Add("RequestVerificationToken", _token);
        using var response = await _client.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? JsonDocument.Parse(text).RootElement.GetProperty("sequence").GetInt64()
            : throw new InvalidOperationException($"Not saved: {(int)response.StatusCode} {text}");
    }

    /// <summary>Reads a page to its end.</summary>
    public async Task ReadAsync(string path)
    {
        using var response = await _client.GetAsync(new Uri(path, UriKind.Relative));
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync();
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"(?<token>[^\"]+)\"")]
    private static partial Regex Token();
}
