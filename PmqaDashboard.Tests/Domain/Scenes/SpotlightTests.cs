using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Scenes;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Scenes;

public class SpotlightTests
{
    [Theory]
    [InlineData(0, 10, null)]
    [InlineData(1, 10, null)]
    [InlineData(6, 1, null)]
    [InlineData(7, 1, 7)]
    [InlineData(7, 9, 7)]
    [InlineData(7, 10, null)] // the seventh is a whole minute older than the newest
    [InlineData(12, 9, 7)]
    public void More_than_six_within_a_minute_are_one(int changes, int secondsApart, int? count) =>
        Assert.Equal(count, Spotlight.Of(Every(changes, secondsApart))?.Count);

    [Fact]
    public void It_says_from_whom_they_came_and_what_they_moved_together()
    {
        var burst = Spotlight.Of(Every(8, 1))!;

        Assert.Equal(["academic", "it"], burst.Units);
        Assert.Equal((50m, 58m), (burst.AgencyBefore, burst.AgencyAfter));
        Assert.False(burst.OrMore);
    }

    [Fact]
    public void More_than_are_still_known_are_at_least_so_many()
    {
        Assert.True(Spotlight.Of(Every(Board.MaxLatest, 1))!.OrMore);
        Assert.False(Spotlight.Of(Every(Board.MaxLatest - 1, 1))!.OrMore);
    }

    // Newest first; three of four are the bureau of academic services'.
    private static LatestSlice Every(int count, int secondsApart) => new(
    [
        .. Enumerable.Range(0, count).Select(i => new ChangeNote(
            TestChanges.Report(count - i, "4-0-1", i % 4 == 1 ? "it" : "academic", 60, TestChanges.Now.AddSeconds(-i * secondsApart)),
            4, 4, 60, 40, 41, 50 + count - i - 1, 50 + count - i)),
    ]);
}
