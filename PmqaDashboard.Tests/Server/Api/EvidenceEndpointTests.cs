using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using PmqaDashboard.Domain.Evidences;
using Xunit;

namespace PmqaDashboard.Tests.Server.Api;

public sealed class EvidenceEndpointTests
{
    private const string Path = $"/api/v1/steps/{TestStore.PolicyStep}/evidence";

    private static readonly byte[] Pdf = Encoding.UTF8.GetBytes("%PDF-1.7\nรายงานผลการสำรวจ");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_added_listed_read_marked_and_taken_back()
    {
        await using var server = await ApiServer.StartAsync();
        using var policy = server.Client(await server.TokenAsync(TestStore.Policy));

        var added = await AddAsync(policy, Pdf, "รายงาน.pdf", ("criteria", "LD1, CS3"));
        string id = added.GetProperty("id").GetString()!;
        var again = await AddAsync(policy, Pdf, "รายงาน.pdf");
        Assert.Equal((0, id), (again.GetProperty("sequence").GetInt64(), again.GetProperty("id").GetString()));

        var entry = Assert.Single((await policy.JsonAsync(Path)).EnumerateArray().ToList());
        Assert.Equal("atUtc brokenSinceUtc by criteria criteriaSaid id kind kpiId mediaType name round sha256 size stepId unit url", entry.Names());
        Assert.Equal(("รายงาน.pdf", "application/pdf", "policy", "file"), (Text(entry, "name"), Text(entry, "mediaType"), Text(entry, "unit"), Text(entry, "kind")));
        Assert.Equal(["LD1", "CS3"], entry.GetProperty("criteria").EnumerateArray().Select(c => c.GetString()!));
        Assert.Equal(Pdf, await policy.GetByteArrayAsync(new Uri($"/api/v1/evidence/{id}/content", UriKind.Relative), Cancel));

        using (var marked = await SendAsync(policy, HttpMethod.Put, $"/api/v1/evidence/{id}/criteria", """{ "criteria": [] }"""))
            Assert.Equal(2, (await marked.JsonAsync()).GetProperty("sequence").GetInt64());

        entry = await policy.JsonAsync($"/api/v1/evidence/{id}");
        Assert.False(entry.GetProperty("criteriaSaid").GetBoolean());
        Assert.Equal(["LD1"], entry.GetProperty("criteria").EnumerateArray().Select(c => c.GetString()!));

        using (var removed = await SendAsync(policy, HttpMethod.Delete, $"/api/v1/evidence/{id}"))
            await removed.JsonAsync();

        Assert.Empty((await policy.JsonAsync(Path)).EnumerateArray());
        await policy.JsonAsync($"/api/v1/evidence/{id}", HttpStatusCode.NotFound);
        Assert.Equal(["evidenceAdded", "evidenceMarked", "evidenceRemoved"], (await policy.JsonAsync("/api/v1/journal")).EnumerateArray().Select(c => Text(c, "kind")));
    }

    [Fact]
    public async Task A_link_is_added_and_leads_on()
    {
        await using var server = await ApiServer.StartAsync();
        using var policy = server.Client(await server.TokenAsync(TestStore.Policy));

        using var added = await policy.PostAsync(Path, """{ "url": "https://example.go.th/report", "name": "รายงาน" }""");
        string id = Text(await added.JsonAsync(), "id");

        using var given = await policy.GetAsync(new Uri($"/api/v1/evidence/{id}/content", UriKind.Relative), Cancel);
        Assert.Equal((HttpStatusCode.Found, "https://example.go.th/report"), (given.StatusCode, given.Headers.Location!.AbsoluteUri));
    }

