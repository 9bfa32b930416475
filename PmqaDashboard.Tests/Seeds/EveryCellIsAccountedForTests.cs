using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace PmqaDashboard.Tests.Seeds;

public class EveryCellIsAccountedForTests
{
    private static readonly SourceDocument Document = SourceDocument.Instance;
    private static readonly ILookup<int, Claim> Claims = Claim.All.ToLookup(c => c.First);

    // The order of the columns after the months, which a row keeps however far it is shifted.
    private static readonly Place[] Columns = [Place.PutOff, Place.Output, Place.Responsible, Place.Involved, Place.Budget];

    [Fact]
    public void Every_cell_of_every_plan_is_in_the_seeds_or_left_out_by_name()
    {
        var expected = LeftOut.ByName.Select(l => $"{l.Line}: {l.Text}");

        var rests = Document.Plans.SelectMany(p => p.HeaderLines.SelectMany(HeaderRests).Concat(p.TableLines.SelectMany(RowRests)));

        Assert.Equal(expected, rests);
    }

    [Fact]
    public void The_document_has_ten_plans_and_their_tables_hold_all_rows_below_the_first_plan()
    {
        Assert.Equal(SeedFiles.PlanNumbers, Document.Plans.Select(p => p.Number));
        int cells = Document.Plans.Sum(p => p.HeaderLines.Concat(p.TableLines).Sum(l => Document.Cells(l).Count(c => c.Length > 0)));
        Assert.Equal(1095, cells);
    }

    private static IEnumerable<string> HeaderRests(int line) =>
        Document.Cells(line).SelectMany(cell => Rest(line, LeftOut.WithoutForm(cell), Claims[line].Where(c => c.IsIn(cell))));

    private static IEnumerable<string> RowRests(int line)
    {
        var cells = Document.Cells(line);
        var fixedPart = new Place[][] { [Place.Title, Place.Number], [Place.Duration], [Place.Start], [Place.End] }
            .SelectMany((places, i) => Rest(line, cells[i], Claims[line].Where(c => places.Contains(c.Place))));

        // Each further cell belongs to the next column that claims anything of this line. "Put off" claims a cell of its own
        // only where it is not the duration.
        var columns = Columns
            .Select(place => Claims[line].Where(c => c.Place == place && !(place is Place.PutOff && c.IsIn(cells[1]))).ToArray())
            .Where(claims => claims.Length > 0)
            .ToList();
        var further = cells.Skip(4).Where(c => c.Length > 0 && !LeftOut.IsBar(c)).ToList();
        var shifted = further.SelectMany((cell, i) => Rest(line, cell, i < columns.Count ? columns[i] : []));
        var withoutCell = columns.Skip(further.Count).SelectMany(claims => claims.Select(c => "no cell for " + c));
        return fixedPart.Concat(shifted).Concat(withoutCell);
    }

    // What is left of a cell when all claims are taken out once; steps that share a row claim the same text.
    private static IEnumerable<string> Rest(int line, string cell, IEnumerable<Claim> claims)
    {
        string rest = cell;
        var inOrder = claims.DistinctBy(c => (c.Place, c.Text)).OrderBy(c => c.Place is Place.Number).ThenByDescending(c => c.Text.Length);
        foreach (var claim in inOrder)
        {
            rest = claim.Comparable(rest);
            string pattern = claim.Place is Place.Number ? $@"(?<=^|\s){Regex.Escape(claim.Text)}\.?(?=\s|$)" : Regex.Escape(claim.Text);
            rest = new Regex(pattern).Replace(rest, " ", 1);
        }

        rest = SourceDocument.Plain(rest);
        return rest.Length == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{line}: {rest}")];
    }
}
