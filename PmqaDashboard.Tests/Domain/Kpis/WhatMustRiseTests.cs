using System.Collections.Immutable;
using System.Numerics;
using CsCheck;
using PmqaDashboard.Domain.Kpis;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Kpis;

public sealed class WhatMustRiseTests
{
    private const string Root = "10";
    private static readonly KpiThresholds Tens = KpiThresholds.Of([60, 70, 80, 90, 100])!;

    private static readonly Gen<Node> Leaf = Gen.Select(
        Gen.Int[1, 6], Gen.Int[0, 1], Gen.OneOf(Gen.Const((int?)null), Gen.Int[50, 105].Select(v => (int?)v)),
        (weight, floor, value) => new Node(weight, floor, value, []));

    private static readonly Gen<Node> Inner = Gen.Select(
        Gen.Int[1, 6], Gen.Int[0, 1], Leaf.Array[1, 3], (weight, floor, below) => new Node(weight, floor, null, [.. below]));

    private static readonly Gen<Node[]> Tree = Gen.OneOf(Leaf, Leaf, Inner).Array[1, 4];

    private sealed record Node(int Weight, int Floor, int? Value, ImmutableArray<Node> Below);

    [Fact]
    public void It_is_as_small_as_what_trying_every_set_finds() => Tree.Sample(tree =>
    {
        var (book, leaves) = Book(tree);
        var scores = book.Scores(9);
        decimal now = Counts(scores);
        if (WhatMustRise.Of(scores, Root) is not { } lift)
        {
            Assert.Equal(5, now, 15);
            return;
        }

        var all = Assert.IsType<KpiLift.ByScores>(lift);
        Assert.Equal(Math.Floor(decimal.Round(now, 15)) + 1, all.Level);
        decimal After(IEnumerable<string> up) => decimal.Round(up.Aggregate(book, (b, id) => Report(b, id, 100)).Scores(9).Find(Root)!.Reported.Result ?? now, 15);
        int least = Enumerable.Range(0, 1 << leaves.Length)
            .Where(set => After(leaves.Where((_, i) => (set >> i & 1) == 1)) >= all.Level)
            .Min(set => BitOperations.PopCount((uint)set));

        Assert.True(all.Least.IsEnough);
        Assert.Equal(least, all.Moves.Length);
        Assert.Equal(After(all.Moves.Select(m => m.KpiId)), all.Least.Reaches, 15);
        Assert.Equal(all.Moves.OrderByDescending(m => m.Gain).ThenBy(m => m.KpiId, StringComparer.Ordinal), all.Moves);

        // The last one needs only what is then still missing.
        decimal short5 = all.Moves[^1].Gain * (5 - all.Moves[^1].To) / (5 - all.Moves[^1].From);
        Assert.Equal(all.Level, all.Least.Reaches - short5, 15);
    });

    [Theory]
    [InlineData("60,70,80,90,100", "84.5", 4, "90")]
    [InlineData("60,70,80,90,100", "90", 5, "100")]
    [InlineData("60,70,80,90,100", "10", 2, "70")]
    [InlineData("60,70,80,90,100", null, 2, "70")]
    [InlineData("15,12,9,6,3", "10", 3, "9")]
    public void A_value_is_told_that_reaches_the_next_level(string thresholds, string? value, int level, string needed)
    {
        var book = Set(Start, Root, c => c with { Method = KpiMethod.Thresholds, Thresholds = KpiThresholds.Of([.. thresholds.Split(',').Select(Number)]) });
        if (value is not null)
            book = Report(book, Root, Number(value));

        var lift = Assert.IsType<KpiLift.ByValue>(WhatMustRise.Of(book.Scores(9), Root));
        Assert.Equal((level, value is null ? null : Number(value), Number(needed)), (lift.Level, lift.Value, lift.Needed));
        Assert.Equal(level, Report(book, Root, lift.Needed).Scores(9).Find(Root)!.Reported.Result);
    }

    [Fact]
    public void So_many_have_to_pass_and_such_milestones_are_open()
    {
        var rate = Set(Start, Root, c => c with { Method = KpiMethod.PassRate, Thresholds = Tens });
        var passing = Assert.IsType<KpiLift.ByPassing>(WhatMustRise.Of(Report(rate, Root, new KpiValue { Passed = 15, Of = 21 }).Scores(9), Root));
        Assert.Equal((3, 80m, 17m), (passing.Level, passing.Rate, passing.Needed!.Value));
        Assert.Null(Assert.IsType<KpiLift.ByPassing>(WhatMustRise.Of(rate.Scores(9), Root)).Needed);

        var levels = Set(Start, Root, c => c with { Method = KpiMethod.Milestones });
        var open = Assert.IsType<KpiLift.ByMilestones>(WhatMustRise.Of(Report(levels, Root, new KpiValue { Levels = [1, 2, 4] }).Scores(9), Root));
        Assert.Equal(3, open.Level);
        Assert.Equal([3], open.Missing);
        Assert.Equal([1, 2], Assert.IsType<KpiLift.ByMilestones>(WhatMustRise.Of(levels.Scores(9), Root)).Missing);
    }

