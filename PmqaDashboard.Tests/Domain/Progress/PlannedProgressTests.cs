using System.Globalization;
using CsCheck;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Progress;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Progress;

public class PlannedProgressTests
{
    private static readonly Gen<MonthWindow[]> Windows =
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 8], (start, months) => new MonthWindow(
            new YearMonth(2009, 1).AddMonths(start), new YearMonth(2009, 1).AddMonths(start + months))).Array[1, 4];

    private static readonly Gen<DateOnly> Days = Gen.Int[0, 1400].Select(n => new DateOnly(2008, 10, 1).AddDays(n));

    [Theory]
    [InlineData("2010-05", "2010-04-30", 0, 31)]
    [InlineData("2010-05", "2010-05-01", 1, 31)]
    [InlineData("2010-05", "2010-05-16", 16, 31)]
    [InlineData("2010-05", "2010-05-31", 31, 31)]
    [InlineData("2010-05", "2010-06-01", 31, 31)]
    [InlineData("2010-02", "2010-02-14", 14, 28)]
    [InlineData("2010-01..2010-09", "2010-06-18", 169, 273)]
    [InlineData("2009-11..2010-09", "2010-06-18", 230, 334)]
    [InlineData("2010-05 2010-08", "2010-05-31", 31, 62)]
    [InlineData("2010-05 2010-08", "2010-07-15", 31, 62)]
    [InlineData("2010-05 2010-08", "2010-08-01", 32, 62)]
    [InlineData("2010-05 2010-08", "2010-09-30", 62, 62)]
    [InlineData("2010-05..2010-06 2010-06..2010-07", "2010-06-30", 61, 92)]
    [InlineData("2010-08 2010-05", "2010-05-31", 31, 62)]
    [InlineData("2010-10", "2010-09-30", 0, 31)]
    [InlineData("2010-08..2010-11", "2010-09-30", 61, 122)]
    public void Planned_is_elapsed_days_of_all_days(string windows, string day, int elapsed, int total)
    {
        var step = TestPlans.Step("1", windows, "");

        Assert.Equal(100m * elapsed / total, PlannedProgress.At(step.Windows, DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Without_a_window_there_is_no_planned_percent() =>
        Assert.Null(PlannedProgress.At([], new DateOnly(2010, 6, 18)));

    [Fact]
    public void Planned_never_falls_as_days_pass() => Gen.Select(Windows, Days).Sample((windows, day) =>
        PlannedProgress.At(windows, day) <= PlannedProgress.At(windows, day.AddDays(1)));

    [Fact]
    public void Planned_goes_from_0_to_100() => Windows.Sample(windows =>
        PlannedProgress.At(windows, windows.Min(w => w.FirstDay).AddDays(-1)) == 0
        && PlannedProgress.At(windows, windows.Min(w => w.FirstDay)) > 0
        && PlannedProgress.At(windows, windows.Max(w => w.LastDay).AddDays(-1)) < 100
        && PlannedProgress.At(windows, windows.Max(w => w.LastDay)) == 100);

    [Fact]
    public void The_order_of_windows_does_not_matter() => Gen.Select(Windows, Days).Sample((windows, day) =>
        PlannedProgress.At(windows, day) == PlannedProgress.At([.. windows.Reverse()], day));
}