    [Fact]
    public async Task What_is_forged_is_refused_in_words_and_nothing_is_kept()
    {
        await using var server = await ApiServer.StartAsync();
        using var policy = server.Client(await server.TokenAsync(TestStore.Policy));
        using var hrd = server.Client(await server.TokenAsync(TestStore.Hrd));
        using var viewer = server.Client(await server.TokenAsync(TestStore.Viewer));
        const string link = """{ "url": "https://example.go.th/x", "unit": "policy" }""";

        // Another unit's share, by whoever may not; a share that is none; a step that is not there.
        foreach (var stranger in new[] { hrd, viewer })
        {
            using var foreign = await stranger.PostAsync(Path, link);
            await foreign.RefusedAsync(HttpStatusCode.Forbidden, "forbidden");
            using var foreignFile = await SendAsync(stranger, Pdf, "x.pdf", ("unit", "policy"));
            await foreignFile.RefusedAsync(HttpStatusCode.Forbidden, "forbidden");
        }

        await RefusedAsync(policy, Path, link.Replace("policy", "hrd", StringComparison.Ordinal), HttpStatusCode.NotFound, "unknownStep");
        await RefusedAsync(policy, "/api/v1/steps/9-9-9/evidence", link, HttpStatusCode.NotFound, "unknownStep");
        await RefusedAsync(policy, Path, """{ "url": "javascript:alert(1)" }""", HttpStatusCode.UnsupportedMediaType, "typeNotAllowed");
        await RefusedAsync(policy, Path, """{ "url": "https://example.go.th/x", "criteria": ["LD99"] }""", HttpStatusCode.NotFound, "unknownCriterion");
        await RefusedAsync(policy, Path, """{ "name": "x" }""", HttpStatusCode.BadRequest, "malformed");

        // A cookie never writes here, from whichever page.
        using var cookie = server.Client(cookieOf: TestStore.Policy);
        cookie.DefaultRequestHeaders.Add("Origin", "https://evil.example");
        using (var byCookie = await SendAsync(cookie, Pdf, "x.pdf"))
            await byCookie.RefusedAsync(HttpStatusCode.Unauthorized, "unauthenticated");

        await RefusedAsync(cookie, Path, link, HttpStatusCode.Unauthorized, "unauthenticated");

        // Evidence of others can neither be taken away nor said to prove something.
        string id = Text(await AddAsync(policy, Pdf, "x.pdf"), "id");
        foreach (var stranger in new[] { hrd, viewer })
        {
            using var removed = await SendAsync(stranger, HttpMethod.Delete, $"/api/v1/evidence/{id}");
            await removed.RefusedAsync(HttpStatusCode.Forbidden, "forbidden");
            using var marked = await SendAsync(stranger, HttpMethod.Put, $"/api/v1/evidence/{id}/criteria", """{ "criteria": ["LD2"] }""");
            await marked.RefusedAsync(HttpStatusCode.Forbidden, "forbidden");
        }

        using (var byCookie = await SendAsync(cookie, HttpMethod.Delete, $"/api/v1/evidence/{id}"))
            await byCookie.RefusedAsync(HttpStatusCode.Unauthorized, "unauthenticated");

        using (var unknown = await SendAsync(policy, HttpMethod.Delete, "/api/v1/evidence/made-up"))
            await unknown.RefusedAsync(HttpStatusCode.NotFound, "unknownEvidence");

        Assert.Single((await policy.JsonAsync(Path)).EnumerateArray());
    }

    [Fact]
    public async Task What_is_too_large_or_of_a_wrong_kind_is_refused()
    {
        await using var server = await ApiServer.StartAsync();
        using var policy = server.Client(await server.TokenAsync(TestStore.Policy));

        using (var markup = await SendAsync(policy, "<html><script>alert(1)</script>"u8.ToArray(), "รายงาน.pdf"))
            await markup.RefusedAsync(HttpStatusCode.UnsupportedMediaType, "typeNotAllowed");

        using (var large = await SendAsync(policy, [.. Pdf, .. new byte[EvidenceItem.MaxBytes]], "x.pdf"))
            await large.RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "tooLarge");

        // Who asks first is answered before sending it all.
        policy.DefaultRequestHeaders.ExpectContinue = true;
        using (var huge = await SendAsync(policy, [.. Pdf, .. new byte[EvidenceItem.MaxBytes + (1 << 20)]], "x.pdf"))
            await huge.RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "tooLarge");

        policy.DefaultRequestHeaders.ExpectContinue = false;
        using (var other = new MultipartFormDataContent { { new StringContent("x"), "words" } })
        using (var missing = await policy.PostAsync(new Uri(Path, UriKind.Relative), other, Cancel))
            await missing.RefusedAsync(HttpStatusCode.BadRequest, "malformed");

        using (var text = new StringContent("x", Encoding.UTF8, "text/plain"))
        using (var plain = await policy.PostAsync(new Uri(Path, UriKind.Relative), text, Cancel))
            await plain.RefusedAsync(HttpStatusCode.UnsupportedMediaType, "notJson");

        Assert.Empty((await policy.JsonAsync(Path)).EnumerateArray());
        await using var context = server.Open();
        Assert.Empty(context.EvidenceContents);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static async Task<JsonElement> AddAsync(HttpClient client, byte[] bytes, string name, params (string Name, string Value)[] fields)
    {
        using var response = await SendAsync(client, bytes, name, fields);
        return await response.JsonAsync();
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, byte[] bytes, string name, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/html");
        form.Add(file, "file", name);
        foreach (var (field, value) in fields)
            form.Add(new StringContent(value), field);

        return await client.PostAsync(new Uri(Path, UriKind.Relative), form, Cancel);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");

        return await client.SendAsync(request, Cancel);
    }

    private static async Task RefusedAsync(HttpClient client, string path, string json, HttpStatusCode status, string refusal)
    {
        using var response = await client.PostAsync(path, json);
        await response.RefusedAsync(status, refusal);
    }
}
