using PmqaDashboard.Tests.Components.Wall;
using Xunit;

namespace PmqaDashboard.Tests.Components.Shared;

public class BoardWatchTests : WallScreen
{
    [Fact]
    public async Task A_page_confirms_what_it_was_pinged_for_when_it_was_drawn()
    {
        Boards.Start(SampleBoard.Make());
        RenderWall();
        int before = Boards.Confirmed;

        await Boards.BeatAsync();
        Assert.Equal(before, Boards.Confirmed);

        await Boards.PublishAsync(SampleBoard.Make(8));
        Assert.Equal(before + 1, Boards.Confirmed);
    }
}
