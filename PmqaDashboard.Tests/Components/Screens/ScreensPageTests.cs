using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Components.Screens;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Scenes;
using PmqaDashboard.Domain.Screens;
using PmqaDashboard.Tests.Domain;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Components.Screens;

public sealed class ScreensPageTests : PeopleScreen
{
    private static readonly ScreenSetting Lobby = new("ห้องโถง", "ชั้น ๑", Playlist.DefaultId, null);

    private readonly Desk _desk = new(RealPlans.Book, Now.UtcDateTime);
    private readonly FakeScreens _screens;

    public ScreensPageTests()
    {
        SignedIn = Desk.Secretariat;
        _screens = new FakeScreens(_desk, Boards, Desk.Secretariat);
        Services.AddSingleton<IScreens>(_screens);
        Services.AddSingleton<IRecordKeeping>(new DeskKeeping(_desk, Boards, Desk.Secretariat));
        Boards.Start(_desk.Board);
    }

    private IRenderedComponent<ScreensPage> Open(string address = "/screens", bool interactive = true)
    {
        SetRendererInfo(new RendererInfo("Server", interactive));
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<ScreensPage>();
    }

    private void Hang(string id, ScreenSetting setting)
    {
        _desk.Made(Desk.Secretariat, new PairScreen(id, setting));
        Boards.Start(_desk.Board);
    }

    private static void Type(IRenderedComponent<ScreensPage> page, string field, string text) => page.Find($".columns > form [data-field={field}]").Change(text);

