using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Components.Wall.Playlists;
using PmqaDashboard.Domain.Scenes;
using PmqaDashboard.Tests.Components.Review;
using Xunit;

namespace PmqaDashboard.Tests.Components.Wall;

public class PlaylistsPageTests : RecordScreen
{
    public PlaylistsPageTests() => SignedIn = Secretariat;

    [Fact]
    public async Task The_secretariat_makes_a_playlist_of_scenes_durations_and_rules()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("playlists?id=new");
        var page = Render<PlaylistsPage>();

        await page.Find("input[type=text]").ChangeAsync(new() { Value = "ห้องโถง" });
        await page.Find("fieldset > .act").ClickAsync(new());
        await page.FindAll("li select")[1].ChangeAsync(new() { Value = new Scene(SceneKind.Category, 2).ToString() });
        await page.FindAll("li input[type=number]")[1].ChangeAsync(new() { Value = "15" });
        await page.FindAll("li input[type=checkbox]")[1].ChangeAsync(new() { Value = true });
        await page.Find("[data-slot='1'] button").ClickAsync(new());
        await page.Find("form").SubmitAsync();
        await PublishAsync();

        var playlist = Journal.Board.Record.Playlists.Find("p1")!;
        Assert.Equal("ห้องโถง", playlist.Name);
        Assert.Equal(
            [
                new PlaylistSlot(new Scene(SceneKind.Category, 2), TimeSpan.FromSeconds(15), SlotRule.WhenNeeded),
                new PlaylistSlot(Scene.Overview, TimeSpan.FromSeconds(60)),
            ],
            playlist.Slots);
    }

    [Fact]
    public async Task One_without_a_name_is_not_saved_and_says_why()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("playlists?id=new");
        var page = Render<PlaylistsPage>();

        await page.Find("form").SubmitAsync();

        Assert.Equal(Shown["Record.RefusedNameNeeded"], page.Find("[role=alert]").TextContent);
    }

    [Fact]
    public void The_built_in_one_has_a_name_and_all_its_scenes_and_nothing_to_restore()
    {
        var page = Render<PlaylistsPage>();

        Assert.Equal(Shown["Scenes.BuiltIn"], page.Find("input[type=text]").GetAttribute("value"));
        Assert.Equal(Playlist.BuiltIn.Slots.Length, page.FindAll("[data-slot]").Count);
        Assert.Empty(page.FindAll("p .danger"));
    }
}
