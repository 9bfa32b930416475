using System.Text.Json;
using System.Text.RegularExpressions;
using PmqaDashboard.Domain.Criteria;
using PmqaDashboard.Domain.Texts;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Seeds;

public class CriteriaSeedTests
{
    private static readonly SourceDocument Document = SourceDocument.Instance;
    private static readonly IReadOnlyList<JsonElement> Criteria = [.. SeedFiles.Read("criteria.json").GetProperty("criteria").EnumerateArray()];

    [Fact]
    public void Every_code_of_the_edition_is_there_once_and_in_order()
    {
        (string Letters, int Count)[] ranges = [("LD", 7), ("SP", 7), ("CS", 10), ("IT", 7), ("HR", 5), ("PM", 6), ("RM", 10)];

        Assert.Equal(
            ranges.SelectMany((r, i) => Enumerable.Range(1, r.Count).Select(n => ($"{r.Letters}{n}", i + 1))),
            Criteria.Select(c => (c.Text("code")!, c.GetProperty("category").GetInt32())));
    }

    [Fact]
    public void A_verified_name_stands_on_its_line_of_the_document_and_its_code_on_its_own()
    {
        var wrong = Criteria.Where(c => c.GetProperty("verified").GetBoolean()).Where(c =>
            !ThaiText.Contains(Document.Line(Line(c, "line")!.Value), c.Text("name")!) || !Names(Document.Line(Line(c, "codeLine")!.Value), c.Text("code")!));

        Assert.Empty(wrong.Select(c => c.Text("code")));
    }

    [Fact]
    public void Where_name_and_code_stand_apart_a_plan_that_is_made_for_this_code_alone_joins_them()
    {
        var apart = Criteria.Where(c => Line(c, "line") != Line(c, "codeLine")).ToList();

        Assert.NotEmpty(apart);
        foreach (var criterion in apart)
        {
            var plan = Assert.Single(RealPlans.Book.Plans, p => p.Criteria.Contains(criterion.Text("code")!));
            Assert.Single(plan.Criteria);
            Assert.Equal(Line(criterion, "codeLine"), plan.Lines["criteriaText"]);
            Assert.Contains(plan.Activities, a => a.Line == Line(criterion, "line"));
        }
    }

    [Fact]
    public void What_is_not_verified_claims_no_line_and_a_name_has_its_translation()
    {
        Assert.All(Criteria, c => Assert.Equal(c.GetProperty("verified").GetBoolean(), Line(c, "line") is not null && Line(c, "codeLine") is not null));
        Assert.All(Criteria, c => Assert.Equal(c.Text("name") is null, c.Text("nameEnglish") is null));
    }

    [Fact]
    public void Codes_whose_work_stream_the_document_does_not_say_have_no_name()
    {
        string[] unknown = [.. Criteria.Where(c => c.Text("name") is null).Select(c => c.Text("code")!)];

        Assert.Equal([.. Enumerable.Range(3, 8).Select(n => $"CS{n}"), .. Enumerable.Range(1, 10).Select(n => $"RM{n}")], unknown);
    }

    [Fact]
    public void The_product_carries_the_catalogue_as_it_is_written()
    {
        var catalogue = CriteriaCatalogue.Fundamental;

        Assert.Equal(SeedFiles.Read("criteria.json").Text("edition"), catalogue.Edition);
        Assert.Equal(
            Criteria.Select(c => (c.Text("code"), c.Text("name"), c.GetProperty("verified").GetBoolean(), Line(c, "line"))),
            catalogue.All.Select(c => ((string?)c.Code, c.Name, c.Verified, c.Line)));
    }

    private static bool Names(string line, string code) =>
        Regex.IsMatch(line, $"{code[..2]} ?{ThaiDigits.ToThai(code[2..])}(?![๐-๙])");

    private static int? Line(JsonElement criterion, string name) =>
        criterion.GetProperty(name) is { ValueKind: JsonValueKind.Number } line ? line.GetInt32() : null;
}
