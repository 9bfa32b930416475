using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Components.Screens;
using PmqaDashboard.Domain.Scenes;
using PmqaDashboard.Domain.Screens;
using PmqaDashboard.Tests.Domain;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Components.Screens;

public sealed class ScreenPageTests : Screen
{
    private const string Id = "k1";

    private readonly Desk _desk = new(RealPlans.Book, Now.UtcDateTime);
    private readonly FakeScreens _screens;

    public ScreenPageTests()
    {
        _screens = new FakeScreens(_desk, Boards, Desk.Secretariat);
        Services.AddSingleton<IScreenPresence>(_screens);
        _desk.Made(Desk.Secretariat, new PairScreen(Id, new ScreenSetting("ห้องโถง", "", Playlist.DefaultId, null)));
        Boards.Start(_desk.Board);
    }

    // As its circuit, which knows it by the claim.
    private IRenderedComponent<ScreenPage> Open(string? id = Id)
    {
        SetRendererInfo(new RendererInfo("Server", true));
        var user = new ClaimsPrincipal(id is null ? new ClaimsIdentity() : ScreenClaim.Identity(id));
        return Render<ScreenPage>(p => p.AddCascadingValue(Task.FromResult(new AuthenticationState(user))));
    }

    // As the first HTML, which knows it by what the door has found out.
    private IRenderedComponent<ScreenPage> Greet(ScreenArrival arrival)
    {
        SetRendererInfo(new RendererInfo("Static", false));
        var http = new DefaultHttpContext();
        http.Features.Set(arrival);
        return Render<ScreenPage>(p => p.AddCascadingValue<HttpContext>(http));
    }

    [Fact]
    public void A_paired_screen_shows_the_wall_and_tells_that_it_lives()
    {
        var page = Open();

        Assert.NotNull(page.Find(".wall"));
        Assert.Contains($"open {Id}", _screens.Told);
        Assert.Contains($"drew {_desk.Board.Sequence}", _screens.Told);
        Assert.Contains("shows Overview", _screens.Told);
    }

    [Fact]
    public async Task With_every_beat_it_tells_anew_what_its_browser_has_confirmed()
    {
        Open();
        _screens.Told.Clear();

        await Boards.BeatAsync();

        Assert.Equal([$"drew {_desk.Board.Sequence}"], _screens.Told);
    }

    [Fact]
    public async Task Revoked_it_is_dark_at_once_and_nothing_of_the_wall_stays()
    {
        var page = Open();

        await _screens.RevokeAsync(Desk.Secretariat.AccountId, Id, CancellationToken.None);

        Assert.Empty(page.FindAll(".wall"));
        Assert.Equal(WaitingSheet.Thai["Screens.RevokedText"], page.Find(".screen.dark p").TextContent);
        Assert.Equal("/screen/forget", page.Find("form").GetAttribute("action"));
        Assert.Contains("closed", _screens.Told);
        Assert.DoesNotContain(ScreenLife.Name, Boards.Subscribers.Select(s => s.Name));
    }

    [Fact]
    public void A_screen_that_this_node_has_not_heard_of_yet_shows_the_wall() => Assert.NotNull(Open("k2").Find(".wall"));

    [Fact]
    public void Who_is_no_screen_is_led_to_the_door()
    {
        var page = Open(id: null);

        Assert.Empty(page.FindAll(".wall"));
        Assert.EndsWith("/screen", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_screen_shows_its_code_and_where_to_confirm_it()
    {
        var page = Greet(new ScreenArrival.Waiting("K7TQ4X", "https://pmqa.example.go.th/screens?code=K7TQ4X"));

        Assert.Contains("K7T Q4X", page.Find(".code").TextContent, StringComparison.Ordinal);
        Assert.Equal("pmqa.example.go.th/screens", page.Find(".house").TextContent);
        Assert.Equal(WaitingSheet.Thai["Screens.QrLabel"], page.Find("svg").GetAttribute("aria-label"));
        Assert.Equal("waiting", page.Find("[data-screen]").GetAttribute("data-screen"));
        Assert.Equal(["th", "en"], page.FindAll(".words > p[lang]").Select(p => p.GetAttribute("lang")));
        Assert.Empty(_screens.Told);
    }

    public static TheoryData<ScreenArrival, string> Faces => new()
    {
        { new ScreenArrival.Later(), "later" },
        { new ScreenArrival.Again(), "again" },
        { new ScreenArrival.Revoked(), "revoked" },
    };

    [Theory]
    [MemberData(nameof(Faces))]
    public void What_has_no_code_is_dark_and_says_to_its_script_what_it_is(ScreenArrival arrival, string state)
    {
        var page = Greet(arrival);

        Assert.Equal(state, page.Find("[data-screen]").GetAttribute("data-screen"));
        Assert.NotNull(page.Find(".screen.dark"));
        Assert.Empty(page.FindAll(".wall"));
    }
}
