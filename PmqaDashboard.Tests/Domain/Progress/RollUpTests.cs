using CsCheck;
using PmqaDashboard.Domain.Progress;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Progress;

public class RollUpTests
{
    // Thirds and sevenths use all digits that a decimal has.
    private static readonly Gen<Part[]> Parts = Gen.Select(Gen.Int[1, 100], Gen.Int[0, 700])
        .Select(p => new Part(p.Item1 / 10m, p.Item2 / 7m)).Array[1, 60];

    [Theory]
    [InlineData(new[] { 1, 50, 1, 100 }, 75)]
    [InlineData(new[] { 3, 50, 1, 100 }, 62.5)]
    [InlineData(new[] { 1, 0, 1, 0 }, 0)]
    [InlineData(new[] { 7, 40 }, 40)]
    public void It_is_the_weighted_mean(int[] weightsAndPercents, double mean) =>
        Assert.Equal((decimal)mean, RollUp.Mean(weightsAndPercents.Chunk(2).Select(p => new Part(p[0], p[1]))));

    [Fact]
    public void A_part_without_percent_is_left_out_with_its_weight() =>
        Assert.Equal(40, RollUp.Mean([new(1, 40), new(9, null)]));

    [Fact]
    public void Without_parts_there_is_none()
    {
        Assert.Null(RollUp.Mean([]));
        Assert.Null(RollUp.Mean([new(1, null)]));
    }

    [Fact]
    public void It_stays_within_its_parts() => Parts.Sample(parts =>
        RollUp.Mean(parts) is { } mean && mean >= parts.Min(p => p.Percent) && mean <= parts.Max(p => p.Percent));

    [Fact]
    public void The_order_of_its_parts_does_not_matter() => Gen.Select(Parts, Gen.Int).Sample((parts, seed) =>
    {
        var other = parts.ToArray();
        new Random(seed).Shuffle(other);
        return Math.Abs(RollUp.Mean(parts)!.Value - RollUp.Mean(other)!.Value) < 1e-20m;
    });

    [Fact]
    public void It_is_100_only_when_every_part_is() => Gen.Select(Gen.Decimal[0.01m, 9], Gen.Int[9_900, 10_000]).Array[1, 60].Sample(parts =>
    {
        var mean = RollUp.Mean(parts.Select(p => new Part(p.Item1, p.Item2 / 100m)));
        return (mean == 100) == parts.All(p => p.Item2 == 10_000);
    });

    [Fact]
    public void Equal_parts_have_their_own_value_as_mean() => Gen.Select(Gen.Int[0, 700], Gen.Int[1, 100].Array[1, 60]).Sample((n, weights) =>
        RollUp.Mean(weights.Select(w => new Part(w / 7m, n / 7m))) == n / 7m);
}
