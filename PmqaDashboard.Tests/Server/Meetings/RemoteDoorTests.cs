using System.Net;
using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Meetings;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Tests.Server.Accounts;
using PmqaDashboard.Tests.Server.Api;
using Xunit;

namespace PmqaDashboard.Tests.Server.Meetings;

/// <summary>A phone that nobody has signed in, at the remote of a real installation, where nothing is read without an account.</summary>
public sealed class RemoteDoorTests
{
    private const string Cookie = "pmqa.remote", Name = "การประชุมลับ", Path = "/meetings/1/remote";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invitation_lets_one_phone_in_when_its_holder_says_so_and_to_nothing_else()
    {
        await using var server = await ApiServer.StartAsync();
        string key = (await RoomAsync(server)).Invite();
        using var phone = new Visitor(server);
        using var late = new Visitor(server);

        // Looking at the link uses nothing up and shows nothing.
        foreach (var visitor in new[] { phone, late })
        {
            string page = (await visitor.GetAsync($"{Path}?key={key}")).Text;
            Assert.DoesNotContain("data-interactive", page, StringComparison.Ordinal);
            Assert.DoesNotContain(Name, page, StringComparison.Ordinal);
        }

        Assert.Equal((HttpStatusCode.Found, Path), await EnterAsync(phone, $"{Path}?key={key}"));
        string cookie = Assert.Single(phone.SetCookies, c => c.StartsWith(Cookie, StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        string remote = (await phone.GetAsync(Path)).Text;
        Assert.Contains("data-interactive", remote, StringComparison.Ordinal);
        Assert.Contains(Name, remote, StringComparison.Ordinal);
        Assert.True(await OpensLineAsync(server, phone.Cookies[Cookie]));

        // The key opens no page, no other meeting, and lets nobody else in.
        Assert.StartsWith("/account/sign-in", new Uri(server.Address, (await phone.GetAsync("/plans")).Location).PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.FetchAsync("/api/v1/board")).Status);
        Assert.DoesNotContain("data-interactive", (await phone.GetAsync("/meetings/2/remote")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"key\"", (await late.GetAsync($"{Path}?key={key}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await late.PostAsync(Path, ("key", key))).Status);
        Assert.False(late.Cookies.ContainsKey(Cookie));
        Assert.False(await OpensLineAsync(server, "1.guessed"));
    }

    [Fact]
    public async Task The_secretariat_comes_in_by_its_own_word_and_others_do_not()
    {
        await using var server = await ApiServer.StartAsync();
        await RoomAsync(server);
        foreach (var (account, may) in new[] { (TestStore.Secretariat, true), (TestStore.Committee, false) })
        {
            using var client = server.Client(cookieOf: account);
            string page = await client.GetStringAsync(Path, Cancel);
            Assert.Equal(may, page.Contains("name=\"key\"", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_meeting_that_is_not_there_is_no_clue()
    {
        await using var server = await ApiServer.StartAsync();
        await RoomAsync(server);
        using var phone = new Visitor(server);

        string there = Main((await phone.GetAsync(Path)).Text);
        string not = Main((await phone.GetAsync("/meetings/2/remote")).Text);

        Assert.Contains("role=\"alert\"", there, StringComparison.Ordinal);
        Assert.Equal(there, not);

        static string Main(string page) => page.Split("<main")[1].Split("</main>")[0];
    }

    private static async Task<IMeetingRoom> RoomAsync(ApiServer server)
    {
        var boards = server.Services.GetRequiredService<IBoardSource>();
        var saved = await server.Services.GetRequiredService<IRecordKeeping>().SaveAsync(
            TestStore.Secretariat,
            new SetMeeting(null, 3, Name, new DateOnly(2010, 6, 18), [new AgendaItem(AgendaKind.Agency), new AgendaItem(AgendaKind.Kpis)]),
            Cancel);
        Assert.IsType<RecordOutcome.Saved>(saved);
        Meeting? meeting;
        while ((meeting = boards.Current?.Record.Meetings.Find("1")) is null)
        {
            await Task.Yield();
        }

        return server.Services.GetRequiredService<IMeetingRooms>().Open(meeting);
    }

    private static async Task<(HttpStatusCode, string?)> EnterAsync(Visitor phone, string page)
    {
        var answer = await phone.FillAsync(page, "name=\"key\"");
        return (answer.Status, answer.Location);
    }

    private static async Task<bool> OpensLineAsync(ApiServer server, string cookie)
    {
        using var line = new ClientWebSocket();
        line.Options.CollectHttpResponseDetails = true;
        line.Options.SetRequestHeader("Cookie", $"{Cookie}={cookie}");
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
}
