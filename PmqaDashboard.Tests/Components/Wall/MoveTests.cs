using PmqaDashboard.Components.Wall;
using Xunit;

namespace PmqaDashboard.Tests.Components.Wall;

public class MoveTests
{
    private static PmqaDashboard.Domain.Live.Board At(int seconds) =>
        SampleBoard.Make() with { Sequence = seconds, AtUtc = Screen.Now.UtcDateTime.AddSeconds(seconds) };

    [Fact]
    public void Changes_within_a_moment_are_one_move()
    {
        var first = Move.Next(null, 50m, 51m, At(0));
        var second = Move.Next(first, 51m, 53.5m, At(30));

        Assert.Equal(1m, first!.By);
        Assert.Equal(3.5m, second!.By);
    }

    [Fact]
    public void A_later_change_is_a_move_of_its_own()
    {
        var first = Move.Next(null, 50m, 51m, At(0));

        Assert.Equal(2.5m, Move.Next(first, 51m, 53.5m, At(46))!.By);
    }

    [Fact]
    public void A_figure_that_is_back_where_it_was_has_not_moved()
    {
        var first = Move.Next(null, 50m, 51m, At(0));

        Assert.Null(Move.Next(first, 51m, 50m, At(5)));
    }

    [Fact]
    public void A_render_for_another_reason_keeps_the_move_for_its_moment()
    {
        var first = Move.Next(null, 50m, 51m, At(0));

        Assert.Same(first, Move.Next(first, 51m, 51m, At(10)));
        Assert.Null(Move.Next(first, 51m, 51m, At(60)));
    }

    [Fact]
    public void Appearing_or_vanishing_is_not_a_move()
    {
        Assert.Null(Move.Next(null, null, 5m, At(0)));
        Assert.Null(Move.Next(null, 5m, null, At(0)));
    }
}
