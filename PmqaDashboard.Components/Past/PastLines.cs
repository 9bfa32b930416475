using System.Globalization;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Past;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Components.Past;

/// <summary>Takes the lines of a file of past years, one after the other, and remembers everything that is wrong.</summary>
internal sealed class PastLines(Board board)
{
    private const int MaxShown = 40;

    private readonly SortedDictionary<int, Draft> _years = [];

    /// <summary>Everything that is wrong so far.</summary>
    public List<PastFault> Faults { get; } = [];

    /// <summary>Takes a line.</summary>
    /// <param name="line">Its number in the file.</param>
    /// <param name="cells">Its cells, trimmed.</param>
    public void Add(int line, string[] cells)
    {
        if (cells.Length < 3 || cells.Skip(PastCsv.Columns.Length).Any(c => c.Length > 0))
        {
            Fault(PastFaultKind.Cells, line);
            return;
        }

        var (what, value, score) = (cells[1], cells[2], cells.Length > 3 ? cells[3] : "");
        if (cells.Take(PastCsv.Columns.Length).FirstOrDefault(IsFormula) is { } formula)
            Fault(PastFaultKind.Formula, line, formula);
        else if (YearOf(cells[0]) is not { } year)
            Fault(PastFaultKind.Year, line, cells[0]);
        else
            Take(line, _years.TryGetValue(year, out var known) ? known : _years[year] = new Draft(year), what, value, score);
    }

    /// <summary>What the lines come to.</summary>
    public PastReading Done() => Faults.Count > 0 ? new([], [.. Faults])
        : _years.Count == 0 ? PastReading.Failed(PastFaultKind.Nothing)
        : new([.. _years.Values.Select(d => d.Done())], []);

    /// <summary>Something is wrong. What stands in a file may be anything, of any length.</summary>
    /// <param name="kind">What.</param>
    /// <param name="line">Where.</param>
    /// <param name="cell">What stands there.</param>
    public void Fault(PastFaultKind kind, int line, string? cell = null)
    {
        string? clean = Words.Clean(cell)?.ReplaceLineEndings(" ");
        Faults.Add(new PastFault(kind, line, clean is { Length: > MaxShown } ? Words.Clean(clean[..MaxShown]) + "…" : clean));
    }

    private static bool IsFormula(string cell) => cell is ['=' or '+' or '-' or '@', ..] && PastNumber.Read(cell) is null;

    // Years of either era are taken: they are 543 apart, and only ten of them can be meant.
    private int? YearOf(string cell) => PastNumber.Whole(cell) is { } year
        ? PastRule.Years(board).Where(y => y == year || y - FiscalYear.EraOffset == year).Select(y => (int?)y).FirstOrDefault()
        : null;

    private void Take(int line, Draft year, string what, string value, string score)
    {
        string[] words = what.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string kind = words.Length == 0 ? "" : words[0].ToLowerInvariant();
        string id = words.Length < 2 ? "" : ThaiDigits.ToArabic(words[1]);
        if (!(kind is PastCsv.Category or PastCsv.Kpi ? id.Length > 0 : kind is PastCsv.Agency or PastCsv.Certified or PastCsv.Source && id.Length == 0))
            Fault(PastFaultKind.What, line, what);
        else if (kind == PastCsv.Category && !IsCategory(id))
            Fault(PastFaultKind.Category, line, id);
        else if (kind == PastCsv.Kpi && board.Record.Kpis.Find(id) is null)
            Fault(PastFaultKind.Kpi, line, id);
        else if (!year.Seen.Add($"{kind} {id}"))
            Fault(PastFaultKind.Twice, line, what);
        else if (kind != PastCsv.Kpi && score.Length > 0)
            Fault(PastFaultKind.NoScore, line, score);
        else if (kind != PastCsv.Source)
            TakeNumbers(line, year, kind, id, value, score);
        else if (PastRule.Source(value) is { Length: > PastYear.MaxSource })
            Fault(PastFaultKind.Source, line);
        else
            year.Source = PastRule.Source(value);
    }

    private void TakeNumbers(int line, Draft year, string kind, string id, string value, string score)
    {
        if (value.Length > 0 && PastNumber.Read(value) is null)
            Fault(PastFaultKind.Number, line, value);
        else if (score.Length > 0 && PastNumber.Read(score) is null)
            Fault(PastFaultKind.Number, line, score);
        else if (kind != PastCsv.Kpi && PastNumber.Read(value) is { } percent && !PastYear.IsPercent(percent))
            Fault(PastFaultKind.Percent, line, value);
        else if (PastNumber.Read(score) is { } points && !PastYear.IsScore(points))
            Fault(PastFaultKind.Score, line, score);
        else
            year.Take(kind, id, PastNumber.Read(value), PastNumber.Read(score));
    }

    private bool IsCategory(string id) => PastNumber.Whole(id) is { } number && board.Book.Agency.Categories.Any(c => c.Number == number)
        && id == number.ToString(CultureInfo.InvariantCulture);

    private sealed class Draft(int fiscalYear)
    {
        private readonly List<PastCategory> _categories = [];
        private readonly List<PastKpi> _kpis = [];
        private decimal? _reported, _certified;

        public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

        public string? Source { get; set; }

        public void Take(string kind, string id, decimal? value, decimal? score)
        {
            if (kind == PastCsv.Agency)
                _reported = value;
            else if (kind == PastCsv.Certified)
                _certified = value;
            else if (kind == PastCsv.Kpi && (value ?? score) is not null)
                _kpis.Add(new PastKpi(id, value, score));
            else if (kind == PastCsv.Category && value is { } percent)
                _categories.Add(new PastCategory(PastNumber.Whole(id) ?? 0, percent));
        }

        public PastYear Done() => PastRule.InOrder(new PastYear
        {
            FiscalYear = fiscalYear,
            Reported = _reported,
            Certified = _certified,
            Categories = [.. _categories],
            Kpis = [.. _kpis],
            Source = Source,
        });
    }
}
