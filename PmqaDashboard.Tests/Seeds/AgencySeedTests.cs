using System.Globalization;
using System.Text.Json;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Texts;
using Xunit;

namespace PmqaDashboard.Tests.Seeds;

public class AgencySeedTests
{
    private static readonly SourceDocument Document = SourceDocument.Instance;
    private static readonly JsonElement Agency = SeedFiles.Read("agency.json");

    [Fact]
    public void Name_and_fiscal_year_stand_on_the_cover()
    {
        var lines = Agency.GetProperty("lines");

        AssertOnLine(Agency.Text("name"), lines.GetProperty("name").GetInt32());
        AssertOnLine("ประจำปีงบประมาณ พ.ศ." + Thai(Agency.GetProperty("fiscalYear")), lines.GetProperty("fiscalYear").GetInt32());
    }

    [Fact]
    public void Every_year_of_the_roadmap_is_complete()
    {
        var years = Agency.GetProperty("roadmap").EnumerateArray().ToList();

        Assert.Equal(3, years.Count);
        foreach (var year in years)
        {
            int line = year.GetProperty("line").GetInt32();
            var categories = year.GetProperty("categories").EnumerateArray().ToList();
            AssertOnLine("พ.ศ." + Thai(year.GetProperty("fiscalYear")), line);
            Assert.Equal(Document.Line(line).Split("หมวด ").Length - 1, categories.Count);
            foreach (var category in categories)
            {
                AssertOnLine(category.Text("text"), line);
                Assert.StartsWith("หมวด " + Thai(category.GetProperty("category")), category.Text("text"), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Indicators_stand_on_their_lines()
    {
        foreach (var indicator in Agency.GetProperty("indicators").EnumerateArray())
        {
            int line = indicator.GetProperty("line").GetInt32();
            AssertOnLine($"ตัวชี้วัดที่ {ThaiDigits.ToThai(indicator.Text("number")!)} {indicator.Text("name")}", line);
            AssertOnLine(indicator.Text("dimension"), line);
            if (indicator.GetProperty("weightPercent").ValueKind is not JsonValueKind.Null)
                AssertOnLine("น้ำหนักร้อยละ " + Thai(indicator.GetProperty("weightPercent")), line);
        }
    }

    [Fact]
    public void Each_category_with_a_plan_has_the_name_and_the_code_of_its_plans()
    {
        var categories = Agency.GetProperty("categories").EnumerateArray().ToDictionary(c => c.GetProperty("number").GetInt32());

        Assert.Equal([1, 2, 3, 4, 5, 6], categories.Keys);
        foreach (var plan in SeedFiles.PlanNumbers.Select(SeedFiles.Plan))
        {
            int number = plan.GetProperty("category").GetInt32();
            Assert.Equal($"หมวด {Thai(number)} {categories[number].Text("name")}", plan.Text("categoryText"));
            Assert.StartsWith(categories[number].Text("code")!, plan.Text("criteriaText"), StringComparison.Ordinal);
        }

        Assert.All(categories.Values, c => AssertOnLine(c.Text("name"), c.GetProperty("line").GetInt32()));
    }

    [Fact]
    public void Each_follow_up_is_named_in_the_row_of_its_step()
    {
        var steps = SeedFiles.PlanNumbers.SelectMany(n => SeedFiles.Steps(SeedFiles.Plan(n))).ToDictionary(s => s.Text("id")!);
        foreach (var followUp in Agency.GetProperty("followUps").EnumerateArray())
        {
            int line = followUp.GetProperty("line").GetInt32();
            Assert.Equal(steps[followUp.Text("step")!].GetProperty("sourceLine").GetInt32(), line);
            AssertOnLine(followUp.Text("text"), line);
            Assert.All(followUp.Numbers("rounds"), months => Assert.Contains($"{Thai(months)} เดือน", followUp.Text("text")));
            Assert.NotEqual(followUp.Text("frequency") is null, followUp.Numbers("rounds").Length == 0);
        }
    }

    [Fact]
    public void No_step_that_names_a_rhythm_is_missing_from_the_follow_ups()
    {
        string[] rhythms = ["รอบ ๖ เดือน", "รอบ ๙ เดือน", "ทุกเดือน", "รายเดือน", "รายไตรมาส", "ปีละ ๒ ครั้ง"];
        var named = SeedFiles.PlanNumbers.SelectMany(n => SeedFiles.Steps(SeedFiles.Plan(n)))
            .Where(s => rhythms.Any(r => $"{s.Text("title")} {s.Text("durationText")}".Contains(r, StringComparison.Ordinal)))
            .Select(s => s.Text("id"));

        Assert.Equal(named, Agency.GetProperty("followUps").EnumerateArray().Select(f => f.Text("step")));
    }

    [Fact]
    public void Rounds_open_and_are_due_in_the_last_month_that_they_cover()
    {
        var start = new FiscalYear(Agency.GetProperty("fiscalYear").GetInt32()).FirstDay;
        foreach (var round in Agency.GetProperty("rounds").EnumerateArray())
        {
            var end = start.AddMonths(round.GetProperty("months").GetInt32()).AddDays(-1);
            Assert.Equal(end.ToString("O", CultureInfo.InvariantCulture), round.Text("cumulativeTo"));
            Assert.Equal(round.Text("cumulativeTo"), round.Text("due"));
            Assert.Equal(end.ToString("yyyy-MM-01", CultureInfo.InvariantCulture), round.Text("opens"));
        }
    }

    [Fact]
    public void The_approval_stands_on_its_lines()
    {
        var approval = Agency.GetProperty("approval");
        foreach (var field in approval.GetProperty("lines").EnumerateObject())
            AssertOnLine(approval.Text(field.Name), field.Value.GetInt32());
    }

    private static string Thai(int number) => ThaiDigits.ToThai(number.ToString(CultureInfo.InvariantCulture));

    private static string Thai(JsonElement number) => ThaiDigits.ToThai(number.GetRawText());

    private static void AssertOnLine(string? text, int line) => Assert.Contains(text ?? "", Document.Line(line), StringComparison.Ordinal);
}
