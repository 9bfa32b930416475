using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace PmqaDashboard.Tests.Seeds;

public class SeedFilesTests
{
    [Fact]
    public void The_source_document_is_the_one_that_was_transcribed() => Assert.Equal(
        "a4c57acb259ca1d8def2befbb62d71088189fd7f6e38dbb9764d10f899bcc9e9",
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(SeedFiles.PathOf(SourceDocument.FileName)))));

    [Fact]
    public void Json_files_are_plain_utf8_with_line_feeds_and_literal_thai()
    {
        string[] names = [.. SeedFiles.PlanNumbers.Select(n => $"plan-{n:00}.json"), "units.json", "agency.json", "criteria.json"];
        foreach (string name in names)
        {
            byte[] bytes = File.ReadAllBytes(SeedFiles.PathOf(name));
            string text = new UTF8Encoding(false, true).GetString(bytes);
            Assert.StartsWith("{\n", text, StringComparison.Ordinal);
            Assert.EndsWith("}\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain('\r', text);
            Assert.DoesNotContain(@"\u", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1, 1, 5, 25, 23)]
    [InlineData(2, 2, 1, 6, 6)]
    [InlineData(3, 2, 1, 4, 4)]
    [InlineData(4, 3, 1, 25, 21)]
    [InlineData(5, 4, 3, 11, 11)]
    [InlineData(6, 4, 1, 9, 5)]
    [InlineData(7, 4, 1, 7, 7)]
    [InlineData(8, 4, 1, 10, 8)]
    [InlineData(9, 5, 1, 22, 18)]
    [InlineData(10, 6, 4, 31, 26)]
    public void Each_plan_has_its_activities_steps_and_leaves(int number, int category, int activities, int steps, int leaves)
    {
        var plan = SeedFiles.Plan(number);

        Assert.Equal(number, plan.GetProperty("number").GetInt32());
        Assert.Equal(category, plan.GetProperty("category").GetInt32());
        Assert.Equal(activities, SeedFiles.Activities(plan).Count());
        Assert.Equal(steps, SeedFiles.Steps(plan).Count());
        Assert.Equal(leaves, SeedFiles.Activities(plan).Sum(Leaves));
    }

    [Fact]
    public void Step_ids_are_unique_over_all_plans()
    {
        var ids = SeedFiles.PlanNumbers.SelectMany(n => SeedFiles.Steps(SeedFiles.Plan(n))).Select(s => s.Text("id")!).ToList();

        Assert.Equal(ids, ids.Distinct());
    }

    [Fact]
    public void Every_parent_is_a_step_of_the_same_activity_one_level_up()
    {
        foreach (var activity in SeedFiles.PlanNumbers.SelectMany(n => SeedFiles.Activities(SeedFiles.Plan(n))))
        {
            var numbers = activity.GetProperty("steps").EnumerateArray().Select(s => s.Text("number")!).ToHashSet();
            foreach (var step in activity.GetProperty("steps").EnumerateArray())
            {
                string above = Regex.Replace(step.Text("number")!, @"\.?\d+$", "");
                // A parent whose page is lost is not invented: the step then has none.
                Assert.Equal(numbers.Contains(above) ? above : null, step.Text("parentNumber"));
            }
        }
    }

    private static int Leaves(JsonElement activity)
    {
        var steps = activity.GetProperty("steps").EnumerateArray().ToList();
        var parents = steps.Select(s => s.Text("parentNumber")).ToHashSet();
        return steps.Count(s => !parents.Contains(s.Text("number")));
    }
}
