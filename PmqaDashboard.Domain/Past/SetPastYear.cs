using System.Collections.Immutable;
using System.Globalization;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Domain.Past;

/// <summary>A past year as it shall be.</summary>
/// <param name="Year">The whole year; one without a figure takes it away.</param>
/// <param name="Seen">Version of the year that was edited, see <see cref="PastEntry.Version"/>; 0 when there was none.</param>
public sealed record PastYearEdit(PastYear Year, long Seen);

/// <summary>The secretariat enters past years, mends them or takes them away: all that it hands in, or none.</summary>
/// <param name="Edits">The years, each at most once.</param>
public sealed record SetPastYear(ImmutableArray<PastYearEdit> Edits) : RecordCommand
{
    /// <summary>One year.</summary>
    public SetPastYear(PastYear year, long seen)
        : this([new PastYearEdit(year, seen)])
    {
    }

    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        if (!PastRule.MaySet(person))
            return RecordRefusal.Forbidden;

        if (Edits.DistinctBy(e => e.Year.FiscalYear).Count() != Edits.Length)
            return RecordRefusal.ValueInvalid;

        var changes = ImmutableArray.CreateBuilder<NewChange>();
        foreach (var (year, seen) in Edits)
        {
            if (Refusal(board, year, seen) is { } refused)
                return refused;

            var clean = PastRule.InOrder(year);
            var known = board.Record.Past.Find(year.FiscalYear);
            if (clean == known?.Year || (known is null && clean.IsEmpty))
                continue;

            changes.Add(new NewChange(ChangeKind.PastYearSet) { Subject = PastBook.Subject(year.FiscalYear), Data = RecordJson.Write(clean) });
        }

        return new RecordDecision.Made(changes.DrainToImmutable());
    }

    private static RecordDecision.Refused? Refusal(Board board, PastYear year, long seen) =>
        !PastRule.Years(board).Contains(year.FiscalYear) ? new(RecordRefusal.YearNotPast, PastBook.Subject(year.FiscalYear))
        : (board.Record.Past.Find(year.FiscalYear)?.Version ?? 0) != seen ? new(RecordRefusal.Overtaken, PastBook.Subject(year.FiscalYear))
        : !year.IsValid ? new(RecordRefusal.ValueInvalid)
        : year.Categories.FirstOrDefault(c => board.Book.Agency.Categories.All(known => known.Number != c.Number)) is { } category
            ? new(RecordRefusal.UnknownCategory, category.Number.ToString(CultureInfo.InvariantCulture))
        : year.Kpis.FirstOrDefault(k => board.Record.Kpis.Find(k.Id) is null) is { } kpi ? new(RecordRefusal.UnknownKpi, kpi.Id)
        : PastRule.Source(year.Source)?.Length > PastYear.MaxSource ? new(RecordRefusal.TextTooLong)
        : null;
}

/// <summary>Who may do what with past years: what the command checks, and what a screen asks before it offers it.</summary>
public static class PastRule
{
    /// <summary>Whether a person may enter past years.</summary>
    public static bool MaySet(Person person) => person.Role == Role.Secretariat;

    /// <summary>Fiscal years that can be entered, the newest first.</summary>
    public static IEnumerable<int> Years(Board board) => Enumerable.Range(1, PastYear.MostBack).Select(back => board.Book.Agency.FiscalYear - back);

    /// <summary>The year in the one order in which it is kept. One without figures has no source either.</summary>
    public static PastYear InOrder(PastYear year) => year with
    {
        Categories = [.. year.Categories.OrderBy(c => c.Number)],
        Kpis = [.. year.Kpis.OrderBy(k => k.Id, StringComparer.Ordinal)],
        Source = year.IsEmpty ? null : Source(year.Source),
    };

    /// <summary>A source in one line, or null. An apostrophe at its beginning is how spreadsheets mark text, and no part of it.</summary>
    public static string? Source(string? text) => Words.Clean(Words.Clean(text)?.ReplaceLineEndings(" ").TrimStart('\'', ' '));
}
