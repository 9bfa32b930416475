using System.Collections.Immutable;
using Bunit;
using PmqaDashboard.Domain.Live;
using Xunit;

namespace PmqaDashboard.Tests.Components.Wall;

public class LatestTileTests : WallScreen
{
    private readonly Board _board = SampleBoard.Make();

    [Fact]
    public void The_newest_change_says_who_what_and_what_it_moved()
    {
        Boards.Start(_board);

        var spotlight = RenderWall().Find(".spotlight");

        Assert.Equal("๑๔:๐๒", spotlight.QuerySelector("time")!.TextContent);
        Assert.Equal("ส.วิชาการ", spotlight.QuerySelector(".unit")!.TextContent);
        Assert.Contains("แผน ๓ · ขั้นตอน ๒ สำรวจความพึงพอใจและไม่พึงพอใจของผู้รับบริการ", spotlight.TextContent, StringComparison.Ordinal);
        Assert.Contains("๑๐๐%", spotlight.QuerySelector(".percent")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["+๔.๘", "+๐.๘"], spotlight.QuerySelectorAll(".by").Select(b => b.TextContent));
    }

    [Fact]
    public void It_names_a_unit_and_never_a_person()
    {
        var note = SampleBoard.Note(_board.Book, 8, 3);
        Boards.Start(_board with { Latest = new LatestSlice([note with { Change = note.Change with { Unit = null } }]) });

        var wall = RenderWall();

        Assert.Equal("ฝ่ายเลขานุการ", wall.Find(".spotlight .unit").TextContent);
        Assert.DoesNotContain("somebody", wall.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_of_another_day_has_its_date()
    {
        var note = SampleBoard.Note(_board.Book, 8, 3);
        Boards.Start(_board with { Latest = new LatestSlice([note with { Change = note.Change with { AtUtc = note.Change.AtUtc.AddDays(-1) } }]) });

        Assert.Equal("๑๗ มิ.ย. ๑๔:๐๒", RenderWall().Find(".spotlight time").TextContent);
    }

    [Fact]
    public void A_report_that_was_taken_back_says_so()
    {
        var note = SampleBoard.Note(_board.Book, 8, 3);
        Boards.Start(_board with
        {
            Latest = new LatestSlice([note with { Change = note.Change with { Kind = ChangeKind.Withdrawn, After = null } }]),
        });

        Assert.Equal("ถอนรายงาน", RenderWall().Find(".spotlight .percent").TextContent);
    }

    [Fact]
    public async Task Only_what_comes_while_the_wall_watches_stands_out()
    {
        Boards.Start(_board);
        var wall = RenderWall();
        Assert.Empty(wall.FindAll(".spotlight.fresh"));

        await Boards.PublishAsync(SampleBoard.After(_board, 3, 66m));

        Assert.Equal("8", wall.Find(".spotlight.fresh").GetAttribute("data-change"));
        Assert.Equal(["7"], wall.FindAll(".older").Select(o => o.GetAttribute("data-change")));
    }

    [Fact]
    public void Before_the_first_report_it_says_that_there_is_none()
    {
        Boards.Start(_board with { Latest = new LatestSlice(ImmutableArray<ChangeNote>.Empty) });

        var wall = RenderWall();

        Assert.Contains("ยังไม่มีรายงานเข้ามา", wall.Find(".latest-tile").TextContent, StringComparison.Ordinal);
        Assert.False(wall.Find(".wall").HasAttribute("data-changed"));
    }
}
