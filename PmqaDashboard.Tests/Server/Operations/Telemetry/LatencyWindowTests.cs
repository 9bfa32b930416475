using Microsoft.Extensions.Time.Testing;
using PmqaDashboard.Server.Operations.Telemetry;
using Xunit;

namespace PmqaDashboard.Tests.Server.Operations.Telemetry;

public class LatencyWindowTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Nothing_noted_is_nothing_known()
    {
        Assert.Equal((0, null), Read(new LatencyWindow(_time), .5));
    }

    [Theory]
    [InlineData(.5, 50)]
    [InlineData(.99, 99)]
    [InlineData(1, 100)]
    public void A_share_is_at_most_a_quarter_above_the_true_one(double share, double expected)
    {
        var window = new LatencyWindow(_time);
        foreach (int milliseconds in Enumerable.Range(1, 100).Reverse())
        {
            window.Record(TimeSpan.FromMilliseconds(milliseconds));
        }

        var (count, found) = Read(window, share);

        Assert.Equal(100, count);
        Assert.InRange(found!.Value.TotalMilliseconds, expected, expected * 1.25);
    }

    [Fact]
    public void What_is_older_than_the_window_is_forgotten()
    {
        var window = new LatencyWindow(_time);
        window.Record(TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromMinutes(LatencyWindow.Minutes));
        window.Record(TimeSpan.FromSeconds(2));
        Assert.Equal(2, Read(window, .5).Count);

        // The row that comes next held the first one.
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, Read(window, .5).Count);
        window.Record(TimeSpan.FromSeconds(3));
        Assert.Equal(2, Read(window, .5).Count);
    }

    [Theory]
    [InlineData(0, .0001)]
    [InlineData(-5, .0001)]
    [InlineData(1e7, 127)]
    public void What_is_out_of_range_counts_at_its_end(double seconds, double shown)
    {
        var window = new LatencyWindow(_time);
        window.Record(TimeSpan.FromSeconds(seconds));

        Assert.Equal(shown, Read(window, .5).Share!.Value.TotalSeconds, shown / 100);
    }

    private static (int Count, TimeSpan? Share) Read(LatencyWindow window, double share)
    {
        var (count, found) = window.Read(share);
        return (count, found[0]);
    }
}
