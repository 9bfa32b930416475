using CsCheck;
using PmqaDashboard.Domain.Analysis;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Rounds;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;
using static PmqaDashboard.Tests.Domain.TestChanges;

namespace PmqaDashboard.Tests.Domain.Analysis;

public sealed class PlaceCurvesTests
{
    private static readonly CurvePlace[] Places = [.. CurvePlace.In(TestPlans.Small)];

    /// <summary>A year of work: reports, and what comes of them in review, some days after one another.</summary>
    private static readonly Gen<(int Step, int Percent, int Act, int Days)[]> Events =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 4].Select(n => n * 25), Gen.Int[0, 3], Gen.Int[0, 40]).Array[0, 25];

    [Fact]
    public void Each_day_of_a_curve_shows_what_the_Board_of_that_day_shows() => Events.Sample(
        events =>
        {
            var desk = Lived(TestPlans.Small, events);
            var former = Former(desk);
            foreach (var place in Places)
            {
                var curves = PlaceCurves.Of(desk.Board, former, place);
                Assert.All(curves.Points, p => Assert.InRange(p.Planned ?? 0, 0, 100));
                foreach (var point in curves.Points.Where(p => p.Day <= desk.Board.Day))
                {
                    var board = point.Day == desk.Board.Day ? desk.Board : BoardBuilder.AsOf(TestPlans.Small, desk.Changes, point.Day);
                    var figures = DayFigures.Of(board)[place]!;
                    Assert.Equal(figures.Planned, point.Planned);
                    Assert.Equal(curves.Now.EverReported ? figures.Reported : null, point.Reported);
                    Assert.Equal(curves.Now.Certified > 0 ? figures.Certified : null, point.Certified);
                }
            }

            return true;
        },
        iter: 30);

    [Fact]
    public void Curves_stay_within_100_the_plan_and_the_forecast_never_fall_and_no_day_to_come_is_reported() => Gen.Select(Events, Gen.Bool).Sample(
        (events, real) =>
        {
            var desk = Lived(real ? RealPlans.Book : TestPlans.Small, events);
            var former = Former(desk);
            foreach (var place in CurvePlace.In(desk.Board.Book))
            {
                var points = PlaceCurves.Of(desk.Board, former, place).Points;
                Assert.All(points.SelectMany(p => new[] { p.Planned, p.Reported, p.Certified, p.Forecast }).OfType<decimal>(), percent => Assert.InRange(percent, 0, 100));
                Assert.All(points.Zip(points.Skip(1)), p => Assert.False(p.First.Planned > p.Second.Planned || p.First.Forecast > p.Second.Forecast));
                Assert.All(points, p => Assert.True(p.Day <= desk.Board.Day ? p.Forecast is null || p.Day == desk.Board.Day : p is { Reported: null, Certified: null }));
            }

            return true;
        },
        iter: 12);

    [Fact]
    public void The_forecast_goes_from_what_is_reported_to_what_the_Board_forecasts()
    {
        var desk = new Desk(TestPlans.Small, Now);
        desk.Report("1-0-1", "policy", 80);

        var agency = PlaceCurves.Of(desk.Board, [], CurvePlace.Agency);
        var plan = PlaceCurves.Of(desk.Board, [], new(CurveLevel.Plan, 1));

        Assert.Null(agency.WithoutForecast);
        Assert.Equal(desk.Board.Agency.Figures.Reported, agency.Points.Single(p => p.Day == desk.Board.Day).Forecast);
        Assert.Equal(desk.Board.Agency.Forecast, agency.Points[^1].Forecast);
        Assert.Equal(desk.Board.Plans[0].Forecast, plan.Points[^1].Forecast);
        Assert.NotNull(plan.Points[^1].Forecast);
    }

    [Theory]
    [InlineData("2009-09-30", "", true, NoForecast.YearToCome)]
    [InlineData("2010-09-29", "", true, null)]
    [InlineData("2010-09-30", "", true, NoForecast.YearOver)]
    [InlineData("2010-11-01", "", true, NoForecast.YearOver)]
    [InlineData("2010-06-18", "", true, null)]
    [InlineData("2010-06-18", "", false, NoForecast.NeverReported)]
    [InlineData("2010-06-18", "category2", true, NoForecast.NeverReported)]
    [InlineData("2010-04-30", "plan2", true, NoForecast.NothingPlanned)]
    [InlineData("2010-05-01", "plan2", true, NoForecast.NeverReported)]
    [InlineData("2010-06-18", "plan4", true, NoForecast.NothingInScope)]
    public void Without_a_forecast_it_is_said_why(string day, string place, bool reported, NoForecast? why)
    {
        var later = TestPlans.Plan(4, 2, TestPlans.Step("1", "", "it") with { DeferredTo = 2554 });
        var book = TestPlans.Book([.. TestPlans.Small.Plans, later]);
        var at = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        Change[] changes = reported ? [Report(1, "1-0-1", "policy", 80, Noon(2009, 9, 1))] : [];

        var curves = PlaceCurves.Of(BoardBuilder.AsOf(book, changes, at), [], CurvePlace.Find(book, place)!);

        Assert.Equal(why, curves.WithoutForecast);
        Assert.Equal(why is null, curves.Points.Any(p => p.Forecast is not null));
    }

    [Fact]
    public void What_was_never_reported_or_accepted_is_no_line_at_0()
    {
        var points = PlaceCurves.Of(new Desk(TestPlans.Small, Now).Board, [], CurvePlace.Agency).Points;

        Assert.All(points, p => Assert.Equal((null, null), (p.Reported, p.Certified)));
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("category2", "category2")]
    [InlineData("plan3", "plan3")]
    [InlineData("plan03", null)]
    [InlineData("plan9", null)]
    [InlineData("category3", null)]
    public void A_place_has_one_id(string? id, string? found) => Assert.Equal(found, CurvePlace.Find(TestPlans.Small, id)?.Id);

    [Fact]
    public void The_sampled_days_are_the_ends_of_the_months_and_the_day_itself()
    {
        var days = PlaceCurves.Days(TestPlans.Year, new DateOnly(2010, 6, 18));

        Assert.Equal(14, days.Length);
        Assert.Equal([new(2009, 10, 1), new(2009, 10, 31), new(2009, 11, 30)], days[..3]);
        Assert.Equal([new(2010, 6, 18), new(2010, 6, 30), new(2010, 7, 31)], days[9..12]);
        Assert.Equal(13, PlaceCurves.Days(TestPlans.Year, new DateOnly(2010, 11, 1)).Length);
        Assert.Equal(13, PlaceCurves.Days(TestPlans.Year, new DateOnly(2010, 2, 28)).Length);
    }

    private static DayFigures[] Former(Desk desk) =>
        [.. PlaceCurves.Days(TestPlans.Year, desk.Board.Day).Where(d => d < desk.Board.Day).Select(d => DayFigures.Of(BoardBuilder.AsOf(desk.Board.Book, desk.Changes, d)))];

    private static Desk Lived(PmqaDashboard.Domain.Plans.PlanBook book, (int Step, int Percent, int Act, int Days)[] events)
    {
        var desk = new Desk(book, Noon(2009, 10, 1));
        var shares = book.Leaves.SelectMany(l => l.Shares.Select(s => (l.Step.Id, s.Unit))).ToList();
        foreach (var (step, percent, act, days) in events)
        {
            desk.NowUtc = desk.NowUtc.AddDays(days);
            var (id, unit) = shares[step % shares.Count];
            desk.Report(id, unit, percent);
            if (act == 0 || unit is null)
                continue;

            desk.Do(Desk.Secretariat, new OpenRound(12));
            desk.Do(Desk.Focal(unit), new SubmitRound(12, unit, "ชี้แจง"));
            if (act > 1 && desk.Board.Record.Rounds.Report(12, unit) is { } report)
                desk.Do(Desk.Team, new AcceptLines(12, unit, [.. report.Lines.Values.Select(l => new SeenLine(l.StepId, l.ReportId))]));
        }

        return desk;
    }
}
