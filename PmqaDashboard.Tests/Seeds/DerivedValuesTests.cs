using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using PmqaDashboard.Domain.Texts;
using Xunit;

namespace PmqaDashboard.Tests.Seeds;

/// <summary>What the seeds work out from the document's words follows from these words, by the rules of seeds/README.md.</summary>
public class DerivedValuesTests
{
    private static readonly string[] Months =
        ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];

    public static TheoryData<int> Plans => [.. SeedFiles.PlanNumbers];

    [Theory]
    [MemberData(nameof(Plans))]
    public void Windows_are_the_months_of_start_and_end(int plan)
    {
        foreach (var step in SeedFiles.Steps(SeedFiles.Plan(plan)))
        {
            string[] starts = MonthsOf(step.Text("startText"));
            string[] ends = MonthsOf(step.Text("endText"));
            var windows = step.GetProperty("windows").EnumerateArray().ToList();
            Assert.Equal(starts, windows.Select(w => w.Text("start")));
            Assert.Equal(ends, windows.Select(w => w.Text("end")));
        }
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void Amounts_in_baht_are_the_digits_of_the_budget(int plan)
    {
        foreach (var element in SeedFiles.Steps(SeedFiles.Plan(plan)).Append(SeedFiles.Plan(plan)))
        {
            var amount = Regex.Match(ThaiDigits.ToArabic(element.Text("budgetText") ?? ""), @"\d+(,\d{3})+");
            long? expected = amount.Success ? long.Parse(amount.Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : null;
            var baht = element.GetProperty("budgetBaht");
            Assert.Equal(expected, baht.ValueKind is JsonValueKind.Null ? null : baht.GetInt64());
        }
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void A_step_is_put_off_exactly_when_words_of_the_document_put_it_off(int plan)
    {
        const string PutOff = "ปีงบประมาณ พ.ศ. ๒๕๕๔";
        foreach (var step in SeedFiles.Steps(SeedFiles.Plan(plan)))
        {
            var year = step.GetProperty("deferredTo");
            bool? isPutOff = year.ValueKind is JsonValueKind.Null ? null : year.GetInt32() == 2554;
            if (step.Text("durationText") == PutOff)
                Assert.Equal(PutOff, step.Text("deferredText"));
            Assert.Equal(step.Text("deferredText")?.EndsWith(PutOff, StringComparison.Ordinal), isPutOff);
        }
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void Ids_are_plan_activity_and_number(int plan)
    {
        var activities = SeedFiles.Activities(SeedFiles.Plan(plan)).ToList();
        for (int i = 0; i < activities.Count; i++)
        {
            int index = activities[i].Text("label") is null ? 0 : i + 1;
            foreach (var step in activities[i].GetProperty("steps").EnumerateArray())
                Assert.Equal($"{plan}-{index}-{step.Text("number")}", step.Text("id"));
        }
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void Activities_name_only_criteria_of_their_plan(int plan)
    {
        var seed = SeedFiles.Plan(plan);
        var codes = Codes(seed);
        string code = codes[0][..2];
        string written = ThaiDigits.ToArabic(seed.Text("criteriaText")!);
        int[] numbers = [.. Regex.Matches(written.Split('(')[0], @"\d+").Select(m => int.Parse(m.Value, CultureInfo.InvariantCulture))];
        if (written.Contains(" - ", StringComparison.Ordinal))
            numbers = [.. Enumerable.Range(numbers[0], numbers[1] - numbers[0] + 1)];

        Assert.Equal(numbers.Select(n => code + n), codes);
        foreach (var activity in SeedFiles.Activities(seed))
        {
            string heading = ThaiDigits.ToArabic($"{activity.Text("label")} {activity.Text("title")}");
            var named = Regex.Matches(heading, $@"\b{code} ?(\d+)").Select(m => code + m.Groups[1].Value);
            Assert.Equal(named, Codes(activity));
            Assert.All(Codes(activity), c => Assert.Contains(c, codes));
        }
    }

    // A row that names several steps gives its cells to those whose sub-steps all stand in it, and to no other.
    [Theory]
    [MemberData(nameof(Plans))]
    public void Steps_that_share_a_row_share_its_cells(int plan)
    {
        string[] cells = ["durationText", "startText", "endText", "output", "responsible", "involved", "budgetText"];
        foreach (var activity in SeedFiles.Activities(SeedFiles.Plan(plan)))
        {
            var steps = activity.GetProperty("steps").EnumerateArray()
                .Where(s => !s.GetProperty("fieldLines").EnumerateObject().Any())
                .ToList();
            foreach (var row in steps.GroupBy(Line).Where(r => r.Count() > 1))
            {
                var whole = row.Where(s => !steps.Exists(c => IsBelow(c, s) && Line(c) != row.Key)).ToList();
                foreach (string cell in cells)
                {
                    Assert.Single(whole.Select(s => s.GetProperty(cell).ToString()).Distinct());
                    Assert.DoesNotContain(row.Except(whole), s => s.GetProperty(cell).ToString() is not ("" or "[]"));
                }
            }
        }
    }

    private static bool IsBelow(JsonElement step, JsonElement other) =>
        step.Text("number")!.StartsWith(other.Text("number") + ".", StringComparison.Ordinal);

    private static int Line(JsonElement step) => step.GetProperty("sourceLine").GetInt32();

    private static string[] Codes(JsonElement element) =>
        [.. element.GetProperty("criteria").EnumerateArray().Select(c => c.GetString()!)];

    // Buddhist years of two or four digits; without a year, the month of FY2553.
    private static string[] MonthsOf(string? text)
    {
        string pattern = $"({string.Join('|', Months.Select(Regex.Escape))}) ?([0-9]*)";
        return [.. Regex.Matches(ThaiDigits.ToArabic(text ?? ""), pattern).Select(m => MonthOf(m.Groups[1].Value, m.Groups[2].Value))];
    }

    private static string MonthOf(string name, string year)
    {
        int month = Array.IndexOf(Months, name) + 1;
        int buddhist = year.Length switch
        {
            0 => month >= 10 ? 2552 : 2553,
            2 => 2500 + int.Parse(year, CultureInfo.InvariantCulture),
            _ => int.Parse(year, CultureInfo.InvariantCulture),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{buddhist - 543:0000}-{month:00}");
    }
}
