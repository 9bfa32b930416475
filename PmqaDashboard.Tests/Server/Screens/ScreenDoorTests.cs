using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Scenes;
using PmqaDashboard.Domain.Screens;
using PmqaDashboard.Server.Accounts;
using PmqaDashboard.Tests.Server.Accounts;
using PmqaDashboard.Tests.Server.Api;
using Xunit;

namespace PmqaDashboard.Tests.Server.Screens;

/// <summary>What anybody and what a screen's key gets from a real installation, where nothing is read without an account.</summary>
public sealed class ScreenDoorTests
{
    private const string Cookie = "pmqa.screen";

    private static readonly ScreenSetting Lobby = new("ห้องโถง", "", Playlist.DefaultId, null);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Key(Visitor screen) => screen.Cookies[Cookie];

    private static string Id(Visitor screen) => Key(screen).Split('.')[0];

    private static async Task<string> CodeAsync(Visitor screen)
    {
        string page = (await screen.GetAsync("/screen")).Text;
        Assert.Contains("data-screen=\"waiting\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-interactive", page, StringComparison.Ordinal);
        return page.Split("data-code=\"")[1].Split('"')[0];
    }

    private static Task<RecordOutcome> PairAsync(ApiServer server, string code) =>
        server.Services.GetRequiredService<IScreens>().PairAsync(TestStore.Secretariat, code, Lobby, Cancel);

    private static async Task<Visitor> PairedAsync(ApiServer server)
    {
        var screen = new Visitor(server);
        Assert.IsType<RecordOutcome.Saved>(await PairAsync(server, await CodeAsync(screen)));
        return screen;
    }

