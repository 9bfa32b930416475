using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Components.Wall;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Scenes;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Components.Wall;

public class ScenesTests : WallScreen
{
    public static TheoryData<string, string, string> Scenes => new()
    {
        { "late", ".late-scene .step-row", "งานล่าช้า" },
        { "duesoon", ".due-scene .step-row", "ครบกำหนดใน ๑๔ วัน" },
        { "reporting", ".reporting-scene li.unit-row", "การรายงานของสำนักและคณะทำงาน" },
        { "kpis", ".kpis-scene .kpi-row", "ตัวชี้วัด" },
        { "latest", ".latest-scene .change-row", "การเปลี่ยนแปลงล่าสุด" },
        { "category3", ".category-scene .plan-row", "การให้ความสำคัญกับผู้รับบริการและผู้มีส่วนได้ส่วนเสีย" },
        { "year", ".year-facts", "ความก้าวหน้าตลอดปี" },
        { "calm", ".calm", "ยังมีงานที่ต้องเร่ง" },
    };

    [Theory]
    [MemberData(nameof(Scenes))]
    public async Task An_address_pins_a_scene_and_the_spotlight_and_the_age_stay_on_it(string scene, string part, string title)
    {
        var board = SampleBoard.Make();
        Boards.Start(board);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"wall?scene={scene}");

        var wall = RenderWall();

        Assert.NotEmpty(wall.FindAll(part));
        Assert.Contains(title, wall.Find("#wall-scene").TextContent, StringComparison.Ordinal);
        Assert.Empty(wall.FindAll(".failed, .controls"));
        await Boards.PublishAsync(SampleBoard.After(board, 3, 66m));
        Assert.Equal("8", wall.Find(".spotlight.fresh").GetAttribute("data-change"));
        Assert.Contains("๕๐% ๑๐๐%", string.Join(' ', wall.Find(".spotlight .percent").TextContent.Split('%', StringSplitOptions.RemoveEmptyEntries).Select(t => t.Trim() + "%")), StringComparison.Ordinal);
        Time.Advance(TimeSpan.FromHours(1));
        await Boards.BeatAsync();
        Assert.NotEmpty(wall.FindAll(part));
        Assert.NotNull(wall.Find("[data-pulse]"));
    }

    [Fact]
    public async Task Scenes_have_their_turns_at_the_beats_of_the_feed_in_one_circuit()
    {
        Boards.Start(SampleBoard.Make());
        var wall = RenderWall();
        Assert.Equal("overview", Scene(wall));
        Assert.False(wall.Find(".wall").HasAttribute("data-turned")); // Nothing fades in: it would blink whenever a wall is opened.

        var seen = new List<string>();
        for (int second = 0; second < 160; second += 2)
        {
            Time.Advance(TimeSpan.FromSeconds(2));
            await Boards.BeatAsync();
            if (seen.LastOrDefault() != Scene(wall))
            {
                seen.Add(Scene(wall));
            }
        }

        Assert.Equal(["overview", "late", "category", "overview"], seen);
        Assert.True(wall.Find(".wall").HasAttribute("data-turned"));
        Assert.Single(Boards.Subscribers);
    }

    [Fact]
    public async Task Somebody_at_the_wall_stops_it_and_it_goes_on_by_itself_when_they_have_left()
    {
        Boards.Start(SampleBoard.Make());
        var wall = RenderWall();

        await wall.Find("[data-act=forth]").ClickAsync(new());
        await wall.Find("[data-act=pause]").ClickAsync(new());

        Assert.Equal("late", Scene(wall));
        Time.Advance(TimeSpan.FromMinutes(9));
        await Boards.BeatAsync();
        Assert.Equal("late", Scene(wall));
        Assert.NotNull(wall.Find(".paused"));
        Time.Advance(TimeSpan.FromMinutes(1));
        await Boards.BeatAsync();
        Assert.NotEqual("late", Scene(wall));
        Assert.Empty(wall.FindAll(".paused"));
        await wall.Find("[data-act=back]").ClickAsync(new());
        Assert.Equal("late", Scene(wall));
    }

    [Fact]
    public async Task What_the_secretariat_sets_reaches_the_screen_by_itself_with_its_night_and_its_distance()
    {
        var board = SampleBoard.Make();
        Boards.Start(board);
        var wall = RenderWall();
        var night = new Playlist(Playlist.DefaultId, "คืน", [new PlaylistSlot(new Scene(SceneKind.Calm), TimeSpan.FromSeconds(10))])
        {
            Night = new NightHours(new TimeOnly(14, 0), new TimeOnly(15, 0)),
            Viewing = new Viewing(new ScreenSize(55), new ViewingDistance(3)),
        };
        var change = Assert.IsType<PmqaDashboard.Domain.Record.RecordDecision.Made>(new SetPlaylist(night).Decide(board, Domain.Desk.Secretariat)).Changes[0]
            .At(8, Clock.UtcNow, Domain.Desk.Secretariat);

        await Boards.PublishAsync(board with { Sequence = 8, Record = board.Record.With(change) });
        await Boards.BeatAsync();

        Assert.Equal(("calm", "2"), (Scene(wall), wall.Find(".wall").GetAttribute("data-scale")));
        Assert.True(wall.Find(".wall").HasAttribute("data-night"));
    }

    [Fact]
    public async Task A_burst_stands_out_as_one()
    {
        var board = SampleBoard.Make();
        Boards.Start(board);
        var wall = RenderWall();
        for (int i = 0; i < 7; i++)
        {
            await Boards.PublishAsync(board = SampleBoard.After(board, 3, 60 + i));
        }

        Assert.Equal("burst", wall.Find(".spotlight").GetAttribute("data-change"));
        Assert.Contains("๘ รายการใน ๑ นาที", wall.Find(".spotlight").TextContent, StringComparison.Ordinal);
        Assert.Contains("ส.วิชาการ", wall.Find(".spotlight").TextContent, StringComparison.Ordinal);
        Assert.Equal(8, wall.FindAll(".older").Count);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    public void What_is_read_from_farther_has_more_pages_and_never_less_on_it(double metres, int least)
    {
        Boards.Start(BoardBuilder.Start(RealPlans.Book, [], Domain.TestChanges.Now));
        Services.GetRequiredService<NavigationManager>().NavigateTo(FormattableString.Invariant($"wall?scene=reporting&inches=55&metres={metres}"));

        var wall = RenderWall();

        Assert.True(wall.FindAll(".scene .page").Count >= least);
        Assert.Equal(Boards.Current!.Units.Length, wall.FindAll("li.unit-row").Count);
    }

    private static string Scene(IRenderedComponent<WallPage> wall) => wall.Find(".wall").GetAttribute("data-scene")!;
}
