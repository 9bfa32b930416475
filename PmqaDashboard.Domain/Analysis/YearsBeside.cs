using System.Collections.Immutable;
using PmqaDashboard.Domain.Kpis;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Past;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Analysis;

/// <summary>A figure of a year beside those of others.</summary>
/// <param name="Number">The figure; null when nobody entered or reported it.</param>
/// <param name="OfCard">Whether it is the baseline that the KPI's card gives, and not one that was entered.</param>
public readonly record struct YearFigure(decimal? Number, bool OfCard = false);

/// <summary>One figure through the years.</summary>
/// <param name="Topic">Of what.</param>
/// <param name="Id">Number of the category or id of the KPI; empty for the agency.</param>
/// <param name="Figures">The oldest year first; the last is this year's.</param>
public sealed record YearRow(PastTopic Topic, string Id, ImmutableArray<YearFigure> Figures)
{
    /// <summary>Whether it is known of any year.</summary>
    public bool IsKnown => Figures.Any(f => f.Number is not null);
}

/// <summary>A year among others.</summary>
/// <param name="FiscalYear">Year of the Buddhist era.</param>
/// <param name="Entry">What was entered of it; null when nothing was, and for this year.</param>
public sealed record BesideYear(int FiscalYear, PastEntry? Entry);

/// <summary>This year, as it stands on the Board's day, beside the years before it, as they ended.</summary>
/// <param name="Years">The oldest first; the last is this one.</param>
/// <param name="Rows">The agency, categories, KPIs.</param>
public sealed record YearsBeside(ImmutableArray<BesideYear> Years, ImmutableArray<YearRow> Rows)
{
    /// <summary>Fewest years.</summary>
    public const int Fewest = 3;

    /// <summary>Most years.</summary>
    public const int Most = 5;

    /// <summary>Years side by side.</summary>
    /// <param name="board">The Board.</param>
    /// <param name="years">How many, this one included; taken into 3 to 5.</param>
    public static YearsBeside Of(Board board, int years)
    {
        int now = board.Book.Agency.FiscalYear, count = Math.Clamp(years, Fewest, Most);
        var beside = Enumerable.Range(1, count).Select(i => now - count + i).Select(y => new BesideYear(y, y == now ? null : board.Record.Past.Find(y))).ToImmutableArray();
        return new(beside,
        [
            Row(PastTopic.Agency, "", y => y.Reported, Said(board.Agency.Figures)),
            Row(PastTopic.Certified, "", y => y.Certified, board.Agency.Figures.Certified),
            .. board.Categories.Select(c => Row(PastTopic.Category, PastBook.Subject(c.Category.Number), y => y.OfCategory(c.Category.Number), Said(c.Figures))),
            .. board.Record.Kpis.Cards.SelectMany(card => OfKpi(board, card, beside)),
        ]);

        YearRow Row(PastTopic topic, string id, Func<PastYear, decimal?> past, decimal? present) =>
            new(topic, id, [.. beside.Select(y => new YearFigure(y.FiscalYear == now ? present : y.Entry is { } entry ? past(entry.Year) : null))]);
    }

    // What was never reported is not known, and no zero.
    private static decimal? Said(Figures figures) => figures.EverReported ? figures.Reported : null;

    // A row of scores only where there is one: most KPIs of a year have no thresholds yet.
    private static IEnumerable<YearRow> OfKpi(Board board, KpiCard card, ImmutableArray<BesideYear> years)
    {
        int now = board.Book.Agency.FiscalYear;
        var book = board.Record.Kpis;
        int months = board.Round?.Months ?? board.Record.Rounds.Rounds[^1].Months;
        yield return new(PastTopic.KpiValue, card.Id, [.. years.Select(y =>
            y.FiscalYear == now ? new YearFigure(book.Standing(card.Id, months)?.Value.Number)
            : y.Entry?.Year.OfKpi(card.Id)?.Value is { } entered ? new YearFigure(entered)
            : card.Baselines.FirstOrDefault(b => b.Year == y.FiscalYear) is { } baseline ? new YearFigure(baseline.Value, OfCard: true)
            : default)]);

        var scores = new YearRow(PastTopic.KpiScore, card.Id, [.. years.Select(y =>
            new YearFigure(y.FiscalYear == now ? book.Scores(months).Find(card.Id)?.Reported.Result : y.Entry?.Year.OfKpi(card.Id)?.Score))]);
        if (scores.IsKnown)
            yield return scores;
    }
}
