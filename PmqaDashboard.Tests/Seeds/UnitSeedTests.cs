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
        string document = SourceDocument.Instance.Everything.Replace(" ", "", StringComparison.Ordinal);
        foreach (var unit in Units())
        {
            bool occurs = document.Contains(unit.Text("name")!.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Equal(unit.GetProperty("nameInSource").GetBoolean(), occurs);
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

    private static string[] Aliases(JsonElement unit) => [.. unit.GetProperty("aliases").EnumerateArray().Select(a => a.GetString()!)];
}
