using Bunit;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Components.Wall;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Tests.Domain;
using PmqaDashboard.Tests.Domain.Growth;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Components.Wall;

public class WallTilesTests : WallScreen
{
    public static TheoryData<ProgressStatus> Statuses => [.. Enum.GetValues<ProgressStatus>()];

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_category_tells_its_status_by_shape_and_word(ProgressStatus status)
    {
        var board = SampleBoard.Make();
        Boards.Start(board with { Categories = board.Categories.SetItem(0, With(board.Categories[0], f => f with { Status = status })) });

        var chip = RenderWall().Find("[data-category='1'] .chip");

        Assert.Equal(StatusLook.Of(status).Shape, chip.QuerySelector("svg")!.GetAttribute("data-shape"));
        Assert.Equal(Shown[StatusLook.Of(status).TextKey], chip.TextContent.Trim());
    }

    [Fact]
    public void A_category_of_which_nothing_was_ever_reported_is_hatched_and_says_so()
    {
        var board = SampleBoard.Make();
        var silent = With(board.Categories[0], f => f with { Reported = 0, EverReported = false, Status = ProgressStatus.NoReport });
        Boards.Start(board with { Categories = board.Categories.SetItem(0, silent) });

        var bar = RenderWall().Find("[data-category='1'] .bar");

        Assert.Contains("never", bar.ClassList);
        Assert.StartsWith("ยังไม่มีรายงาน", bar.GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_category_with_nothing_in_this_year_shows_no_figure()
    {
        var board = SampleBoard.Make();
        var empty = board.Categories[0] with
        {
            Figures = new Figures(null, null, null, false, ProgressStatus.Deferred),
            Leaves = new LeafCounts(0, 0, 0, 0, 3),
        };
        Boards.Start(board with { Categories = board.Categories.SetItem(0, empty) });

        var tile = RenderWall().Find("[data-category='1']");

        Assert.Equal("–", tile.QuerySelector(".percent")!.TextContent.Trim());
        Assert.Null(tile.QuerySelector(".gap"));
        Assert.Contains("ไม่มีขั้นตอนในปีนี้", tile.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_category_tells_steps_done_criteria_and_silent_units()
    {
        var board = SampleBoard.Make();
        Boards.Start(board with
        {
            Categories = board.Categories.SetItem(0, board.Categories[0] with { Leaves = new LeafCounts(22, 11, 3, 0, 0), Criteria = 5, SilentUnits = 3 }),
        });

        string facts = RenderWall().Find("[data-category='1'] .facts").TextContent;

        Assert.Contains("เสร็จ ๑๑/๒๒ ขั้นตอน", facts, StringComparison.Ordinal);
        Assert.Contains("๕ เกณฑ์", facts, StringComparison.Ordinal);
        Assert.Contains("๓ หน่วยค้างรายงาน", facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_renders_only_the_tiles_whose_slice_changed()
    {
        var board = SampleBoard.Make();
        Boards.Start(board);
        var wall = RenderWall();

        await Boards.PublishAsync(SampleBoard.After(board, 3, 66m));

        var tiles = wall.FindComponents<CategoryTile>();
        Assert.Equal([1, 1, 2, 1, 1, 1], tiles.Select(t => t.RenderCount));
        Assert.Equal(2, wall.FindComponent<HeroTile>().RenderCount);
        Assert.Equal(2, wall.FindComponent<LatestTile>().RenderCount);
        Assert.Equal(1, wall.FindComponent<CurveTile>().RenderCount);
        Assert.Equal(1, wall.FindComponent<KpiTile>().RenderCount);
        Assert.Equal(1, wall.FindComponent<ReportingTile>().RenderCount);
        Assert.Equal(1, wall.FindComponent<HeaderTile>().RenderCount);
    }

    [Fact]
    public async Task A_change_lights_up_where_it_happened_and_by_how_much()
    {
        var board = SampleBoard.Make();
        Boards.Start(board);
        var wall = RenderWall();
        Assert.Empty(wall.FindAll(".moved"));

        await Boards.PublishAsync(SampleBoard.After(board, 3, 54.8m));

        Assert.Equal(["+๐.๘", "+๔.๘"], wall.FindAll(".moved.up b").Select(b => b.TextContent));
        Assert.NotNull(wall.Find("[data-category='3'] .moved"));
        Assert.NotNull(wall.Find(".hero-tile .moved"));
    }

    [Fact]
    public async Task A_tile_that_fails_says_so_alone_and_comes_back_with_the_next_Board()
    {
        var board = SampleBoard.Make();
        Boards.Start(board);
        var wall = RenderWall();

        // A plan of a category that the agency does not have is what the indicators' tile cannot show.
        var broken = new PlanBook(board.Book.Agency with { Categories = [] }, board.Book.Units, board.Book.Plans);
        await Boards.PublishAsync(board with { Sequence = 8, Book = broken });
        Assert.Equal("seq-8", wall.Find(".wall").GetAttribute("data-sequence"));
        Assert.Equal(Shown["Wall.TileFailed"], wall.Find(".kpis .failed p").TextContent);
        Assert.Single(wall.FindAll(".failed"));
        Assert.Equal(6, wall.FindAll("[data-category]").Count);

        await Boards.PublishAsync(SampleBoard.After(board with { Sequence = 8 }, 3, 66m));
        Assert.Empty(wall.FindAll(".failed"));
        Assert.Equal(7, wall.FindAll(".kpi").Count);
    }

    [Fact]
    public async Task Categories_may_come_and_go()
    {
        var board = SampleBoard.Make();
        Boards.Start(board);
        var wall = RenderWall();

        await Boards.PublishAsync(board with { Sequence = 8, Categories = board.Categories.RemoveAt(1) });
        Assert.Equal("seq-8", wall.Find(".wall").GetAttribute("data-sequence"));
        Assert.Equal(["1", "3", "4", "5", "6"], wall.FindAll("[data-category]").Select(t => t.GetAttribute("data-category")));

        await Boards.PublishAsync(board with { Sequence = 9 });
        Assert.Equal(6, wall.FindAll("[data-category]").Count);
    }

    [Fact]
    public void A_name_is_whole_and_its_compound_words_stay_together()
    {
        var board = SampleBoard.Make();
        Boards.Start(board);

        var name = RenderWall().Find("[data-category='3'] h2 a");

        Assert.Equal(board.Categories[2].Category.Name, name.TextContent);
        Assert.Equal(["ผู้รับบริการ", "ผู้มีส่วนได้ส่วนเสีย"], name.QuerySelectorAll(".together").Select(t => t.TextContent));
    }

    [Fact]
    public void A_tile_and_the_newest_change_open_what_they_speak_of()
    {
        Boards.Start(SampleBoard.Make());

        var wall = RenderWall();

        Assert.Equal("/plans?category=3", wall.Find("[data-category='3'] a").GetAttribute("href"));
        Assert.Equal("/plans/3?step=3-0-2", wall.Find(".spotlight a").GetAttribute("href"));
    }

    [Fact]
    public void The_curve_has_words_for_those_who_do_not_see_it()
    {
        Boards.Start(SampleBoard.Make());

        string? words = RenderWall().Find(".curve-tile [role=img]").GetAttribute("aria-label");

        Assert.Contains("ผลจริงที่รายงาน ๕๘.๔%", words, StringComparison.Ordinal);
        Assert.Contains("คาดการณ์สิ้นปี ๙๒.๖%", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Indicators_that_have_no_score_yet_say_so_and_invent_none()
    {
        Boards.Start(SampleBoard.Make());

        var kpis = RenderWall().FindAll(".kpi");

        Assert.Equal(7, kpis.Count);
        Assert.All(kpis, kpi => Assert.Equal(kpi.ClassList.Contains("main") ? "ยังไม่มีคะแนน" : "ยังไม่กำหนดเกณฑ์", kpi.QuerySelector(".none")!.TextContent));
        Assert.Contains("น้ำหนัก ๒๕%", kpis[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_wall_does_not_grow_with_the_number_of_plans()
    {
        Boards.Start(BoardBuilder.Start(GrownPlans.Times(RealPlans.Book, 6), [], TestChanges.Now));

        var wall = RenderWall();

        Assert.Equal(40, wall.FindAll(".kpi-tile .pages .kpi").Count);
        Assert.Equal("และอีก ๖๒ ตัวชี้วัด ดูได้ในหน้าตัวชี้วัด", wall.Find(".kpi-tile .more").TextContent);
    }

    private static CategorySlice With(CategorySlice slice, Func<Figures, Figures> change) => slice with { Figures = change(slice.Figures) };
}
