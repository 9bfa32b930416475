using System.Net;
using System.Net.WebSockets;
using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Server.Accounts;
using Xunit;

namespace PmqaDashboard.Tests.Server.Api;

public sealed class AccessTests
{
    private static readonly string[] Readings =
        ["/api/v1/plans", "/api/v1/plans/1", "/api/v1/units", "/api/v1/board", "/api/v1/board?day=2010-06-30", "/api/v1/journal?after=0"];

    private const string Report = """{ "percent": 5 }""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_demonstration_may_be_read_by_anybody_and_written_by_nobody_unknown()
    {
        await using var server = await ApiServer.StartAsync(demo: true);
        using var client = server.Client();

        foreach (string path in Readings)
        {
            await client.JsonAsync(path);
        }

        await client.RefusedAsync(TestStore.PolicyStep, Report, HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task For_real_nothing_is_read_without_an_account()
    {
        await using var server = await ApiServer.StartAsync();
        using var nobody = server.Client();
        using var token = server.Client(await server.TokenAsync(TestStore.Viewer));
        using var cookie = server.Client(cookieOf: TestStore.Viewer);

        foreach (string path in Readings)
        {
            using var response = await nobody.GetAsync(new Uri(path, UriKind.Relative), Cancel);
            await response.RefusedAsync(HttpStatusCode.Unauthorized, "unauthenticated");
            Assert.Equal("Bearer realm=\"PMQA\"", response.Headers.WwwAuthenticate.ToString());
            await token.JsonAsync(path);
            await cookie.JsonAsync(path);
        }

        using var hub = await nobody.PostAsync("/hubs/progress/negotiate?negotiateVersion=1", "");
        Assert.Equal(HttpStatusCode.Unauthorized, hub.StatusCode);
        using var socket = new ClientWebSocket();
        var address = new UriBuilder(server.Address) { Scheme = "ws", Path = "/hubs/progress" }.Uri;
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(address, Cancel));
    }

    [Fact]
    public async Task A_cookie_never_writes_through_the_api()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.Client(cookieOf: TestStore.Policy);

        await client.JsonAsync("/api/v1/board");
        await client.RefusedAsync(TestStore.PolicyStep, Report, HttpStatusCode.Unauthorized, "unauthenticated");
        Assert.Empty((await client.JsonAsync("/api/v1/journal")).EnumerateArray());
    }

    [Theory]
    [InlineData("x")]
    [InlineData("pmqa_1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("pmqa_2_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("pmqa__")]
    public async Task A_wrong_token_is_told_so_even_where_none_is_needed(string token)
    {
        await using var server = await ApiServer.StartAsync(demo: true);
        await server.TokenAsync(TestStore.Policy);
        using var client = server.Client(token);

        using var response = await client.GetAsync(new Uri("/api/v1/board", UriKind.Relative), Cancel);
        await response.RefusedAsync(HttpStatusCode.Unauthorized, "unauthenticated");
        Assert.Equal("Bearer realm=\"PMQA\", error=\"invalid_token\"", response.Headers.WwwAuthenticate.ToString());
        await client.RefusedAsync(TestStore.PolicyStep, Report, HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task A_token_ends_when_it_is_revoked_or_its_account_is_closed()
    {
        await using var server = await ApiServer.StartAsync();
        string revoked = await server.TokenAsync(TestStore.Policy);
        string closed = await server.TokenAsync(TestStore.Hrd);
        using var first = server.Client(revoked);
        using var second = server.Client(closed);
        await first.JsonAsync("/api/v1/board");
        await second.JsonAsync("/api/v1/board");

        Assert.True(await Tokens(server).RevokeAsync(AccessTokenText.Parse(revoked)!.Id, Cancel));
        await using (var context = server.Open())
        {
            await context.Users.Where(a => a.UserName == TestStore.Hrd).ExecuteUpdateAsync(set => set.SetProperty(a => a.Enabled, false), Cancel);
        }

        await first.JsonAsync("/api/v1/board", HttpStatusCode.Unauthorized);
        await second.JsonAsync("/api/v1/board", HttpStatusCode.Unauthorized);
        Assert.False(await Tokens(server).RevokeAsync(99, Cancel));
    }

    [Fact]
    public async Task Only_a_hash_is_kept_and_use_is_noted_once_an_hour()
    {
        await using var server = await ApiServer.StartAsync();
        string token = await server.TokenAsync(TestStore.Policy);
        using var client = server.Client(token);
        var start = server.Time.GetUtcNow().UtcDateTime;

        await client.JsonAsync("/api/v1/units");
        Assert.Equal(start, await LastUsedAsync());
        server.Time.Advance(TimeSpan.FromMinutes(59));
        await client.JsonAsync("/api/v1/units");
        Assert.Equal(start, await LastUsedAsync());
        server.Time.Advance(TimeSpan.FromMinutes(1));
        await client.JsonAsync("/api/v1/units");
        Assert.Equal(start.AddHours(1), await LastUsedAsync());

        await using var context = server.Open();
        var kept = await context.AccessTokens.SingleAsync(Cancel);
        Assert.Equal(AccessTokenText.HashOf(AccessTokenText.Parse(token)!.Secret), kept.Hash);
        Assert.Equal(43, AccessTokenText.Parse(token)!.Secret.Length);

        async Task<DateTime?> LastUsedAsync() => Assert.Single(await Tokens(server).ListAsync("POLICY", Cancel)).LastUsedAtUtc;
    }

    private static AccessTokenStore Tokens(ApiServer server) =>
        (AccessTokenStore)server.Services.GetService(typeof(AccessTokenStore))!;
}