    private static string Text(IRenderedComponent<ScreensPage> page, string css) => string.Join(' ', page.Find(css).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void While_none_is_paired_it_says_how_to_pair_one()
    {
        var page = Open();

        Assert.Contains(Shown["Screens.NoneHow"], page.Find(".none").TextContent, StringComparison.Ordinal);
        Assert.Contains("localhost/screen", page.Find("form").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-screen-id]"));
    }

    [Fact]
    public void Nothing_is_typed_before_the_circuit_takes_it()
    {
        Assert.True(Open(interactive: false).Find("fieldset").HasAttribute("disabled"));
        Assert.False(Open().Find("fieldset").HasAttribute("disabled"));
    }

    [Fact]
    public void A_scanned_code_is_filled_in_and_the_screen_is_in_the_list_when_it_is_named()
    {
        _screens.Waiting["K7TQ4X"] = "k1";
        var page = Open("/screens?code=k7tq4x");
        Assert.Equal("K7T Q4X", page.Find("[data-field=code]").GetAttribute("value"));

        Type(page, "name", "ห้องโถง");
        Type(page, "place", "ชั้น ๑");
        Type(page, "inches", "๕๕");
        Type(page, "metres", "2.5");
        page.Find(".columns > form").Submit();

        Assert.Equal(Lobby with { Viewing = new Viewing(new ScreenSize(55), new ViewingDistance(2.5m)) }, _desk.Board.Record.Screens.Find("k1")!.Setting);
        Assert.Contains(Shown["Screens.NeverSeen"], page.Find("[data-screen-id=k1]").TextContent, StringComparison.Ordinal);
        Assert.Contains("ห้องโถง", page.Find(".done").TextContent, StringComparison.Ordinal);
        Assert.Contains("๕๕ นิ้ว อ่านจาก ๒.๕ เมตร", page.Markup, StringComparison.Ordinal);
        Assert.Equal("", page.Find("[data-field=code]").GetAttribute("value") ?? "");
    }

    [Theory]
    [InlineData("K7TQ4X", "x", "", "", RecordRefusal.CodeUnknown)]
    [InlineData("M7TQ4X", "ห้องโถง", "", "", RecordRefusal.NameTaken)]
    public void What_the_server_refuses_is_said_where_it_was_asked(string code, string name, string inches, string metres, RecordRefusal reason)
    {
        Hang("k0", Lobby);
        _screens.Waiting["M7TQ4X"] = "k1";
        var page = Try(code, name, inches, metres);

        Assert.Equal(Shown[$"Record.Refused{reason}"], page.Find(".complaint").TextContent);
        Assert.Single(page.FindAll("[data-screen-id]"));
    }

    [Theory]
    [InlineData("K7", "", "")]
    [InlineData("K7TQ4X", "55", "")]
    [InlineData("K7TQ4X", "", "3")]
    [InlineData("K7TQ4X", "x", "3")]
    [InlineData("K7TQ4X", "5", "3")]
    [InlineData("K7TQ4X", "55", "99")]
    public void What_cannot_be_is_said_before_it_is_asked(string code, string inches, string metres)
    {
        _screens.Waiting["K7TQ4X"] = "k1";

        Assert.NotEmpty(Try(code, "x", inches, metres).Find(".complaint").TextContent);
        Assert.Empty(_desk.Changes);
    }

    private IRenderedComponent<ScreensPage> Try(string code, string name, string inches, string metres)
    {
        var page = Open();
        Type(page, "code", code);
        Type(page, "name", name);
        Type(page, "inches", inches);
        Type(page, "metres", metres);
        page.Find(".columns > form").Submit();
        return page;
    }

    [Fact]
    public void A_screen_that_is_too_small_for_its_readers_is_warned_of()
    {
        var page = Open();
        Type(page, "inches", "24");
        Type(page, "metres", "12");

        Assert.Contains(Shown["Screens.Illegible"], page.Find(".warn").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_screen_says_whether_it_lives_what_it_shows_and_how_old_that_is_and_follows()
    {
        var now = Now.UtcDateTime;
        Hang("k1", Lobby);
        Hang("k2", Lobby with { Name = "ลิฟต์" });
        _screens.Sights["k1"] = new("k1", now.AddSeconds(-2), now.AddHours(-3), new Scene(SceneKind.Category, 3), now.AddSeconds(-12), 2, 1, IsHere: true);
        _screens.Sights["k2"] = new("k2", now.AddMinutes(-9), now.AddDays(-3), new Scene(SceneKind.Late), now.AddMinutes(-9), 1, 0, IsHere: true);

        var page = Open();

        Assert.Equal("yes", page.Find("[data-screen-id=k1]").GetAttribute("data-alive"));
        string alive = Text(page, "[data-screen-id=k1] dl");
        Assert.Contains("หมวด ๓ มา ๑๒ วินาที", alive, StringComparison.Ordinal);
        Assert.Contains("๒ วินาทีที่แล้ว", alive, StringComparison.Ordinal);
        Assert.Contains("๓ ชั่วโมง", alive, StringComparison.Ordinal);
        Assert.Contains("เงียบไป ๙ นาที", Text(page, "[data-screen-id=k2] header"), StringComparison.Ordinal);
        Assert.Contains("หลังจากนั้นมีการเปลี่ยนแปลง ๑ รายการ", Text(page, "[data-screen-id=k2] dl"), StringComparison.Ordinal);

        _screens.Sights["k2"] = _screens.Sights["k1"] with { ScreenId = "k2", Windows = 2, IsHere = false, Scene = null };
        await page.InvokeAsync(() => Time.Advance(TimeSpan.FromSeconds(2)));
        page.WaitForAssertion(() => Assert.Equal("yes", page.Find("[data-screen-id=k2]").GetAttribute("data-alive")));
        Assert.Contains(Shown.Text("Screens.Copies", 2), page.Find("[data-screen-id=k2]").TextContent, StringComparison.Ordinal);
        Assert.Contains(Shown["Screens.Elsewhere"], page.Find("[data-screen-id=k2]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_screen_is_renamed_in_its_card()
    {
        Hang("k1", Lobby with { Viewing = new Viewing(new ScreenSize(55), new ViewingDistance(4)) });
        var page = Open();

        page.Find("[data-act=edit]").Click();
        Assert.Equal("55", page.Find("[data-screen-id] [data-field=inches]").GetAttribute("value"));
        page.Find("[data-screen-id] [data-field=name]").Change("ห้องประชุม");
        page.Find("[data-screen-id] [data-field=inches]").Change("");
        page.Find("[data-screen-id] [data-field=metres]").Change("");
        page.Find("[data-screen-id] form").Submit();

        Assert.Equal(Lobby with { Name = "ห้องประชุม" }, _desk.Board.Record.Screens.Find("k1")!.Setting);
        Assert.Equal("ห้องประชุม", page.Find("h3").TextContent);
        Assert.Empty(page.FindAll("[data-screen-id] form"));
    }

    [Fact]
    public void A_screen_is_revoked_only_when_that_is_confirmed()
    {
        Hang("k1", Lobby);
        var page = Open();

        page.Find("[data-act=revoke]").Click();
        Assert.False(_desk.Board.Record.Screens.Find("k1")!.IsRevoked);
        page.FindAll(".sure button")[1].Click();
        Assert.Empty(page.FindAll(".sure"));

        page.Find("[data-act=revoke]").Click();
        page.Find("[data-act=revoke-yes]").Click();
        Assert.True(_desk.Board.Record.Screens.Find("k1")!.IsRevoked);
        Assert.Empty(page.FindAll("[data-screen-id]"));
    }

    [Fact]
    public void Every_scene_has_a_name_in_both_languages()
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var show = new Show(new ViewSettings(language));
            Assert.All(Enum.GetValues<SceneKind>(), kind => Assert.NotEmpty(ScreenTexts.Name(show, new Scene(kind, kind == SceneKind.Category ? 3 : null))));
            Assert.NotEmpty(ScreenTexts.Name(show, new Scene(SceneKind.Category)));
        }
    }
}
