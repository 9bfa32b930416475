using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Tests.Domain;

/// <summary>
/// Small plans for tests of fiscal year 2553. Steps are written shortly: a number, months such as "2010-05..2010-06 2010-08"
/// (empty for none), and units such as "it policy" (a word that is no unit is a phrase).
/// </summary>
internal static class TestPlans
{
    private static readonly string[] UnitCodes = ["policy", "it", "academic", "team1"];

    /// <summary>The fiscal year of all test plans.</summary>
    public static readonly FiscalYear Year = new(2553);

    /// <summary>
    /// Two categories. Plan 1 (category 1): 1 alone, 2 shared by two units, 3 put off to 2554. Plan 2 (category 1): 1 with the leaves
    /// 1.1 (two windows) and 1.2 (no window). Plan 3 (category 2): 1 for which nobody is responsible, named for the rounds of 6 and 12 months.
    /// </summary>
    public static readonly PlanBook Small = Book(
        Plan(1, 1, Step("1", "2009-10..2009-12", "policy"), Step("2", "2010-01..2010-06", "it policy"), Step("3", "", "it") with { DeferredTo = 2554 }),
        Plan(2, 1, Step("1", "", ""), Step("1.1", "2010-05 2010-08", "academic"), Step("1.2", "", "academic")),
        Plan(3, 2, Step("1", "2010-01..2010-09", "")));

    /// <summary>A plan book.</summary>
    public static PlanBook Book(params Plan[] plans) => new(Agency(plans), [.. UnitCodes.Select(Unit)], plans);

    /// <summary>A plan with one unlabelled activity. Ids and parents of the steps follow from their numbers.</summary>
    public static Plan Plan(int number, int category, params Step[] steps) => new()
    {
        Number = number,
        Category = category,
        Title = $"แผน {number}",
        Criteria = [],
        WorkingTeam = "คณะทำงาน",
        WorkingTeamUnit = "team1",
        Objectives = [],
        Kpis = [],
        BudgetText = "-",
        BudgetBaht = null,
        DurationText = "๑ ปี",
        Brief = [],
        PreparedText = "มีนาคม ๒๕๕๓",
        AgencyText = "สำนักงาน",
        CategoryText = $"หมวด {category}",
        CriteriaText = "",
        HeadingText = "แผนพัฒนาองค์กร",
        Lines = new Dictionary<string, int>(),
        Activities = [Activity(number, 0, null, "", steps)],
    };

    /// <summary>An activity. Ids and parents of the steps follow from their numbers.</summary>
    public static Activity Activity(int plan, int activity, string? label, string units, params Step[] steps)
    {
        var numbers = steps.Select(s => s.Number).ToHashSet();
        return new Activity
        {
            Label = label,
            Title = label,
            Criteria = [],
            Output = null,
            Responsible = Parties(units),
            Involved = [],
            BudgetText = null,
            Line = null,
            Steps = [.. steps.Select(s => s with { Id = $"{plan}-{activity}-{s.Number}", ParentNumber = ParentOf(s.Number, numbers) })],
        };
    }

    /// <summary>A step.</summary>
    public static Step Step(string number, string months, string units) => new()
    {
        Id = number,
        Number = number,
        ParentNumber = null,
        Title = $"ขั้นตอน {number}",
        DurationText = null,
        StartText = months.Length == 0 ? null : months,
        EndText = months.Length == 0 ? null : months,
        Windows = [.. months.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Window)],
        Output = null,
        Responsible = Parties(units),
        Involved = [],
        BudgetText = null,
        BudgetBaht = null,
        Note = null,
        NoteLine = null,
        DeferredTo = null,
        DeferredText = null,
        Details = [],
        SourceLine = 1,
    };

    /// <summary>A window such as "2010-05..2010-06" or "2010-05".</summary>
    public static MonthWindow Window(string months) => new(Month(months[..7]), Month(months[^7..]));

    private static YearMonth Month(string text) =>
        YearMonth.TryParse(text, out var month) ? month : throw new FormatException($"'{text}' is no month.");

    private static Agency Agency(Plan[] plans) => new(
        "สำนักงาน", "Office", Year.BuddhistYear,
        [.. plans.Select(p => p.Category).Distinct().Order().Select(n => new Category(n, $"C{n}", $"หมวด {n}", 1))],
        [], [], [Round(6, 3, 31), Round(9, 6, 30), Round(12, 9, 30)],
        [.. plans.Where(p => p.Number == 3).Select(p => new FollowUp("3-0-1", [6, 12], null, "รอบ ๖ เดือน และ ๑๒ เดือน", 1))],
        null);

    private static FollowUpRound Round(int months, int month, int last) =>
        new(months, new DateOnly(2010, month, 1), new DateOnly(2010, month, last), new DateOnly(2010, month, last));

    private static Unit Unit(string code) => new(code, code, code, code.StartsWith("team", StringComparison.Ordinal) ? UnitKind.Team : UnitKind.Bureau, [code]);

    private static IReadOnlyList<Party> Parties(string units) =>
        [.. units.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(u => UnitCodes.Contains(u)
            ? new Party(u, u, Unit(u).Kind, 1)
            : new Party(u, null, UnitKind.Phrase, 1))];

    private static string? ParentOf(string number, HashSet<string> numbers) =>
        number.LastIndexOf('.') is var point and > 0 && numbers.Contains(number[..point]) ? number[..point] : null;
}
