using PmqaDashboard.Domain.Budgets;
using PmqaDashboard.Domain.Criteria;
using PmqaDashboard.Domain.Kpis;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Server.Api.Contract;

/// <summary>The KPIs of a round, with the agreement's weighted score.</summary>
/// <param name="Round">Months of the round.</param>
/// <param name="Reported">The agreement's weighted score by what was reported, 0 to 5, unrounded; null when nothing can be scored.</param>
/// <param name="Certified">The same by what was accepted in review.</param>
/// <param name="Kpis">The KPIs, those of the agreement first.</param>
public sealed record KpiRoundEntry(int Round, decimal? Reported, decimal? Certified, IReadOnlyList<KpiStandingEntry> Kpis)
{
    /// <summary>The entry of a round.</summary>
    public static KpiRoundEntry Of(KpiBook book, int months)
    {
        var scores = book.Scores(months);
        return new(months, scores.Reported.Result, scores.Certified.Result, [.. book.Cards.Select(c => KpiStandingEntry.Of(scores.Find(c.Id)!))]);
    }
}

/// <summary>A KPI in a round. What its card does not say is null.</summary>
/// <param name="Id">Id, such as "10.2" or "4-k1".</param>
/// <param name="Number">Number in the performance agreement.</param>
/// <param name="Name">Name.</param>
/// <param name="Parent">Id of the KPI that it is a part of.</param>
/// <param name="Plan">Number of its plan.</param>
/// <param name="Unit">Unit of measurement.</param>
/// <param name="Method">How it is scored.</param>
/// <param name="Thresholds">Thresholds of the levels 1 to 5.</param>
/// <param name="Target">Target.</param>
/// <param name="Weight">Weight.</param>
/// <param name="Reported">By what was reported.</param>
/// <param name="Certified">By what was accepted in review.</param>
/// <param name="State">How the result that stands in the round stands in review; null without one.</param>
public sealed record KpiStandingEntry(
    string Id,
    string? Number,
    string Name,
    string? Parent,
    int? Plan,
    string? Unit,
    KpiMethod? Method,
    IReadOnlyList<decimal>? Thresholds,
    decimal? Target,
    decimal? Weight,
    KpiFigure Reported,
    KpiFigure Certified,
    KpiResultState? State)
{
    /// <summary>The entry of a KPI's score.</summary>
    public static KpiStandingEntry Of(KpiScore score) => new(
        score.Card.Id,
        score.Card.Number,
        score.Card.Name,
        score.Card.Parent,
        score.Card.Plan,
        score.Card.Unit,
        score.Card.Method,
        score.Card.Thresholds is { } thresholds ? [.. thresholds.Values] : null,
        score.Card.Target,
        score.Card.Weight,
        new KpiFigure(score.Result?.Value.Number, score.Reported.Result),
        new KpiFigure(score.Accepted?.Accepted?.Value.Number, score.Certified.Result),
        score.Result?.State);
}

/// <summary>What a KPI came to.</summary>
/// <param name="Value">The value as one number: a rate in %, or the level that milestones come to; null without a result.</param>
/// <param name="Score">The score, 0 to 5, unrounded; null when it cannot be made.</param>
public sealed record KpiFigure(decimal? Value, decimal? Score);

/// <summary>A criterion of PMQA, and whether it is passed.</summary>
/// <param name="Code">Its code, such as "LD1".</param>
/// <param name="Category">Number of its category.</param>
/// <param name="Name">What it asks for; null where nobody has said so.</param>
/// <param name="NameEnglish">The same in English.</param>
/// <param name="Verified">Whether the source document writes this name for this code.</param>
/// <param name="Plans">Numbers of the plans that are made for it.</param>
/// <param name="Judgements">What was said of it, round by round.</param>
public sealed record CriterionEntry(
    string Code, int Category, string? Name, string? NameEnglish, bool Verified, IReadOnlyList<int> Plans, IReadOnlyList<JudgementEntry> Judgements)
{
    /// <summary>The entry of a criterion.</summary>
    public static CriterionEntry Of(Criterion criterion, Board board) => new(
        criterion.Code,
        criterion.Category,
        criterion.Name,
        criterion.NameEnglish,
        criterion.Verified,
        [.. board.Record.Criteria.Map.Of(criterion.Code).Plans.Select(p => p.Number)],
        [
            .. board.Record.Rounds.Rounds.Select(r => board.Record.Criteria.Find(criterion.Code, r.Months)).OfType<CriterionJudgement>()
                .Select(j => new JudgementEntry(j.Months, j.State, j.Evidence, j.Remark, j.AtUtc)),
        ]);
}

/// <summary>What was said of a criterion in a round.</summary>
/// <param name="Round">Months of the round.</param>
/// <param name="State">How it stands.</param>
/// <param name="Evidence">Ids of the evidence that it rests on.</param>
/// <param name="Remark">A remark, or null.</param>
/// <param name="AtUtc">When.</param>
public sealed record JudgementEntry(int Round, CriterionState State, IReadOnlyList<string> Evidence, string? Remark, DateTime AtUtc);

/// <summary>The budget. Amounts are baht; null where the document is silent and nobody has said more.</summary>
/// <param name="Planned">Sum of what counts as planned.</param>
/// <param name="Disbursed">Sum of what counts as disbursed.</param>
/// <param name="Percent">% of what is planned that is disbursed.</param>
/// <param name="Plans">Plan by plan.</param>
public sealed record BudgetEntryList(decimal? Planned, decimal? Disbursed, decimal? Percent, IReadOnlyList<BudgetLineEntry> Plans)
{
    /// <summary>The entry of a sheet.</summary>
    public static BudgetEntryList Of(BudgetSheet sheet) => new(sheet.Planned, sheet.Disbursed, sheet.Percent, [.. sheet.Plans.Select(BudgetLineEntry.Of)]);
}

/// <summary>The budget of a plan, activity or step. An amount that stands at a place speaks for everything below it.</summary>
/// <param name="Place">"4" for a plan, "4-1" for an activity, "4-1-2.5" for a step.</param>
/// <param name="Level">What it is.</param>
/// <param name="AsWritten">The budget as the document writes it.</param>
/// <param name="Planned">What counts as planned.</param>
/// <param name="Disbursed">What counts as disbursed.</param>
/// <param name="Notes">What is to be known about it.</param>
/// <param name="Below">Places below that have an amount of their own, or something below that has.</param>
public sealed record BudgetLineEntry(
    string Place, BudgetLevel Level, string? AsWritten, decimal? Planned, decimal? Disbursed, IReadOnlyList<BudgetNote> Notes, IReadOnlyList<BudgetLineEntry> Below)
{
    /// <summary>The entry of a line.</summary>
    public static BudgetLineEntry Of(BudgetLine line) => new(
        line.Place.Id, line.Place.Level, line.Place.Text, line.Planned, line.Disbursed, line.Notes, [.. line.Below.Where(b => b.HasAmount).Select(Of)]);
}
