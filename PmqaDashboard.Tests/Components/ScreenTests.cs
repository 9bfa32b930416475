using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Live;
using Xunit;

namespace PmqaDashboard.Tests.Components;

public class ScreenTests : Screen
{
    [Fact]
    public void A_screen_is_given_the_way_of_showing_that_the_test_has_set()
    {
        Settings = new ViewSettings(Language.English, Digits.Arabic);

        Assert.Equal("18 Jun 2010", Render<Probe>().Markup);
    }

    [Fact]
    public async Task A_fake_source_pings_the_living_only()
    {
        var pings = new List<Ping>();
        var subscription = Boards.Subscribe("test", TimeSpan.Zero, ping =>
        {
            pings.Add(ping);
            return Task.CompletedTask;
        });

        await Boards.PublishAsync(SampleBoard.Make());
        await Boards.BeatAsync();
        subscription.Dispose();
        await Boards.BeatAsync();

        Assert.Equal([Ping.Board, Ping.Beat], pings);
        Assert.Empty(Boards.Subscribers);
    }

    [Fact]
    public async Task A_sample_after_a_change_keeps_the_slices_that_it_did_not_touch()
    {
        var before = SampleBoard.Make();
        var after = SampleBoard.After(before, 3, 66m);
        await Boards.PublishAsync(after);

        Assert.Same(before.Categories[0], after.Categories[0]);
        Assert.NotSame(before.Categories[2], after.Categories[2]);
        Assert.Same(after, Boards.Current);
    }

    private sealed class Probe : ComponentBase
    {
        [CascadingParameter] public required Show Show { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Show.Date(SampleBoard.Day));
    }
}
