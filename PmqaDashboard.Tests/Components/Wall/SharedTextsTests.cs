using PmqaDashboard.Components.Wall;
using Xunit;

namespace PmqaDashboard.Tests.Components.Wall;

public class SharedTextsTests
{
    [Fact]
    public void The_end_of_a_curve_goes_on_where_its_past_ends()
    {
        var board = SampleBoard.Make();
        var drawing = new CurveDrawing(board.Book.Agency.Year);
        var curve = board.Curve.Planned;

        string past = drawing.Past(curve);
        string end = drawing.End(curve);

        string joint = past[(past.LastIndexOf('L') + 1)..];
        Assert.StartsWith("M" + joint + "L", end, StringComparison.Ordinal);
        Assert.Equal(drawing.Path(curve), past + end[end.IndexOf('L', StringComparison.Ordinal)..]);
    }

    [Fact]
    public void Every_shape_that_is_named_stands_on_the_sheet()
    {
        foreach (string name in new[] { WallIcons.Up, WallIcons.Down, WallIcons.Same, WallIcons.Arrow, WallIcons.Check, WallIcons.Half, WallIcons.Cross, WallIcons.Ring, WallIcons.Warning }
            .Select(icon => icon.Value.Split('#')[1].Split('"')[0]))
        {
            Assert.Contains($"<symbol id=\"{name}\" ", WallIcons.Sheet.Value, StringComparison.Ordinal);
        }
    }
}
