using System.Text;
using System.Text.Json.Nodes;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Tests.House;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Plans;

public sealed class SeedReaderTests : IDisposable
{
    private const string Plan4 = "plan-04.json";

    private readonly string _folder = Directory.CreateTempSubdirectory("pmqa-seeds-").FullName;

    public SeedReaderTests()
    {
        foreach (string file in Directory.GetFiles(Repository.At("seeds"), "*.json"))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
    }

    [Fact]
    public void The_real_seeds_are_read_whole()
    {
        var book = SeedReader.Read(_folder);

        Assert.Equal(Enumerable.Range(1, 10), book.Plans.Select(p => p.Number));
        Assert.Equal(150, book.Plans.Sum(p => p.Steps.Count()));
        Assert.Equal(129, book.Leaves.Count);
        Assert.Equal([new MonthWindow(new(2010, 5), new(2010, 5)), new MonthWindow(new(2010, 8), new(2010, 8))], book.Step("4-0-2.5").Step.Windows);
        Assert.Equal(("LD", "หมวด ๑ การนำองค์กร"), (book.Agency.Categories[0].Code, book.Plans[0].CategoryText));
        Assert.Equal("สำนักนโยบายและแผน", book.FindUnit("policy")?.Name);
    }

    [Theory]
    [InlineData("activities/0/steps/9/windows/0/end", "\"2010-13\"", "plan 4", "$.activities[0].steps[9].windows[0].end", "'2010-13' is not a month")]
    [InlineData("activities/0/steps/9/windows/0/end", "\"2010-01\"", "plan 4, step 4-0-2.1", "$.activities[0].steps[9].windows[0].end", "ends in 2010-01, before it starts in 2010-03")]
    [InlineData("activities/0/steps/9/title", "null", "plan 4", "$.activities[0].steps[9].title", "must have a value, not null (line ")]
    [InlineData("activities/0/steps/9/titel", "\"x\"", "plan 4", "$.activities[0].steps[9].titel", "There is no field of this name")]
    [InlineData("activities/0/steps/9/budgetBaht", "\"35,000\"", "plan 4", "$.activities[0].steps[9].budgetBaht", "not of the kind")]
    [InlineData("activities/0/steps/9/budgetBaht", "-1", "plan 4, step 4-0-2.1", "$.activities[0].steps[9].budgetBaht", "not below 0")]
    [InlineData("activities/0/steps/9/id", "\"4-0-2.2\"", "plan 4, step 4-0-2.2", "$.activities[0].steps[9].id", "must be '4-0-2.1'")]
    [InlineData("activities/0/steps/9/number", "\"๒.๑\"", "plan 4, step 4-0-2.1", "$.activities[0].steps[9].number", "Arabic digits")]
    [InlineData("activities/0/steps/9/parentNumber", "\"7\"", "plan 4, step 4-0-2.1", "$.activities[0].steps[9].parentNumber", "No step '7' stands above it")]
    [InlineData("activities/0/steps/9/parentNumber", "\"1\"", "plan 4, step 4-0-2.1", "$.activities[0].steps[9].parentNumber", "does not begin with 1")]
    [InlineData("activities/0/steps/9/deferredTo", "2011", "plan 4, step 4-0-2.1", "$.activities[0].steps[9].deferredTo", "Buddhist year")]
    [InlineData("activities/0/steps/9/responsible/0/unit", "\"nobody\"", "plan 4, step 4-0-2.1", "$.activities[0].steps[9].responsible[0].unit", "units.json has no unit 'nobody'")]
    [InlineData("activities/0/steps/9/responsible/0/unit", "null", "plan 4, step 4-0-2.1", "$.activities[0].steps[9].responsible[0].unit", "A phrase has no unit")]
    [InlineData("activities/0/steps/9/responsible/0/kind", "\"office\"", "plan 4", "$.activities[0].steps[9].responsible[0].kind", "not of the kind")]
    [InlineData("activities/0/steps/9/responsible/0/kind", "1", "plan 4", "$.activities[0].steps[9].responsible[0].kind", "not of the kind")]
    [InlineData("activities/0/steps/9", "null", "plan 4", "$.activities[0].steps[9]", "null stands where a value must be")]
    [InlineData("criteria/0", "null", "plan 4", "$.criteria[0]", "null stands where a value must be")]
    [InlineData("workingTeamUnit", "\"team9\"", "plan 4", "$.workingTeamUnit", "no unit 'team9'")]
    [InlineData("category", "7", "plan 4", "$.category", "Category 7 is not listed in agency.json")]
    [InlineData("number", "5", "plan 5", "$.activities[0].steps[0].id", "must be '5-0-1'")]
    public void A_damaged_field_of_a_plan_is_named(string at, string value, string subject, string field, string problem)
    {
        Write(Plan4, at, value);

        var e = Assert.Throws<SeedException>(() => SeedReader.Read(_folder));
        Assert.Equal(Plan4, e.File);
        Assert.StartsWith(subject, e.Subject, StringComparison.Ordinal);
        Assert.Equal(field, e.Field);
        Assert.StartsWith($"{Plan4}, {e.Subject}, {field}: ", e.Message, StringComparison.Ordinal);
        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("agency.json", "fiscalYear", "2010", "$.fiscalYear", "not a Buddhist year")]
    [InlineData("agency.json", "rounds/0/due", "\"2010-02-01\"", "$.rounds[0].due", "due before it opens")]
    [InlineData("agency.json", "rounds/1/months", "6", "$.rounds[1].months", "order of their months")]
    [InlineData("agency.json", "indicators/0/weightPercent", "250", "$.indicators[0].weightPercent", "not a percentage")]
    [InlineData("agency.json", "followUps/0/step", "\"1-3-33\"", "$.followUps[0].step", "No plan has a step '1-3-33'")]
    [InlineData("agency.json", "categories/1/number", "1", "$.categories", "Category 1 is listed twice")]
    [InlineData("units.json", "units/1/code", "\"policy\"", "$.units[1].code", "stands twice")]
    [InlineData("units.json", "units/1/kind", "\"phrase\"", "$.units[1].kind", "a phrase is no unit")]
    public void A_damaged_field_of_what_holds_for_all_plans_is_named(string file, string at, string value, string field, string problem)
    {
        Write(file, at, value);

        var e = Assert.Throws<SeedException>(() => SeedReader.Read(_folder));
        Assert.Equal((file, null, field), (e.File, e.Subject, e.Field));
        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_field_is_named()
    {
        var json = JsonNode.Parse(File.ReadAllText(InFolder(Plan4)))!;
        json["activities"]![0]!["steps"]![9]!.AsObject().Remove("output");
        File.WriteAllText(InFolder(Plan4), json.ToJsonString());

        var e = Assert.Throws<SeedException>(() => SeedReader.Read(_folder));
        Assert.Equal("$.activities[0].steps[9]", e.Field);
        Assert.Contains("Fields are missing: 'output' (line", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_stands_twice_is_named()
    {
        string text = File.ReadAllText(InFolder(Plan4));
        File.WriteAllText(InFolder(Plan4), text.Replace("\"category\": 3,", "\"category\": 3, \"category\": 4,", StringComparison.Ordinal));

        var e = Assert.Throws<SeedException>(() => SeedReader.Read(_folder));
        Assert.Equal("$.category", e.Field);
        Assert.Contains("stands twice", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_breaks_off_is_named()
    {
        string text = File.ReadAllText(InFolder(Plan4));
        File.WriteAllText(InFolder(Plan4), text[..2000]);

        var e = Assert.Throws<SeedException>(() => SeedReader.Read(_folder));
        Assert.StartsWith("plan-04.json, plan 4, $.", e.Message, StringComparison.Ordinal);
        Assert.Contains("(line ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_read_over()
    {
        File.WriteAllText(InFolder(Plan4), File.ReadAllText(InFolder(Plan4)), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Equal(10, SeedReader.Read(_folder).Plans.Count);
    }

    [Theory]
    [InlineData("agency.json")]
    [InlineData("units.json")]
    public void A_missing_file_is_named(string file)
    {
        File.Delete(InFolder(file));

        Assert.Equal(file, Assert.Throws<SeedException>(() => SeedReader.Read(_folder)).File);
    }

    [Fact]
    public void A_folder_without_plans_and_no_folder_at_all_are_said_so()
    {
        foreach (string file in Directory.GetFiles(_folder, "plan-*.json"))
            File.Delete(file);

        Assert.Contains("no plan", Assert.Throws<SeedException>(() => SeedReader.Read(_folder)).Message, StringComparison.Ordinal);
        Assert.Contains("no such folder", Assert.Throws<SeedException>(() => SeedReader.Read(InFolder("none"))).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string InFolder(string file) => Path.Combine(_folder, file);

    /// <summary>Puts a JSON value at a place such as "activities/0/title".</summary>
    private void Write(string file, string at, string value)
    {
        var json = JsonNode.Parse(File.ReadAllText(InFolder(file)))!;
        string[] path = at.Split('/');
        var parent = path[..^1].Aggregate(json, (node, name) => node is JsonArray array ? array[int.Parse(name, null)]! : node[name]!);
        if (parent is JsonArray list)
            list[int.Parse(path[^1], null)] = JsonNode.Parse(value);
        else
            parent[path[^1]] = JsonNode.Parse(value);

        File.WriteAllText(InFolder(file), json.ToJsonString());
    }
}
