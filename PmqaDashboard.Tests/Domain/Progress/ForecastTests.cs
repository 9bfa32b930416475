using PmqaDashboard.Domain.Progress;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Progress;

public class ForecastTests
{
    [Theory]
    [InlineData(30, 60, 100, 50)]
    [InlineData(60, 60, 100, 100)]
    [InlineData(90, 60, 100, 100)]
    [InlineData(0, 60, 100, 0)]
    [InlineData(30, 60, 80, 40)]
    [InlineData(50, 100, 100, 50)]
    [InlineData(50, 80, 40, 50)]
    public void The_rest_of_the_plan_goes_at_the_pace_so_far(int reported, int planned, int then, int forecast) =>
        Assert.Equal(forecast, Forecast.At(reported, planned, then));

    [Fact]
    public void Without_a_pace_there_is_none()
    {
        Assert.Null(Forecast.At(10, 0, 100));
        Assert.Null(Forecast.At(10, null, 100));
        Assert.Null(Forecast.At(null, 10, 100));
        Assert.Null(Forecast.At(10, 10, null));
    }
}
