using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Past;

namespace PmqaDashboard.Server.Demo;

/// <summary>
/// Three years before the plan's own, which the secretariat of a demonstration enters when the year begins. Made up, and their source
/// says so; what the plan's KPI cards say of former years is left as the document has it. The same in every demonstration.
/// </summary>
internal static class FormerYears
{
    private const int Begins = 13;
    private const string Source = "ข้อมูลสาธิต ไม่ใช่ผลจริง";

    // The agency at the end of each year, the oldest first; certified comes a little below.
    private static readonly decimal[] Percents = [68.5m, 74.2m, 81.6m];

    /// <summary>The next thing that somebody does on a day, or null when nothing more is done on it.</summary>
    /// <param name="board">How everything stands.</param>
    /// <param name="day">The day.</param>
    public static RoundProposal? Next(Board board, DateOnly day)
    {
        if (day < board.Book.Agency.Year.FirstDay.AddDays(Begins) || !board.Record.Past.Years.IsEmpty)
            return null;

        return new RoundProposal("", null, new SetPastYear(
            [.. Percents.Select((percent, at) => new PastYearEdit(Made(board, board.Book.Agency.FiscalYear - Percents.Length + at, percent), 0))]));
    }

    private static PastYear Made(Board board, int year, decimal percent) => new()
    {
        FiscalYear = year,
        Reported = percent,
        Certified = percent - 2.4m,

        // Not everything is known of every year: what is left out stays not entered.
        Categories = [.. board.Book.Agency.Categories.Where(c => Pace.Fate($"{c.Number}-{year}") % 7 != 0).Select(c => new PastCategory(c.Number, percent + Spread($"c{c.Number}-{year}", 16)))],
        Kpis =
        [
            .. from card in board.Record.Kpis.Cards
               where Pace.Fate($"{card.Id}-{year}") % 4 != 0
               let score = Math.Clamp((percent / 20) + (Spread(card.Id + year, 12) / 10), 1, 5)
               select new PastKpi(card.Id, Value(card.Target, score), decimal.Round(score, 4)),
        ],
        Source = Source,
    };

    // Only a KPI that the document gives a target has a value that means something.
    private static decimal? Value(decimal? target, decimal score) => target is { } full ? decimal.Round(full * score / 5, 0) : null;

    private static decimal Spread(string seed, int width) => (Pace.Fate(seed) % width) - (width / 2);
}