    private static async Task<bool> OpensLineAsync(ApiServer server, string? key)
    {
        using var line = new ClientWebSocket();
        line.Options.CollectHttpResponseDetails = true;
        if (key is not null)
            line.Options.SetRequestHeader("Cookie", $"{Cookie}={key}");

        try
        {
            await line.ConnectAsync(new UriBuilder(server.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, Cancel);
            return true;
        }
        catch (WebSocketException)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, line.HttpStatusCode);
            return false;
        }
    }

    [Fact]
    public async Task A_new_screen_gets_a_code_keeps_it_over_a_reload_and_gets_the_next_when_it_is_old()
    {
        await using var server = await ApiServer.StartAsync();
        using var screen = new Visitor(server);

        string code = await CodeAsync(screen);

        string cookie = Assert.Single(screen.SetCookies, c => c.StartsWith(Cookie, StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("max-age=34560000", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(code, await CodeAsync(screen));
        Assert.Equal("""{"state":"waiting"}""", (await screen.FetchAsync("/screen/here")).Text);
        server.Time.Advance(PairingCode.Lifetime);
        Assert.Equal("""{"state":"unknown"}""", (await screen.FetchAsync("/screen/here")).Text);
        Assert.NotEqual(code, await CodeAsync(screen));
    }

    [Fact]
    public async Task A_paired_screen_gets_the_wall_and_its_line_and_nothing_else()
    {
        await using var server = await ApiServer.StartAsync();
        using var screen = await PairedAsync(server);

        var wall = await screen.GetAsync("/screen");

        Assert.Equal(HttpStatusCode.OK, wall.Status);
        Assert.Contains("class=\"wall\"", wall.Text, StringComparison.Ordinal);
        Assert.Contains("data-interactive", wall.Text, StringComparison.Ordinal);
        Assert.Contains(screen.SetCookies, c => c.StartsWith(Cookie, StringComparison.Ordinal));
        Assert.True(await OpensLineAsync(server, Key(screen)));
        foreach (string page in new[] { "/", "/wall", "/plans", "/plans/1", "/kpis", "/rounds", "/screens", "/accounts", "/status", "/account", "/evidence/x", "/work/token" })
        {
            var answer = await screen.GetAsync(page);
            Assert.True(answer is { Status: HttpStatusCode.Redirect, Location: { } to } && to.Contains("/account/sign-in", StringComparison.Ordinal), $"{page}: {answer.Status}");
        }

        foreach (string api in new[] { "/api/v1/board", "/api/v1/journal?after=0", "/api/v1/plans", "/hubs/progress" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await screen.FetchAsync(api)).Status);
    }

    [Fact]
    public async Task Within_its_circuit_a_screen_is_nobody()
    {
        await using var server = await ApiServer.StartAsync();
        var screen = new System.Security.Claims.ClaimsPrincipal(ScreenClaim.Identity("k1"));
        await using var scope = server.Services.CreateAsyncScope();
        var door = scope.ServiceProvider.GetRequiredService<IAuthorizationService>();

        Assert.True((await door.AuthorizeAsync(screen, Policies.Circuit)).Succeeded);
        foreach (string policy in new[] { Policies.Read, Policies.Report, Policies.Administer })
            Assert.False((await door.AuthorizeAsync(screen, policy)).Succeeded);
    }

    [Fact]
    public async Task Who_has_no_good_key_gets_no_line_and_no_wall()
    {
        await using var server = await ApiServer.StartAsync();
        using var waiting = new Visitor(server);
        await CodeAsync(waiting);
        using var paired = await PairedAsync(server);

        foreach (string? key in new[] { null, "x", Key(waiting), $"{Id(paired)}.{Key(waiting).Split('.')[1]}", Key(paired) + "A" })
            Assert.False(await OpensLineAsync(server, key), key);
    }

    [Fact]
    public async Task A_revoked_screen_is_dark_until_somebody_pairs_it_again()
    {
        await using var server = await ApiServer.StartAsync();
        using var screen = await PairedAsync(server);
        string key = Key(screen);
        await server.Services.GetRequiredService<IScreens>().RevokeAsync(TestStore.Secretariat, Id(screen), Cancel);

        var dark = await screen.GetAsync("/screen");

        Assert.Contains("data-screen=\"revoked\"", dark.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"wall\"", dark.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("data-interactive", dark.Text, StringComparison.Ordinal);
        Assert.Equal(key, Key(screen));
        Assert.False(await OpensLineAsync(server, key));
        Assert.Equal("/screen", (await screen.PostAsync("/screen/forget")).Location);
        Assert.NotEmpty(await CodeAsync(screen));
        Assert.NotEqual(key, Key(screen));
    }

    [Fact]
    public async Task A_good_key_is_forgotten_for_nobody()
    {
        await using var server = await ApiServer.StartAsync();
        using var screen = await PairedAsync(server);
        string key = Key(screen);

        await screen.PostAsync("/screen/forget");

        Assert.Equal(key, Key(screen));
        Assert.Equal("""{"state":"paired"}""", (await screen.FetchAsync("/screen/here")).Text);
    }

    [Fact]
    public async Task Who_comes_by_a_link_of_another_site_comes_again_and_loses_no_key()
    {
        await using var server = await ApiServer.StartAsync();
        using var client = server.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/screen");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Headers.Add("Accept", "text/html");

        using var answer = await client.SendAsync(request, Cancel);

        Assert.Contains("data-screen=\"again\"", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], c => c.StartsWith(Cookie, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_asks_for_too_many_codes_waits()
    {
        await using var server = await ApiServer.StartAsync();
        for (int i = 0; i < PmqaDashboard.Server.Screens.PairingCodes.MostOfAnAddress; i++)
        {
            using var screen = new Visitor(server);
            await CodeAsync(screen);
        }

        using var late = new Visitor(server);
        Assert.Contains("data-screen=\"later\"", (await late.GetAsync("/screen")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Cookie, late.Cookies.Keys);
    }

    [Fact]
    public async Task The_code_leads_to_the_address_that_was_set()
    {
        await using var server = await ApiServer.StartAsync(settings: "--Screens:Address=https://pmqa.office.go.th/");
        using var screen = new Visitor(server);

        Assert.Contains(">pmqa.office.go.th/screens<", (await screen.GetAsync("/screen")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_screen_with_a_good_key_shows_its_wall_also_while_the_database_is_down()
    {
        await using var store = await TestStore.CreateAsync();
        var (code, key) = Assert.NotNull(await store.Get<PmqaDashboard.Server.Screens.PairingCodes>().GiveAsync("10.0.0.1", Cancel));
        await store.Get<IScreens>().PairAsync(TestStore.Secretariat, code, Lobby, Cancel);
        var broken = new PmqaDashboard.Server.Screens.ScreenKeys(
            new FailingContexts(store), store.Get<IBoardSource>(), store.Time);
        await broken.FindAsync(key.ToString(), Cancel);
        FailingContexts.Fails = true;
        try
        {
            Assert.Equal(PmqaDashboard.Server.Screens.Standing.Paired, (await broken.FindAsync(key.ToString(), Cancel)).Standing);
            await Assert.ThrowsAsync<PmqaDashboard.Server.Data.StoreBusyException>(() => broken.FindAsync($"{key.Id}.forged", Cancel));

            await store.Get<IScreens>().RevokeAsync(TestStore.Secretariat, key.Id, Cancel);
            await store.Feed.LookAsync(Cancel);
            await Assert.ThrowsAsync<PmqaDashboard.Server.Data.StoreBusyException>(() => broken.FindAsync(key.ToString(), Cancel));
        }
        finally
        {
            FailingContexts.Fails = false;
        }
    }

    private sealed class FailingContexts(TestStore store) : Microsoft.EntityFrameworkCore.IDbContextFactory<PmqaDashboard.Server.Data.PmqaDbContext>
    {
        public static bool Fails { get; set; }

        public PmqaDashboard.Server.Data.PmqaDbContext CreateDbContext() => Fails ? throw new PmqaDashboard.Server.Data.StoreBusyException() : store.Open();
    }
}
