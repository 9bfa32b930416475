using System.Net;
using System.Text.RegularExpressions;
using PmqaDashboard.Tests.Server.Api;
using Xunit;

namespace PmqaDashboard.Tests.Server.Accounts;

/// <summary>
/// A browser without scripts: it keeps cookies, fills in the forms of pages and follows no redirects. It keeps a cookie whatever its
/// date says, because the server's clock stands still in another year.
/// </summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _client;
    private readonly Dictionary<string, string> _cookies = [];

    public Visitor(ApiServer server) =>
        _client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server.Address };

    /// <summary>The cookies, by name.</summary>
    public IReadOnlyDictionary<string, string> Cookies => _cookies;

    /// <summary>The last "Set-Cookie" headers.</summary>
    public IReadOnlyList<string> SetCookies { get; private set; } = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Opens a page.</summary>
    public Task<Answer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Asks for something as a page's script does.</summary>
    public Task<Answer> FetchAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path), accept: "*/*");

    /// <summary>Sends fields as they are.</summary>
    public Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))),
        });

    /// <summary>Opens a page, fills in one of its forms, and sends it.</summary>
    /// <param name="path">The page.</param>
    /// <param name="form">Words by which the form is known among the page's forms.</param>
    /// <param name="fields">What is filled in.</param>
    public async Task<Answer> FillAsync(string path, string form, params (string Name, string Value)[] fields)
    {
        string page = (await GetAsync(path)).Text;
        string html = Form().Matches(page).Select(m => m.Value).Single(f => f.Contains(form, StringComparison.Ordinal));
        var hidden = Hidden().Matches(html).Select(m => (m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)));
        string action = Action().Match(html) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : path;
        return await PostAsync(action, [.. hidden.Where(h => fields.All(f => f.Name != h.Value)), .. fields]);
    }

    public Task<Answer> SignInAsync(string userName, string password, string path = "/account/sign-in") =>
        FillAsync(path, Handler("sign-in"), ("UserName", userName), ("Password", password));

    /// <summary>By what a form that a page answers itself is known.</summary>
    public static string Handler(string form) => $"name=\"_handler\" value=\"{form}\"";

    public void Dispose() => _client.Dispose();

    private async Task<Answer> SendAsync(HttpRequestMessage request, string accept = "text/html")
    {
        using (request)
        {
            request.Headers.Add("Accept", accept);
            if (_cookies.Count > 0)
            {
                request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
            }

            using var response = await _client.SendAsync(request, Cancel);
            SetCookies = response.Headers.TryGetValues("Set-Cookie", out var set) ? [.. set] : [];
            foreach (string cookie in SetCookies)
            {
                string[] pair = cookie.Split(';')[0].Split('=', 2);
                if (pair[1].Length == 0)
                {
                    _cookies.Remove(pair[0]);
                }
                else
                {
                    _cookies[pair[0]] = pair[1];
                }
            }

            return new Answer(response.StatusCode, response.Headers.Location?.OriginalString, await response.Content.ReadAsStringAsync(Cancel));
        }
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("<form[^>]* action=\"([^\"]+)\"")]
    private static partial Regex Action();
}

/// <summary>What a visitor gets.</summary>
/// <param name="Status">Status.</param>
/// <param name="Location">Where it leads, or null.</param>
/// <param name="Text">The page.</param>
internal sealed record Answer(HttpStatusCode Status, string? Location, string Text);
