using Bunit;
using PmqaDashboard.Components.Wall;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Rounds;
using Xunit;

namespace PmqaDashboard.Tests.Components.Wall;

public class ReportingTileTests : WallScreen
{
    [Theory]
    [InlineData(RoundReportState.NotStarted, "notstarted")]
    [InlineData(RoundReportState.Draft, "draft")]
    [InlineData(RoundReportState.Submitted, "submitted")]
    [InlineData(RoundReportState.Returned, "returned")]
    [InlineData(RoundReportState.Accepted, "accepted")]
    [InlineData(RoundReportState.Certified, "certified")]
    public void While_there_is_time_a_cell_shows_how_the_report_stands(RoundReportState report, string state)
    {
        Assert.Equal(state, State(report, Round(6)));
        Assert.Equal(state, RoundState.Of(new UnitRound(9, 5, 5) { State = report }, Round(6), RoundPhase.Open, Round(6).Due)?.Css);
    }

    [Theory]
    [InlineData(RoundReportState.NotStarted, "overdue")]
    [InlineData(RoundReportState.Draft, "overdue")] // everything was ticked, and nothing submitted
    [InlineData(RoundReportState.Submitted, "submitted")]
    [InlineData(RoundReportState.Returned, "returned")]
    [InlineData(RoundReportState.Certified, "certified")]
    public void Past_due_what_was_not_submitted_is_overdue_and_what_was_stands(RoundReportState report, string state)
    {
        Assert.Equal(state, State(report, Round(3)));
    }

    [Theory]
    [InlineData(RoundReportState.Submitted, "late")]
    [InlineData(RoundReportState.Accepted, "late")]
    [InlineData(RoundReportState.Returned, "returned")] // what has to be done next comes first
    [InlineData(RoundReportState.Certified, "certified")]
    public void A_report_that_came_late_says_so_until_it_is_certified(RoundReportState report, string state)
    {
        Assert.Equal(state, RoundState.Of(new UnitRound(6, 5, 5) { State = report, IsLate = true }, Round(3), RoundPhase.Open, SampleBoard.Day)?.Css);
    }

    [Fact]
    public void A_round_that_has_not_opened_stays_quiet()
    {
        Assert.Equal("ahead", State(RoundReportState.NotStarted, Round(9), RoundPhase.Scheduled));
    }

    [Fact]
    public void A_round_that_the_secretariat_opened_before_its_day_waits_for_reports()
    {
        Assert.Equal("notstarted", State(RoundReportState.NotStarted, Round(9), RoundPhase.Open));
    }

    [Theory]
    [InlineData(RoundReportState.NotStarted, "missed")]
    [InlineData(RoundReportState.Draft, "missed")]
    [InlineData(RoundReportState.Submitted, "submitted")]
    public void In_a_round_that_was_closed_before_its_due_day_nobody_waits_for_what_was_not_sent(RoundReportState report, string state)
    {
        Assert.Equal(state, State(report, Round(9), RoundPhase.Closed));
    }

    [Fact]
    public void Nothing_expected_is_no_state()
    {
        Assert.Null(RoundState.Of(new UnitRound(6, 0, 0), Round(3), RoundPhase.Open, SampleBoard.Day));
    }

    [Fact]
    public void States_differ_in_shape_and_word()
    {
        Assert.Distinct(RoundState.All.Select(s => s.Icon.Value));
        Assert.Distinct(RoundState.All.Select(s => Shown[s.TextKey]));
        Assert.Distinct(RoundState.All.Select(s => Shown[s.ShortKey]));
    }

    [Fact]
    public void Each_unit_shows_how_its_report_of_each_round_stands()
    {
        Boards.Start(SampleBoard.Make());

        var wall = RenderWall();

        Assert.Equal(4, wall.FindAll("[data-unit]").Count);
        var cells = wall.FindAll("[data-unit='policy'] .cell");
        Assert.Equal(["ค้าง", "รอส่ง", "รอเปิด"], cells.Select(c => c.QuerySelector("[aria-hidden]:not(svg)")!.TextContent));
        Assert.Equal("รอบ ๙ เดือน รายงาน ๑ จาก ๕ ขั้นตอน ยังไม่เริ่มรายงาน", cells[1].QuerySelector(".unseen")!.TextContent);
    }

    [Fact]
    public async Task A_due_day_that_is_moved_shows_at_once()
    {
        var board = SampleBoard.Make();
        Boards.Start(board);
        var wall = RenderWall();
        Assert.Contains("overdue", wall.Find("[data-unit='policy'] .cell").ClassList);

        var later = board.Book.Agency.Rounds.Select(r => r.Months == 6 ? r with { Due = board.Day.AddDays(3) } : r);
        await Boards.PublishAsync(board with { Book = board.Book.With([.. later]) });

        Assert.DoesNotContain("overdue", wall.Find("[data-unit='policy'] .cell").ClassList);
    }

    private static string? State(RoundReportState report, FollowUpRound round, RoundPhase phase = RoundPhase.Open) =>
        RoundState.Of(new UnitRound(9, 5, 5) { State = report }, round, phase, SampleBoard.Day)?.Css;

    private static FollowUpRound Round(int month) => new(
        6, new DateOnly(2010, month, 1), new DateOnly(2010, month, DateTime.DaysInMonth(2010, month)), new DateOnly(2010, month, 28));
}
