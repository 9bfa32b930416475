using PmqaDashboard.Domain.Scenes;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Scenes;

public class LegibilityTests
{
    // Worked out by hand: 2 · d · tan(8′) = 0.0046542 · d.
    [Theory]
    [InlineData(1, 4.654)]
    [InlineData(3, 13.963)]
    [InlineData(5, 23.271)]
    public void A_letter_spans_sixteen_minutes_of_arc(int metres, double millimetres) =>
        Assert.Equal(millimetres, (double)Legibility.LetterMillimetres(new ViewingDistance(metres)), 3);

    [Fact]
    public void A_screens_height_follows_its_diagonal() =>
        Assert.Equal(684.9, (double)new ScreenSize(55).HeightMillimetres, 1);

    [Theory]
    // 13.963 mm ÷ 0.59 ÷ 684.9 mm = 3.455 % of the height: 37.3 px of 1080, 74.6 of 2160.
    [InlineData(55, 3, 1080, 37.32)]
    [InlineData(55, 3, 2160, 74.64)]
    public void The_least_text_follows_size_distance_and_pixels(int inches, int metres, int pixels, double least) =>
        Assert.Equal(least, (double)Legibility.TextPixels(Of(inches, metres), pixels), 1);

    [Theory]
    [InlineData(24, 0.6, 1, true)]
    [InlineData(55, 1.6, 1, true)]
    [InlineData(55, 1.7, 1.25, true)]
    [InlineData(55, 2.1, 1.5, true)]
    [InlineData(55, 3, 2, true)]
    [InlineData(55, 4.5, 3, true)]
    [InlineData(55, 5, 3, false)]
    [InlineData(98, 5, 2, true)]
    public void The_wall_grows_by_steps_until_its_smallest_text_is_large_enough(int inches, double metres, double scale, bool legible)
    {
        var viewing = Of(inches, (decimal)metres);

        Assert.Equal((decimal)scale, Legibility.Scale(viewing));
        Assert.Equal(legible, Legibility.IsLegible(viewing));
        Assert.Equal(legible, Legibility.SmallestPart * Legibility.Scale(viewing) >= Legibility.TextPart(viewing));
    }

    [Fact]
    public void Nobody_has_said_from_where_it_is_read() => Assert.Equal(1, Legibility.Scale(null));

    private static Viewing Of(int inches, decimal metres) => new(new ScreenSize(inches), new ViewingDistance(metres));
}
