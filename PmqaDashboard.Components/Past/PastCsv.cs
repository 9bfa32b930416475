using System.Globalization;
using System.Text;
using Microsoft.VisualBasic.FileIO;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Past;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Components.Past;

/// <summary>
/// Past years as a file: a line for each figure, <c>year,what,value,score</c>. What is <c>agency</c>, <c>certified</c>,
/// <c>category 4</c>, <c>kpi 10.2</c> or <c>source</c>. A KPI's id never stands alone: a spreadsheet makes 10.1 of 10.10.
/// </summary>
internal static class PastCsv
{
    /// <summary>Most bytes of a file: many times what ten years come to.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>Most characters that can be pasted: a browser sends what a field holds twice, and 32 KB at once end its circuit.</summary>
    public const int MaxPasted = 4500;

    /// <summary>Most faults that are looked for.</summary>
    public const int MaxFaults = 50;

    public const string Agency = "agency", Certified = "certified", Category = "category", Kpi = "kpi", Source = "source";

    public static readonly string[] Columns = ["year", "what", "value", "score"];

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly char[] Delimiters = [',', ';', '\t'];

    /// <summary>Years as a file. Of what is not entered the lines are there too, without a number, to be filled in.</summary>
    public static string Write(Board board, IEnumerable<PastYear> years) => Csv.Write(years.SelectMany(y => Lines(board, y)).Prepend(Columns));

    /// <summary>A file as an address that a browser saves.</summary>
    public static string Address(string file) => "data:text/csv;charset=utf-8;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(file));

    /// <summary>The text of a file, or null when it is none in UTF-8.</summary>
    public static string? Decode(byte[] bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>What a file says. A line is a line: none of its cells can hold a break, so every fault has its number.</summary>
    public static PastReading Read(string text, Board board)
    {
        string[] lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        char delimiter = Delimiters.MaxBy(d => lines[0].Count(c => c == d));
        var taken = new PastLines(board);
        for (int i = 0; i < lines.Length && taken.Faults.Count < MaxFaults; i++)
        {
            // A spreadsheet keeps lines that were emptied as delimiters.
            if (i > 0 && lines[i].All(c => c == delimiter || char.IsWhiteSpace(c)))
                continue;

            if (Cells(lines[i], delimiter) is not { } cells)
                taken.Fault(PastFaultKind.Quotes, i + 1);
            else if (i > 0)
                taken.Add(i + 1, cells);
            else if (!IsHead(cells))
                return PastReading.Failed(PastFaultKind.Header, 1);
        }

        return taken.Done();
    }

    // Quotes as spreadsheets write them are not ours to read. Null when they cannot be understood.
    private static string[]? Cells(string line, char delimiter)
    {
        using var parser = new TextFieldParser(new StringReader(line)) { TextFieldType = FieldType.Delimited, HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = true };
        parser.SetDelimiters(delimiter.ToString());
        try
        {
            return parser.ReadFields() ?? [];
        }
        catch (MalformedLineException)
        {
            return null;
        }
    }

    private static bool IsHead(string[] cells) => cells.Length >= Columns.Length
        && cells.Take(Columns.Length).SequenceEqual(Columns, StringComparer.OrdinalIgnoreCase) && cells.Skip(Columns.Length).All(c => c.Length == 0);

    private static IEnumerable<string[]> Lines(Board board, PastYear of)
    {
        string year = of.FiscalYear.ToString(CultureInfo.InvariantCulture);
        yield return [year, Agency, PastNumber.Write(of.Reported), ""];
        yield return [year, Certified, PastNumber.Write(of.Certified), ""];
        foreach (var category in board.Book.Agency.Categories)
            yield return [year, string.Create(CultureInfo.InvariantCulture, $"{Category} {category.Number}"), PastNumber.Write(of.OfCategory(category.Number)), ""];

        foreach (var card in board.Record.Kpis.Cards)
            yield return [year, $"{Kpi} {card.Id}", PastNumber.Write(of.OfKpi(card.Id)?.Value), PastNumber.Write(of.OfKpi(card.Id)?.Score)];

        yield return [year, Source, of.Source ?? "", ""];
    }
}
