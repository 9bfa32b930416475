using System.Collections.Immutable;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Kpis;

/// <summary>
/// Finds the least that lifts a KPI's reported score to the next whole level. In a weighted score every KPI below may rise to the top
/// level, however deep it stands: a set is the smallest only when each of it may bring the most that it can. A KPI that is itself scored
/// by targets below it is one of them, and its own page says what must rise there.
/// </summary>
public static class WhatMustRise
{
    // Quotients may miss a whole number in their last place.
    private const int Places = 20;

    /// <summary>What lifts a KPI.</summary>
    /// <param name="scores">The scores of the round.</param>
    /// <param name="id">The KPI.</param>
    /// <returns>Null when it is at the top, does not count in the round, or is not set up to be scored.</returns>
    public static KpiLift? Of(KpiScores scores, string id)
    {
        if (scores.Find(id) is not { OutOfForce: null, Card: { Method: { } method } card } score)
            return null;

        if (method == KpiMethod.WeightedScore)
            return OfScores(scores, score.Reported);

        if (score.Reported is ScoreExplanation.WeightedTargets targets)
            return OfTargets(targets);

        if (score.Reported is ScoreExplanation.NotScored { Why: not WhyNotScored.NoResult } || card.Follows(scores.Book.Children.Contains(id)))
            return null;

        var value = score.Result?.Value;
        if (Next(score.Reported.Result ?? card.Floor) is not { } level)
            return null;

        return method switch
        {
            KpiMethod.Milestones => new KpiLift.ByMilestones(
                level, [.. Enumerable.Range(1, level).Where(l => value?.Levels?.Contains(l) != true)]),
            KpiMethod.PassRate => card.Thresholds is { IsAscending: true } rates
                ? new KpiLift.ByPassing(level, value?.Passed, value?.Of, rates.At(level))
                : null,
            _ => card.Thresholds is { } thresholds ? new KpiLift.ByValue(level, value?.Value, thresholds.At(level)) : null,
        };
    }

    /// <summary>What lifts the performance agreement's weighted score.</summary>
    /// <param name="scores">The scores of the round.</param>
    /// <returns>Null when it is at the top, or nothing in it can be scored.</returns>
    public static KpiLift? OfAgreement(KpiScores scores) => OfScores(scores, scores.Reported);

    private static KpiLift.ByScores? OfScores(KpiScores scores, ScoreExplanation score)
    {
        if ((score.Result ?? (score as ScoreExplanation.NotScored)?.Silence) is not { } now || Next(now) is not { } level)
            return null;

        var leaves = Leaves(scores, score, 1).ToDictionary(l => l.Id);
        var least = WhatMustMove.Least(now, level, leaves.Values.Select(l => new Lever(l.Id, l.Share * (KpiScoring.Levels - l.Score))));
        return new KpiLift.ByScores(level, least, Moves(least, id => (leaves[id].Score, leaves[id].Share), KpiScoring.Levels));
    }

    private static KpiLift.ByTargets? OfTargets(ScoreExplanation.WeightedTargets score)
    {
        if (score.Then is not ScoreExplanation.Interpolated { Thresholds: { IsAscending: true } thresholds } then || Next(then.Score) is not { } level)
            return null;

        decimal all = score.Parts.Sum(p => p.Weight);
        var parts = score.Parts.ToDictionary(p => p.KpiId, p => (Percent: p.Percent(score.Cap), Share: p.Weight / all));
        var least = WhatMustMove.Least(
            score.Percent, thresholds.At(level), parts.Select(p => new Lever(p.Key, p.Value.Share * (score.Cap - p.Value.Percent))));
        return new KpiLift.ByTargets(level, least, Moves(least, id => parts[id], score.Cap));
    }

    // All but the last have to bring all that they can; the last only what is then still missing.
    private static ImmutableArray<KpiMove> Moves(LeastMoves least, Func<string, (decimal Now, decimal Share)> of, decimal most) =>
    [
        .. least.Moves.Select((m, i) =>
        {
            var (now, share) = of(m.Id);
            bool isLast = least.IsEnough && i == least.Moves.Length - 1;
            return new KpiMove(m.Id, now, isLast ? Math.Min(most, most - ((least.Reaches - least.Target) / share)) : most, m.Gain);
        }),
    ];

    private static IEnumerable<(string Id, decimal Share, decimal Score)> Leaves(KpiScores scores, ScoreExplanation score, decimal share)
    {
        var parts = score switch
        {
            ScoreExplanation.WeightedScore weighted => weighted.Parts,
            ScoreExplanation.NotScored not => not.Silent,
            _ => [],
        };
        decimal all = parts.Sum(p => p.Weight);
        return parts.SelectMany(p => scores.Find(p.KpiId) is { Card.Method: KpiMethod.WeightedScore } below
            ? Leaves(scores, below.Reported, share * p.Weight / all)
            : [(p.KpiId, share * p.Weight / all, p.Score)]);
    }

    private static int? Next(decimal score) =>
        decimal.Round(score, Places) is < KpiScoring.Levels and var settled ? (int)Math.Floor(settled) + 1 : null;
}
