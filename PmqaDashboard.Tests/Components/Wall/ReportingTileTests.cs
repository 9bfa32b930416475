using Bunit;
using PmqaDashboard.Components.Wall;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using Xunit;

namespace PmqaDashboard.Tests.Components.Wall;

public class ReportingTileTests : WallScreen
{
    [Theory]
    [InlineData(0, 0, null)] // nothing expected
    [InlineData(5, 5, "complete")]
    [InlineData(5, 3, "overdue")]
    public void A_round_that_is_past_due_is_complete_or_overdue(int expected, int reported, string? state)
    {
        Assert.Equal(state, RoundState.Of(new UnitRound(6, expected, reported), Round(3), SampleBoard.Day)?.Css);
    }

    [Theory]
    [InlineData(5, "complete")]
    [InlineData(0, "open")]
    public void A_round_that_is_open_has_time_left(int reported, string state)
    {
        Assert.Equal(state, RoundState.Of(new UnitRound(9, 5, reported), Round(6), SampleBoard.Day)?.Css);
        Assert.Equal(state, RoundState.Of(new UnitRound(9, 5, reported), Round(6), new DateOnly(2010, 6, 30))?.Css);
    }

    [Fact]
    public void A_round_that_has_not_opened_stays_quiet_whatever_was_reported()
    {
        Assert.Equal("ahead", RoundState.Of(new UnitRound(12, 5, 5), Round(9), SampleBoard.Day)?.Css);
    }

    [Fact]
    public void States_differ_in_shape_and_word()
    {
        Assert.Distinct(RoundState.All.Select(s => s.Icon.Value));
        Assert.Distinct(RoundState.All.Select(s => Shown[s.TextKey]));
    }

    [Fact]
    public void Each_unit_shows_what_it_has_reported_of_what_is_expected()
    {
        Boards.Start(SampleBoard.Make());

        var wall = RenderWall();

        Assert.Equal(4, wall.FindAll("[data-unit]").Count);
        var cells = wall.FindAll("[data-unit='policy'] .cell");
        Assert.Equal(["๕/๕", "๑/๕", "๑/๖"], cells.Select(c => c.QuerySelector("[aria-hidden]:not(svg)")!.TextContent));
        Assert.Equal("รอบ ๙ เดือน รายงาน ๑ จาก ๕ ยังไม่ครบ", cells[1].QuerySelector(".unseen")!.TextContent);
    }

    private static FollowUpRound Round(int month) => new(
        6, new DateOnly(2010, month, 1), new DateOnly(2010, month, DateTime.DaysInMonth(2010, month)), new DateOnly(2010, month, 28));
}
