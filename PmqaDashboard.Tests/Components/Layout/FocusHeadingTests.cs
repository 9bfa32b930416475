using Bunit;
using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Home;
using PmqaDashboard.Components.Layout;
using Xunit;

namespace PmqaDashboard.Tests.Components.Layout;

public sealed class FocusHeadingTests : BunitContext
{
    [Fact]
    public void A_page_that_was_loaded_leaves_the_focus_where_it_is()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;

        Render<FocusHeading>(with => with.Add(h => h.RouteData, new RouteData(typeof(SettingsPage), Nothing)));

        Assert.Empty(JSInterop.Invocations);
    }

    [Fact]
    public void Each_move_to_another_page_takes_the_reader_to_its_heading()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var heading = Render<FocusHeading>(with => with.Add(h => h.RouteData, new RouteData(typeof(SettingsPage), Nothing)));

        Move(typeof(NotFound));
        Move(typeof(NotFound));
        Assert.Single(JSInterop.Invocations);
        Move(typeof(SettingsPage));
        Assert.Equal(2, JSInterop.Invocations.Count);
        Assert.All(JSInterop.Invocations, call => Assert.Equal("h1", call.Arguments[0]));

        void Move(Type page) => heading.Render(with => with.Add(h => h.RouteData, new RouteData(page, Nothing)));
    }

    private static Dictionary<string, object?> Nothing => [];
}
