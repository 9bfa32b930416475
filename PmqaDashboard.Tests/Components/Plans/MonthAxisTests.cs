using PmqaDashboard.Components.Plans;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Tests.Domain;
using Xunit;

namespace PmqaDashboard.Tests.Components.Plans;

public class MonthAxisTests
{
    private static readonly FiscalYear Year = new(2553);

    [Fact]
    public void A_plan_within_its_year_has_twelve_months_from_october()
    {
        var axis = MonthAxis.For(Year, [TestPlans.Window("2010-05")]);

        Assert.Equal(12, axis.Columns.Count);
        Assert.Equal(new YearMonth(2009, 10), axis.Columns[0].First);
        Assert.Equal(new YearMonth(2010, 9), axis.Columns[^1].First);
        Assert.All(axis.Columns, c => Assert.Equal(1, c.Months));
        Assert.True(axis.Columns[0].StartsYear);
    }

    [Theory]
    [InlineData("2010-10", 16)]
    [InlineData("2011-04..2012-09", 20)]
    [InlineData("2009-09", 16)]
    public void Other_years_that_it_reaches_into_stand_in_quarters(string window, int columns)
    {
        var axis = MonthAxis.For(Year, [TestPlans.Window(window)]);

        Assert.Equal(columns, axis.Columns.Count);
        Assert.All(axis.Columns, c => Assert.Equal(c.Year == Year ? 1 : 3, c.Months));
        Assert.Equal([1, 2, 3, 4], axis.Columns.Where(c => c.Months == 3).Take(4).Select(c => c.Quarter));
    }

    [Fact]
    public void A_day_has_its_place_within_its_column()
    {
        var axis = MonthAxis.For(Year, [TestPlans.Window("2010-10")]);

        Assert.Equal(0m, axis.Start(new DateOnly(2009, 10, 1)));
        Assert.Equal(8m, axis.Start(new DateOnly(2010, 6, 1)));
        Assert.Equal(8.6m, axis.End(new DateOnly(2010, 6, 18)));
        Assert.Equal(12m, axis.End(new DateOnly(2010, 9, 30)));
        Assert.Equal(12m + (31m / 92), axis.End(new DateOnly(2010, 10, 31)));
        Assert.Equal(16m, axis.End(new DateOnly(2011, 9, 30)));
    }

    [Fact]
    public void A_day_outside_is_at_the_edge()
    {
        var axis = MonthAxis.For(Year, []);

        Assert.Equal(0m, axis.Start(new DateOnly(2009, 9, 30)));
        Assert.Equal(12m, axis.Start(new DateOnly(2010, 10, 1)));
        Assert.False(axis.Contains(new DateOnly(2010, 10, 1)));
        Assert.True(axis.Contains(new DateOnly(2010, 9, 30)));
    }

    [Theory]
    [InlineData("2010-05..2010-07", 6, false)]
    [InlineData("2010-05..2010-07", 7, true)]
    [InlineData("2010-05..2010-07", 9, true)]
    [InlineData("2010-05..2010-07", 10, false)]
    public void A_column_knows_the_windows_that_touch_it(string window, int column, bool touches)
    {
        Assert.Equal(touches, MonthAxis.For(Year, []).Columns[column].Touches(TestPlans.Window(window)));
    }
}
