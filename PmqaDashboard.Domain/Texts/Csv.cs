using System.Globalization;

namespace PmqaDashboard.Domain.Texts;

/// <summary>Tables as text (RFC 4180), with the mark by which spreadsheets know UTF-8, so that they show Thai.</summary>
public static class Csv
{
    private const char Mark = '\uFEFF';

    /// <summary>Writes rows of fields.</summary>
    public static string Write(IEnumerable<IEnumerable<string>> rows) =>
        Mark + string.Concat(rows.Select(row => string.Join(',', row.Select(Field)) + "\r\n"));

    // A spreadsheet runs what begins like a formula, whoever wrote it. A number is none.
    private static string Field(string text)
    {
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..]
            && !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
        {
            text = "'" + text;
        }

        return text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
