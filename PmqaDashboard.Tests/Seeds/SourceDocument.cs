using System.Text.RegularExpressions;

namespace PmqaDashboard.Tests.Seeds;

/// <summary>Where a plan stands in the source document.</summary>
/// <param name="Number">Number of the plan.</param>
/// <param name="HeaderLines">Lines from the heading to the first table.</param>
/// <param name="TableLines">Rows of the tables, without their head rows.</param>
internal sealed record PlanPassage(int Number, IReadOnlyList<int> HeaderLines, IReadOnlyList<int> TableLines);

/// <summary>
/// The source document: lines counted from 1, cells between tabs. Plans and tables are found by their own words, not by the
/// line numbers of the seeds, so that the document checks the seeds and not the other way round.
/// </summary>
internal sealed partial class SourceDocument
{
    public const string FileName = "pmqa-plan-fy2553.txt";

    private const string HeadCell = "กิจกรรม/ขั้นตอน";
    private const string FirstHeaderCell = "ส่วนราชการ :";
    private const string Heading = "แผนพัฒนาองค์กร หมวด";

    private readonly string[][] _cells;

    private SourceDocument(string text)
    {
        _cells = [.. text.Split('\n').Select(line => line.Split('\t').Select(Plain).ToArray())];
        Plans = FindPlans();
    }

    public static SourceDocument Instance { get; } = new(File.ReadAllText(SeedFiles.PathOf(FileName)));

    public IReadOnlyList<PlanPassage> Plans { get; }

    public int LineCount => _cells.Length;

    public IReadOnlyList<string> Cells(int line) => _cells[line - 1];

    /// <summary>A line as one text.</summary>
    public string Line(int line) => Plain(string.Join(' ', Cells(line)));

    /// <summary>The text rule of seeds/README.md.</summary>
    public static string Plain(string text)
    {
        string plain = Markup().Replace(text, " ");
        plain = SplitAm().Replace(plain, "$1\u0E33");
        return WhiteSpace().Replace(plain, " ").Trim();
    }

    /// <summary>A cell of parties without the dashes of its list.</summary>
    public static string WithoutListDashes(string text) => WhiteSpace().Replace(ListDash().Replace(text, " "), " ").Trim();

    private List<PlanPassage> FindPlans()
    {
        int[] firsts = [.. AllLines(1).Where(l => Line(l).StartsWith(FirstHeaderCell, StringComparison.Ordinal)).Select(HeadingAbove)];
        return [.. firsts.Select((first, i) => Passage(i + 1, first, i + 1 < firsts.Length ? firsts[i + 1] : LineCount + 1))];
    }

    private PlanPassage Passage(int number, int first, int end)
    {
        int table = AllLines(first).First(IsHead);
        // A head is two rows: the columns, then their months.
        var rows = AllLines(table).TakeWhile(l => l < end).Where(l => Cells(l).Count > 1 && !IsHead(l) && !IsHead(l - 1));
        return new PlanPassage(number, [.. AllLines(first).TakeWhile(l => l < table)], [.. rows]);
    }

    private int HeadingAbove(int line)
    {
        while (!Line(line).StartsWith(Heading, StringComparison.Ordinal))
            line--;
        return line;
    }

    private bool IsHead(int line) => Cells(line).Count > 1 && Cells(line)[0] == HeadCell;

    private IEnumerable<int> AllLines(int first) => Enumerable.Range(first, LineCount - first + 1);

    [GeneratedRegex("<[^<>]*>|[#*]+")]
    private static partial Regex Markup();

    // SARA AM that the scan wrote as two code points, with a tone mark between them or not.
    [GeneratedRegex("\u0E4D([\u0E48-\u0E4B]?)\u0E32")]
    private static partial Regex SplitAm();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"(?<=^|\s)-(?=\s)")]
    private static partial Regex ListDash();
}
