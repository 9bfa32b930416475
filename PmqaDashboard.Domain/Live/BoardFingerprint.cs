using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PmqaDashboard.Domain.Budgets;
using PmqaDashboard.Domain.Past;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Live;

/// <summary>
/// One hash over all figures that screens show, by which somebody can tell years later that a meeting's figures are still those that
/// were projected. The text that is hashed is fixed by this file alone: neither the order in which a Board was made, nor how a database
/// keeps a decimal, nor a new member of a class moves it. What changes the text must change its first line too.
/// </summary>
internal static class BoardFingerprint
{
    private const string Format = "pmqa-figures-1";

    /// <summary>The fingerprint: 64 lower-case hexadecimal digits.</summary>
    public static string Of(Board board) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TextOf(board))));

    /// <summary>The text that is hashed.</summary>
    internal static string TextOf(Board board)
    {
        var text = new StringBuilder();
        Line(text, Format, board.Sequence, board.Day, board.Book.Agency.FiscalYear);
        Line(text, "agency", board.Agency.Forecast);
        Add(text, board.Agency.Figures, board.Agency.Leaves);
        foreach (var category in board.Categories)
        {
            Line(text, "category", category.Category.Number, category.Criteria, category.SilentUnits, category.Counts.Total, category.Counts.Passed, category.Counts.NotPassed);
            Add(text, category.Figures, category.Leaves);
        }

        foreach (var plan in board.Plans)
        {
            Line(text, "plan", plan.Number, plan.Forecast);
            Add(text, plan.Figures, plan.Leaves);
            foreach (var activity in plan.Activities)
                Add(text, activity, null);
        }

        foreach (var step in board.Steps.Values.OrderBy(s => s.Id, StringComparer.Ordinal))
        {
            Line(text, "step", step.Id, step.InScope);
            Add(text, step.Figures, null);
            foreach (var share in step.Shares)
                Line(text, "share", share.Unit, share.Percent, share.Certified);
        }

        AddUnits(text, board);
        AddRecord(text, board);
        return text.ToString();
    }

    private static void AddUnits(StringBuilder text, Board board)
    {
        foreach (var unit in board.Units)
        {
            Line(text, "unit", unit.Unit.Code, unit.Leaves, unit.Done);
            foreach (var round in unit.Rounds)
                Line(text, "round", round.Months, round.Expected, round.Reported, round.Fresh, round.State, round.IsLate, round.Accepted, round.Returned);
        }

        foreach (var (name, points) in new[] { ("planned", board.Curve.Planned), ("reported", board.Curve.Reported), ("forecast", board.Curve.Forecast) })
        {
            foreach (var point in points)
                Line(text, name, point.Day, point.Percent);
        }
    }

    private static void AddRecord(StringBuilder text, Board board)
    {
        var record = board.Record;
        foreach (var round in record.Rounds.Rounds)
        {
            Line(text, "due", round.Months, round.Opens, round.Due, round.CumulativeTo, record.Rounds.Phase(round, board.Day));
            var scores = record.Kpis.Scores(round.Months);
            Line(text, "agreement", scores.Reported.Result, scores.Certified.Result);
            foreach (var card in record.Kpis.Cards)
                Line(text, "kpi", card.Id, scores.Find(card.Id)?.Reported.Result, scores.Find(card.Id)?.Certified.Result, record.Kpis.Result(card.Id, round.Months)?.State);

            foreach (var criterion in record.Criteria.Map.Catalogue.All)
                Line(text, "criterion", criterion.Code, record.Criteria.Find(criterion.Code, round.Months)?.State);
        }

        foreach (var line in BudgetSheet.Of(board.Book, record.Budget).Plans)
            Line(text, "budget", line.Place.Id, line.Planned, line.Disbursed);

        foreach (var evidence in record.Evidence.All.OrderBy(e => e.Id, StringComparer.Ordinal))
            Line(text, "evidence", evidence.Id, evidence.StepId ?? evidence.KpiId, evidence.Sha256, evidence.Seal);

        // Journals that were hashed before years could be entered hold none, so their text is what it was.
        foreach (var (year, figure) in record.Past.Years.SelectMany(y => PastFigures.Of(y.Year).Select(f => (y.Year.FiscalYear, f))))
            Line(text, "past", year, figure.Topic, figure.Id, figure.Number);
    }

    private static void Add(StringBuilder text, Figures figures, LeafCounts? leaves)
    {
        Line(text, figures.Planned, figures.Reported, figures.Certified, figures.EverReported, figures.Status);
        if (leaves is not null)
            Line(text, leaves.InScope, leaves.Done, leaves.NeverReported, leaves.WithoutWindow, leaves.Deferred);
    }

    private static void Line(StringBuilder text, params ReadOnlySpan<object?> values)
    {
        foreach (object? value in values)
        {
            text.Append(value switch
            {
                null => "-",
                // More places than any screen shows, fewer than the last digit of a division.
                decimal number => decimal.Round(number, 6).ToString("0.######", CultureInfo.InvariantCulture),
                DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
                bool yes => yes ? "yes" : "no",
                IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
                _ => value.ToString(),
            }).Append('|');
        }

        text.Append('\n');
    }
}
