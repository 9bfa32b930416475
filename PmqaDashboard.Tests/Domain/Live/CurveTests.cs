using CsCheck;
using PmqaDashboard.Domain.Live;
using Xunit;
using static PmqaDashboard.Tests.Domain.TestChanges;

namespace PmqaDashboard.Tests.Domain.Live;

public class CurveTests
{
    [Fact]
    public void The_planned_curve_has_a_point_each_week_and_ends_at_100()
    {
        var planned = BoardBuilder.Start(TestPlans.Small, [], Now).Curve.Planned;

        Assert.Equal(53, planned.Length);
        Assert.Equal((new DateOnly(2009, 10, 1), new DateOnly(2009, 10, 8), new DateOnly(2010, 9, 30)), (planned[0].Day, planned[1].Day, planned[^1].Day));
        Assert.Equal(100, planned[^1].Percent);
        Assert.All(planned, p => Assert.Equal(BoardBuilder.AsOf(TestPlans.Small, [], p.Day).Agency.Figures.Planned, p.Percent));
    }

    [Fact]
    public void Every_point_of_the_reported_curve_is_what_the_Board_of_its_day_shows() =>
        Gen.Select(Gen.Int[0, 364], Gen.Int[0, 100]).Array[0, 40].Sample(
            reports =>
            {
                Change[] changes = [.. reports.OrderBy(r => r.Item1).Select((r, i) =>
                    Report(i + 1, "1-0-1", "policy", r.Item2, Noon(2009, 10, 1).AddDays(r.Item1)))];
                var board = BoardBuilder.Start(TestPlans.Small, changes, Now);
                Assert.Equal(board.Day, board.Curve.Reported[^1].Day);
                Assert.All(board.Curve.Reported[..^1], p => Assert.Equal(BoardBuilder.AsOf(TestPlans.Small, changes, p.Day).Agency.Figures.Reported, p.Percent));
                return true;
            },
            iter: 8);

    [Fact]
    public void Passed_days_stay_and_today_moves()
    {
        var before = BoardBuilder.Start(TestPlans.Small, [], Noon(2010, 6, 10));
        var report = BoardBuilder.Apply(before, [Report(1, "1-0-1", "policy", 80, Noon(2010, 6, 10))], Noon(2010, 6, 10));
        var later = BoardBuilder.Apply(report, [], Noon(2010, 6, 18));

        Assert.Equal((new DateOnly(2010, 6, 10), 10m), (report.Curve.Reported[^1].Day, report.Curve.Reported[^1].Percent));
        Assert.Equal(before.Curve.Reported[..^1], report.Curve.Reported[..^1]);
        Assert.Equal([(10, 10m), (17, 10m), (18, 10m)], later.Curve.Reported[^3..].Select(p => (p.Day.Day, p.Percent)));
    }

    [Fact]
    public void A_report_made_before_midnight_and_read_after_it_belongs_to_its_day()
    {
        var change = Report(1, "1-0-1", "policy", 80, Noon(2010, 6, 10).AddHours(11).AddMinutes(59));
        var midnight = BoardBuilder.Apply(BoardBuilder.Start(TestPlans.Small, [], Noon(2010, 6, 10)), [], Noon(2010, 6, 10).AddHours(12));
        var board = BoardBuilder.Apply(midnight, [change], midnight.AtUtc.AddSeconds(1));

        Assert.Equal([(10, 0m), (11, 0m)], midnight.Curve.Reported[^2..].Select(p => (p.Day.Day, p.Percent)));
        Assert.Equal([(10, 10m), (11, 10m)], board.Curve.Reported[^2..].Select(p => (p.Day.Day, p.Percent)));
        Assert.Equal(BoardText.Of(BoardBuilder.Start(TestPlans.Small, [change], board.AtUtc)), BoardText.Of(board));
    }

    [Fact]
    public void The_forecast_begins_with_today_and_ends_with_the_agencys_forecast()
    {
        var board = BoardBuilder.Start(TestPlans.Small, [Report(1, "1-0-1", "policy", 80)], Now);
        var forecast = board.Curve.Forecast;

        Assert.Equal(new CurvePoint(board.Day, 10), forecast[0]);
        Assert.Equal(new CurvePoint(new DateOnly(2010, 9, 30), board.Agency.Forecast!.Value), forecast[^1]);
        Assert.True(forecast.Zip(forecast.Skip(1)).All(p => p.First.Day < p.Second.Day && p.First.Percent <= p.Second.Percent));
    }

    [Fact]
    public void Before_anything_is_planned_there_is_no_forecast()
    {
        var book = TestPlans.Book(TestPlans.Plan(1, 1, TestPlans.Step("1", "2010-05", "it")));

        Assert.Empty(BoardBuilder.Start(book, [], Noon(2010, 4, 30)).Curve.Forecast);
        Assert.Null(BoardBuilder.Start(book, [], Noon(2010, 4, 30)).Agency.Forecast);
        Assert.NotEmpty(BoardBuilder.Start(book, [], Noon(2010, 5, 1)).Curve.Forecast);
    }

    [Fact]
    public void Outside_the_year_only_the_year_is_drawn()
    {
        var before = BoardBuilder.Start(TestPlans.Small, [], Noon(2009, 9, 30)).Curve;
        var after = BoardBuilder.Start(TestPlans.Small, [Report(1, "1-0-1", "policy", 80)], Noon(2010, 11, 1)).Curve;

        Assert.Empty(before.Reported);
        Assert.Equal((53, new CurvePoint(new DateOnly(2010, 9, 30), 10)), (after.Reported.Length, after.Reported[^1]));
        Assert.Empty(after.Forecast);
    }
}
