using CsCheck;
using PmqaDashboard.Components.Plans;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Tests.Domain;
using Xunit;

namespace PmqaDashboard.Tests.Components.Plans;

public class MonthBarsTests
{
    private static readonly MonthAxis Axis = MonthAxis.For(new FiscalYear(2553), []);
    private static readonly MonthWindow[] MayAndAugust = [TestPlans.Window("2010-05"), TestPlans.Window("2010-08")];

    [Fact]
    public void Two_windows_are_two_bars_of_which_the_first_fills_first()
    {
        var bars = MonthBars.Of(Axis, MayAndAugust, 50);

        Assert.Equal([new BarSpan(7, 8), new BarSpan(10, 11)], bars.Planned);
        Assert.Equal([new BarSpan(7, 8)], bars.Actual);
    }

    [Fact]
    public void What_the_first_window_cannot_hold_goes_on_in_the_second()
    {
        var bars = MonthBars.Of(Axis, MayAndAugust, 75);

        Assert.Equal(new BarSpan(7, 8), bars.Actual[0]);
        Assert.Equal(new BarSpan(10, 10.5m), bars.Actual[1]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    public void Nothing_reported_leaves_the_plan_empty(int? percent)
    {
        Assert.Empty(MonthBars.Of(Axis, MayAndAugust, percent).Actual);
    }

    [Fact]
    public void Bars_never_reach_beyond_the_plan_and_grow_with_the_percentage()
    {
        (from less in Gen.Int[0, 100]
         from more in Gen.Int[less, 100]
         select (less, more)).Sample(pair =>
        {
            var (less, more) = pair;
            decimal Filled(int percent) => MonthBars.Of(Axis, MayAndAugust, percent).Actual.Sum(s => s.To - s.From);

            Assert.InRange(Filled(less), 0, 2);
            Assert.True(Filled(less) <= Filled(more));
            Assert.Equal(2, Filled(100));
        });
    }

    [Fact]
    public void Windows_that_overlap_or_touch_are_one()
    {
        var joined = MonthBars.Join([
            TestPlans.Window("2010-08"), TestPlans.Window("2010-03..2010-05"), TestPlans.Window("2010-04"), TestPlans.Window("2010-06")]);

        Assert.Equal([TestPlans.Window("2010-03..2010-06"), TestPlans.Window("2010-08")], joined);
    }
}
