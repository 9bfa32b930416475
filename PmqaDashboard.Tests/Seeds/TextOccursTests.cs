using Xunit;

namespace PmqaDashboard.Tests.Seeds;

public class TextOccursTests
{
    private static readonly SourceDocument Document = SourceDocument.Instance;

    [Fact]
    public void Every_text_of_the_plans_stands_on_its_line_and_in_its_column() =>
        Assert.Empty(Claim.All.Where(c => !Candidates(c).Any(c.IsIn)).Select(c => c.ToString()));

    [Fact]
    public void Every_text_of_a_plan_stands_within_the_passage_of_that_plan()
    {
        var header = Document.Plans.SelectMany(p => p.HeaderLines).ToHashSet();
        var table = Document.Plans.SelectMany(p => p.TableLines).ToHashSet();

        Assert.Empty(Claim.All.Where(c => !(c.Place is Place.Header ? header : table).Contains(c.First)).Select(c => c.ToString()));
    }

    // The first four columns never shift; the others do, so that their order is proved with the cells as a whole.
    private static IEnumerable<string> Candidates(Claim claim)
    {
        var cells = Document.Cells(claim.First);
        return claim.Place switch
        {
            Place.Header => cells,
            Place.Number or Place.Title => cells.Take(1),
            Place.Duration => cells.Skip(1).Take(1),
            Place.Start => cells.Skip(2).Take(1),
            Place.End => cells.Skip(3).Take(1),
            Place.PutOff => cells.Skip(1),
            _ => cells.Skip(4),
        };
    }
}
