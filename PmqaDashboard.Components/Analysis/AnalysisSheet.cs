using System.Globalization;
using PmqaDashboard.Components.Budgets;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Components.Past;
using PmqaDashboard.Domain.Analysis;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Components.Analysis;

/// <summary>A cell: what is shown, what a spreadsheet takes, and a bar of 0 to 100 where it is a share.</summary>
public sealed record AnalysisCell(string Text, string Raw, bool IsNumber = false, decimal? Bar = null, string? Address = null, string? Note = null);

/// <summary>An analysis as a table, in a person's words and digits. Its chart is the bars in it, its twin the figures beside them.</summary>
public sealed record AnalysisSheet(string Id, string About, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<AnalysisCell>> Rows)
{
    /// <summary>Ids of the analyses, in order; part of addresses, so they never change.</summary>
    public static IReadOnlyList<string> Ids { get; } = ["slips", "bureaus", "roadmap", "budget", "years", CurveSheet.Id];

    /// <summary>The table as a file.</summary>
    public string ToCsv() => Csv.Write(Rows.Select(r => r.Select(c => c.Raw)).Prepend(Columns));

    /// <summary>An analysis of a Board.</summary>
    /// <param name="id">Which.</param>
    /// <param name="board">The Board.</param>
    /// <param name="show">How values are shown.</param>
    /// <param name="years">How many years stand side by side, where years do.</param>
    public static AnalysisSheet Of(string id, Board board, Show show, int years = YearsBeside.Fewest) => id switch
    {
        "years" => YearsSheet.Of(board, show, years),
        "bureaus" => Bureaus(board, show),
        "roadmap" => new(id, show["Analysis.RoadmapAbout"], Names(show, "Year", "Category", "Criteria", "Passed", "PassedShare", "Reported"),
            [.. RoadmapStages.Of(board).Select(AnalysisCell[] (s) =>
            [
                new(show.Year(s.FiscalYear), s.FiscalYear.ToString(CultureInfo.InvariantCulture), Note: s.IsDue ? null : show["Analysis.NotYet"]),
                Word($"{show.Number(s.Category.Number)} {show.Name(s.Category)}", $"/plans?category={s.Category.Number}"),
                Count(show, s.Criteria), Count(show, s.Passed), Percent(show, s.Percent), Percent(show, s.Reported),
            ])]),
        "budget" => new(id, show["Analysis.BudgetAbout"], Names(show, "Plan", "Planned", "Disbursed", "Spent", "Reported", "Ahead"),
            [.. PlanMonies.Of(board).Select(AnalysisCell[] (p) =>
            [
                Word(show.InDigits($"{p.Plan.Number} {p.Plan.Title}"), $"/budget?place={p.Plan.Number}"),
                Baht(show, p.Planned), Baht(show, p.Disbursed), Percent(show, p.Spent), Percent(show, p.Reported), Points(show, p.Ahead),
            ])]),
        _ => new("slips", show["Analysis.SlipsAbout"], Names(show, "Step", "PlannedToday", "Reported", "Lost", "Sum"),
            [.. Slips.Of(board).Select(AnalysisCell[] (s) =>
            [
                Word(show.InDigits($"{s.Step.Plan.Number} · {s.Step.Step.Number} {s.Step.Step.Title}"), $"/plans/{s.Step.Plan.Number}?step={s.Step.Step.Id}"),
                Percent(show, s.Planned), Percent(show, s.Reported), Points(show, s.Lost, 2), Points(show, s.Sum, 2),
            ])]),
    };

    private static AnalysisSheet Bureaus(Board board, Show show)
    {
        int months = board.Round?.Months ?? board.Book.Agency.Rounds[^1].Months;
        return new("bureaus", show.Text("Analysis.BureausAbout", months, UnitShare.SmallBelow), Names(show, "Unit", "Asked", "ReportedCount", "Share", "AcceptedShare"),
            [.. UnitShares.Of(board, months).Select(AnalysisCell[] (u) =>
            [
                Word(show.Name(u.Unit), $"/plans?unit={u.Unit.Code}") with { Note = u.IsSmall ? show.Text("Analysis.Small", u.Asked) : null },
                Count(show, u.Asked), Count(show, u.Reported), Percent(show, u.Percent), Percent(show, u.AcceptedPercent),
            ])]);
    }

    private static string[] Names(Show show, params string[] keys) => [.. keys.Select(k => show["Analysis." + k])];

    private static AnalysisCell Word(string text, string address) => new(text, text, Address: address);

    private static AnalysisCell Count(Show show, int count) => new(show.Number(count), count.ToString(CultureInfo.InvariantCulture), IsNumber: true);

    private static AnalysisCell Percent(Show show, decimal? percent) => percent is { } known ? new(show.Number(known) + "%", Raw(known, 2), true, known) : Unknown;

    private static AnalysisCell Points(Show show, decimal? points, int places = 1) => points is { } known ? new(show.Number(known, places), Raw(known, 4), true) : Unknown;

    private static AnalysisCell Baht(Show show, decimal? amount) => amount is { } known ? new(show.Baht(known), Raw(known, 2), true) : Unknown;

    private static AnalysisCell Unknown => new("–", "", true);

    private static string Raw(decimal value, int places) => decimal.Round(value, places, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture);
}
