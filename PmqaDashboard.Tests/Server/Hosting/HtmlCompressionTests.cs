using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using PmqaDashboard.Tests.Server.Api;
using Xunit;

namespace PmqaDashboard.Tests.Server.Hosting;

public sealed partial class HtmlCompressionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_travels_compressed_to_a_browser_that_can_read_it()
    {
        await using var server = await ApiServer.StartAsync(demo: true);

        var (encoding, body) = await AskAsync(server, "/wall", "br, gzip");
        var (none, plain) = await AskAsync(server, "/wall", "identity");

        Assert.Equal(("br", ""), (encoding, none));
        Assert.True(body.Length < plain.Length / 4, $"{body.Length} of {plain.Length}");
        await using var unpacked = new BrotliStream(new MemoryStream(body), CompressionMode.Decompress);
        Assert.Contains("</html>", await new StreamReader(unpacked, Encoding.UTF8).ReadToEndAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/board")]
    [InlineData("/health")]
    public async Task What_is_no_page_is_left_as_it_is(string path)
    {
        await using var server = await ApiServer.StartAsync(demo: true);

        Assert.Equal("", (await AskAsync(server, path, "br, gzip")).Encoding);
    }

    /// <summary>Who can make a browser ask many times, and sees the lengths, must not learn a token from them.</summary>
    [Fact]
    public async Task The_token_against_forgery_is_another_one_in_every_page()
    {
        await using var server = await ApiServer.StartAsync(demo: true);
        using var client = server.Client();

        var tokens = new HashSet<string>();
        for (int i = 0; i < 3; i++)
        {
            string page = await client.GetStringAsync(new Uri("/settings", UriKind.Relative), Cancel);
            tokens.Add(Token().Match(page).Groups[1].Value);
        }

        Assert.Equal(3, tokens.Count);
    }

    private static async Task<(string Encoding, byte[] Body)> AskAsync(ApiServer server, string path, string accepts)
    {
        using var client = server.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);
        using var response = await client.SendAsync(request, Cancel);
        return (string.Join(',', response.Content.Headers.ContentEncoding), await response.Content.ReadAsByteArrayAsync(Cancel));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
