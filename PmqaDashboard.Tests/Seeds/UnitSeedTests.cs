using System.Text.Json;
using Xunit;

namespace PmqaDashboard.Tests.Seeds;

public class UnitSeedTests
{
    [Fact]
    public void Every_unit_code_is_known_and_a_party_without_one_is_a_phrase()
    {
        var kinds = Units().ToDictionary(u => u.Text("code")!, u => u.Text("kind"));
        foreach (var plan in SeedFiles.PlanNumbers.Select(SeedFiles.Plan))
        {
            Assert.Equal("team", kinds[plan.Text("workingTeamUnit")!]);
            foreach (var party in SeedFiles.Activities(plan).Concat(SeedFiles.Steps(plan)).SelectMany(Parties))
                Assert.Equal(party.Text("unit") is { } unit ? kinds[unit] : "phrase", party.Text("kind"));
        }
    }

    [Fact]
    public void Every_spelling_of_a_unit_occurs_in_the_document_first_on_the_line_given()
    {
        var document = SourceDocument.Instance;
        foreach (var unit in Units())
        {
            int[] lines = unit.Numbers("lines");
            string[] aliases = Aliases(unit);
            Assert.NotEmpty(aliases);
            Assert.Equal(aliases.Length, lines.Length);
            foreach (var (alias, line) in aliases.Zip(lines))
            {
                // The first team's name runs over several lines; no other spelling does.
                string from = SourceDocument.Plain(string.Join(' ', Enumerable.Range(line, 5).Select(document.Line)));
                string where = line == 145 ? from : SourceDocument.WithoutListDashes(document.Line(line));
                Assert.Contains(alias, where, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Every_spelling_used_by_a_party_is_among_the_aliases_of_its_unit()
    {
        var aliases = Units().ToDictionary(u => u.Text("code")!, Aliases);
        foreach (var plan in SeedFiles.PlanNumbers.Select(SeedFiles.Plan))
        {
            var parties = SeedFiles.Activities(plan).Concat(SeedFiles.Steps(plan)).SelectMany(Parties);
            foreach (var party in parties.Where(p => p.Text("unit") is not null))
                Assert.Contains(party.Text("asWritten"), aliases[party.Text("unit")!]);
        }
    }

    [Fact]
    public void A_units_name_is_marked_as_the_documents_own_only_when_it_occurs()
    {
        foreach (var unit in Units())
        {
            bool occurs = Aliases(unit).Select(Tight).Contains(Tight(unit.Text("name")!));
            Assert.Equal(unit.GetProperty("nameInSource").GetBoolean(), occurs);
        }
    }

    [Fact]
    public void A_name_that_the_document_only_abbreviates_is_the_abbreviation_written_out()
    {
        foreach (var unit in Units().Where(u => !u.GetProperty("nameInSource").GetBoolean()))
        {
            string name = Tight(unit.Text("name")!);
            string written = Tight(Assert.Single(Aliases(unit)).Replace("ส.", "สำนัก", StringComparison.Ordinal));
            // One spelling names the three bureaus of committees by their numbers.
            bool isNumbered = char.IsDigit(name[^1]) && written.StartsWith(name[..^1], StringComparison.Ordinal) && written.Contains(name[^1]);
            Assert.True(isNumbered || written == name, name);
        }
    }

    [Fact]
    public void Unit_codes_are_unique_and_bureaus_come_first()
    {
        string[] codes = [.. Units().Select(u => u.Text("code")!)];
        Assert.Equal(codes, codes.Distinct());
        Assert.Equal(Units().Select(u => u.Text("kind")).OrderBy(k => k != "bureau"), Units().Select(u => u.Text("kind")));
    }

    private static List<JsonElement> Units() => [.. SeedFiles.Read("units.json").GetProperty("units").EnumerateArray()];

    private static IEnumerable<JsonElement> Parties(JsonElement row) =>
        row.GetProperty("responsible").EnumerateArray().Concat(row.GetProperty("involved").EnumerateArray());

    // Thai has no spaces between words; the scan put some in at line ends.
    private static string Tight(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private static string[] Aliases(JsonElement unit) => [.. unit.GetProperty("aliases").EnumerateArray().Select(a => a.GetString()!)];
}