    [Fact]
    public void Of_targets_the_fewest_are_told_whose_average_reaches_the_next_level()
    {
        var book = Set(Start, Root, c => c with { Method = KpiMethod.WeightedTargets, Thresholds = Tens });
        foreach (var (id, weight, value) in new[] { ("1-k1", 40m, 5m), ("1-k2", 30m, 2.5m), ("2-k1", 30m, 4m) })
            book = Report(Set(book, id, c => c with { Parent = Root, Weight = weight, Target = 5, Method = KpiMethod.Thresholds }), id, value);

        // P = 40 + 15 + 24 = 79, level 2; 80 is the third.
        var lift = Assert.IsType<KpiLift.ByTargets>(WhatMustRise.Of(book.Scores(9), Root));
        Assert.Equal((3, 79m, 80m), (lift.Level, lift.Least.From, lift.Least.Target));
        var move = Assert.Single(lift.Moves);
        Assert.Equal(("1-k2", 50m, 15m), (move.KpiId, move.From, move.Gain));
        Assert.Equal(50 + (100m / 30), move.To, 15);
        Assert.Equal(3, Report(book, "1-k2", 5 * decimal.Round(move.To, 6) / 100 is var v ? decimal.Round(v + .000001m, 6) : 0).Scores(9).Find(Root)!.Reported.Result!.Value, 4);
    }

    [Fact]
    public void What_is_at_the_top_or_not_set_up_has_nothing_to_tell()
    {
        Assert.Null(WhatMustRise.Of(Start.Scores(9), Root));
        Assert.Null(WhatMustRise.Of(Start.Scores(9), "nothing"));
        Assert.Null(WhatMustRise.OfAgreement(Start.Scores(9)));
        var book = Set(Start, Root, c => c with { Method = KpiMethod.Thresholds });
        Assert.Null(WhatMustRise.Of(book.Scores(9), Root));
        book = Set(book, Root, c => c with { Thresholds = Tens });
        Assert.Null(WhatMustRise.Of(Report(book, Root, 100).Scores(9), Root));
        Assert.Null(WhatMustRise.Of(Set(book, Root, c => c with { CancelRound = 6 }).Scores(9), Root));
        Assert.Equal(2, WhatMustRise.OfAgreement(Set(book, Root, c => c with { Weight = 25 }).Scores(9))!.Level);
    }

    private static KpiBook Start => KpiBook.Begin(RealPlans.Book);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static decimal Counts(KpiScores scores) => scores.Find(Root)!.Reported switch
    {
        ScoreExplanation.NotScored not => not.Silence!.Value,
        var score => score.Result!.Value,
    };

    private static KpiBook Set(KpiBook book, string id, Func<KpiCard, KpiCard> card) => book.With(new NewChange(ChangeKind.KpiSet)
    {
        Subject = id,
        Data = RecordJson.Write(card(book.Find(id) ?? new KpiCard { Id = id, Name = id })),
    }.At(1, TestChanges.Now, Desk.Secretariat));

    private static KpiBook Report(KpiBook book, string id, decimal value) => Report(book, id, new KpiValue { Value = value });

    private static KpiBook Report(KpiBook book, string id, KpiValue value) => book.With(new NewChange(ChangeKind.KpiReported)
    {
        Subject = id,
        Round = 9,
        Data = RecordJson.Write(new { value }),
    }.At(2, TestChanges.Now, Desk.Secretariat));

    private static (KpiBook Book, ImmutableArray<string> Leaves) Book(Node[] tree)
    {
        var book = Set(Start, Root, c => c with { Method = KpiMethod.WeightedScore });
        var leaves = ImmutableArray.CreateBuilder<string>();
        void Add(Node node, string parent)
        {
            string id = $"n{book.Cards.Length}";
            bool isLeaf = node.Below.IsEmpty;
            book = Set(book, id, c => c with
            {
                Parent = parent,
                Weight = node.Weight,
                Floor = node.Floor,
                Method = isLeaf ? KpiMethod.Thresholds : KpiMethod.WeightedScore,
                Thresholds = isLeaf ? Tens : null,
            });
            if (isLeaf)
                leaves.Add(id);

            if (node.Value is { } value)
                book = Report(book, id, value);

            foreach (var below in node.Below)
                Add(below, id);
        }

        foreach (var node in tree)
            Add(node, Root);

        return (book, leaves.ToImmutable());
    }
}
