using System.Collections.Immutable;

namespace PmqaDashboard.Domain.Kpis;

/// <summary>A KPI's two truths in a round.</summary>
/// <param name="Card">The KPI.</param>
/// <param name="OutOfForce">Why it does not count in the round, or null when it does.</param>
/// <param name="Reported">The score by everything that was reported.</param>
/// <param name="Certified">The score by what was accepted in review.</param>
/// <param name="Result">The result that stands in the round, or null.</param>
/// <param name="Accepted">The result whose accepted value stands in the round, or null.</param>
public sealed record KpiScore(
    KpiCard Card, WhyNotScored? OutOfForce, ScoreExplanation Reported, ScoreExplanation Certified, KpiResult? Result, KpiResult? Accepted)
{
    /// <summary>Reported minus certified; null unless both are there.</summary>
    public decimal? Gap => Reported.Result - Certified.Result;
}

/// <summary>The scores of all KPIs in a round. A KPI in force without a result counts its floor in the score above it, and is named there.</summary>
public sealed class KpiScores
{
    private readonly ImmutableDictionary<string, KpiScore> _byId;

    private KpiScores(KpiBook book, int months)
    {
        (Book, Months) = (book, months);
        _byId = book.Cards.ToImmutableDictionary(c => c.Id, c => new KpiScore(
            c,
            KpiScoring.OutOfForce(c.StartRound, c.CancelRound, months),
            Explain(c, certified: false),
            Explain(c, certified: true),
            book.Standing(c.Id, months),
            book.Standing(c.Id, months, certified: true)));
        var agreement = book.Roots.Where(c => c.Plan is null).ToList();
        Reported = Weighted(agreement, certified: false);
        Certified = Weighted(agreement, certified: true);
    }

    /// <summary>The book that they are of.</summary>
    public KpiBook Book { get; }

    /// <summary>The round.</summary>
    public int Months { get; }

    /// <summary>The performance agreement's weighted score, by everything that was reported.</summary>
    public ScoreExplanation Reported { get; }

    /// <summary>The performance agreement's weighted score, by what was accepted.</summary>
    public ScoreExplanation Certified { get; }

    /// <summary>The score of a KPI, or null when there is no such KPI.</summary>
    public KpiScore? Find(string? id) => id is null ? null : _byId.GetValueOrDefault(id);

    internal static KpiScores Of(KpiBook book, int months) => new(book, months);

    private ScoreExplanation Explain(KpiCard card, bool certified)
    {
        if (card.Method is not { } method)
            return Not(WhyNotScored.MethodNotSet);

        var children = Book.Children[card.Id].ToList();
        var value = ValueOf(card, certified);
        return method switch
        {
            KpiMethod.WeightedScore => Weighted(children, certified),
            KpiMethod.Milestones => value?.Levels is { } levels ? KpiScoring.Milestones(levels, card.Floor) : Not(WhyNotScored.NoResult),
            KpiMethod.PassRate => value is { Passed: { } passed, Of: { } of }
                ? KpiScoring.PassRate(passed, of, card.Thresholds, card.Floor)
                : NoValue(card),
            KpiMethod.WeightedTargets => children.Count > 0 ? Targets(card, children, certified) : Interpolate(card, value),
            KpiMethod.Thresholds => Interpolate(card, value),
        };
    }

    private static ScoreExplanation Interpolate(KpiCard card, KpiValue? value) => value?.Value is { } number && card.Thresholds is { } thresholds
        ? KpiScoring.Interpolate(thresholds, number, card.Floor)
        : NoValue(card);

    // What the secretariat can mend comes before what the collector can.
    private static ScoreExplanation.NotScored NoValue(KpiCard card) =>
        Not(card.Thresholds is null ? WhyNotScored.ThresholdsNotSet : WhyNotScored.NoResult);

    private KpiValue? ValueOf(KpiCard card, bool certified) =>
        Book.Standing(card.Id, Months, certified) is not { } result ? null : certified ? result.Accepted!.Value : result.Value;

    private ScoreExplanation Weighted(IEnumerable<KpiCard> cards, bool certified)
    {
        var parts = new List<ScorePart>();
        var leftOut = new List<LeftOutKpi>();
        foreach (var card in cards)
        {
            var score = Explain(card, certified);
            if (WhyNoPart(card) is { } why)
                leftOut.Add(new LeftOutKpi(card.Id, why));
            else if (score.Result is { } result)
                parts.Add(new ScorePart(card.Id, card.WeightIn(Months)!.Value, result));
            else if (score is ScoreExplanation.NotScored { Why: WhyNotScored.NoResult } silent)
                parts.Add(new ScorePart(card.Id, card.WeightIn(Months)!.Value, silent.Silence ?? card.Floor, HasResult: false));
            else
                leftOut.Add(new LeftOutKpi(card.Id, score is ScoreExplanation.NotScored not ? not.Why : WhyNotScored.ThresholdsNotSet));
        }

        return KpiScoring.WeightedScore(parts, leftOut);
    }

    private ScoreExplanation Targets(KpiCard card, IEnumerable<KpiCard> children, bool certified)
    {
        var parts = new List<TargetPart>();
        var leftOut = new List<LeftOutKpi>();
        foreach (var child in children)
        {
            if (WhyNoPart(child) is { } why)
                leftOut.Add(new LeftOutKpi(child.Id, why));
            else if (child.Target is > 0 and var target)
                parts.Add(new TargetPart(child.Id, child.WeightIn(Months)!.Value, target, ValueOf(child, certified)?.Number));
            else
                leftOut.Add(new LeftOutKpi(child.Id, WhyNotScored.TargetNotSet));
        }

        return KpiScoring.WeightedTargets(parts, leftOut, card.Thresholds, card.Floor);
    }

    private WhyNotScored? WhyNoPart(KpiCard card) =>
        KpiScoring.OutOfForce(card.StartRound, card.CancelRound, Months)
        ?? (card.WeightIn(Months) is > 0 ? null : WhyNotScored.WeightNotSet);

    private static ScoreExplanation.NotScored Not(WhyNotScored why) => new(why);
}
