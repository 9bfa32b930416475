using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Tests.Components;

/// <summary>A small plan book: one plan with three steps in each category, three bureaus and a team. Texts are the source document's.</summary>
public static class SampleBook
{
    private static readonly string[] Codes = ["LD", "SP", "CS", "IT", "HR", "PM", "RM"];

    private static readonly string[] Names =
    [
        "การนำองค์กร", "การวางแผนเชิงยุทธศาสตร์", "การให้ความสำคัญกับผู้รับบริการและผู้มีส่วนได้ส่วนเสีย",
        "การวัด การวิเคราะห์ และการจัดการความรู้", "การมุ่งเน้นทรัพยากรบุคคล", "การจัดการกระบวนการ", "ผลลัพธ์การดำเนินการ",
    ];

    /// <summary>Units: three bureaus and a team.</summary>
    public static IReadOnlyList<Unit> Units { get; } =
    [
        new("policy", "สำนักนโยบายและแผน", "Bureau of Policy and Planning", UnitKind.Bureau, []),
        new("it", "สำนักเทคโนโลยีสารสนเทศและการสื่อสาร", "Bureau of Information and Communication Technology", UnitKind.Bureau, []),
        new("academic", "สำนักวิชาการ", "Bureau of Academic Services", UnitKind.Bureau, []),
        new("team1", "คณะทำงานหมวด ๑", "Working Team, Category 1", UnitKind.Team, []),
    ];

    /// <summary>Makes a book.</summary>
    /// <param name="categories">How many categories, 1 to 7.</param>
    public static PlanBook Make(int categories = 6) => new(
        Agency(categories), Units, [.. Enumerable.Range(1, categories).Select(Plan)]);

    private static Agency Agency(int categories) => new(
        "สำนักงานเลขาธิการวุฒิสภา", "Secretariat of the Senate", 2553,
        [.. Enumerable.Range(1, categories).Select(n => new Category(n, Codes[n - 1], Names[n - 1], n))],
        [],
        [new Indicator("10", "ระดับความสำเร็จของการพัฒนาคุณภาพการบริหารจัดการภาครัฐ (PMQA)", "มิติที่ ๔ ด้านการพัฒนาองค์กร", 25, 63)],
        [Round(6, 3, 31), Round(9, 6, 30), Round(12, 9, 30)],
        [],
        null);

    private static FollowUpRound Round(int months, int month, int last) =>
        new(months, new DateOnly(2010, month, 1), new DateOnly(2010, month, last), new DateOnly(2010, month, last));

    private static Plan Plan(int number) => new()
    {
        Number = number,
        Category = number,
        Title = $"แผนพัฒนา{Names[number - 1]}",
        Criteria = [$"{Codes[number - 1]}1", $"{Codes[number - 1]}2"],
        WorkingTeam = "คณะทำงาน",
        WorkingTeamUnit = "team1",
        Objectives = [new SourceText("เพื่อพัฒนาองค์กร", 1)],
        Kpis = [new Kpi($"ร้อยละของความสำเร็จตามแผนพัฒนา{Names[number - 1]}", 1)],
        BudgetText = "-",
        BudgetBaht = null,
        DurationText = "๑ ปี",
        Brief = [],
        PreparedText = "ตุลาคม ๒๕๕๒",
        AgencyText = "สำนักงานเลขาธิการวุฒิสภา",
        CategoryText = $"หมวด {number}",
        CriteriaText = Codes[number - 1],
        HeadingText = "แผนพัฒนาองค์กร",
        Lines = new Dictionary<string, int>(),
        Activities =
        [
            new Activity
            {
                Label = null,
                Title = null,
                Criteria = [],
                Output = null,
                Responsible = [],
                Involved = [],
                BudgetText = null,
                Line = null,
                Steps =
                [
                    Step(number, "1", "ทบทวนแผนยุทธศาสตร์ของสำนักงานเลขาธิการวุฒิสภา", 10, 12, "policy"),
                    Step(number, "2", "สำรวจความพึงพอใจและไม่พึงพอใจของผู้รับบริการ", 1, 6, "academic"),
                    Step(number, "3", "รายงานผลต่อผู้บริหาร", 7, 9, "it"),
                ],
            },
        ],
    };

    private static Step Step(int plan, string number, string title, int from, int to, string unit) => new()
    {
        Id = $"{plan}-0-{number}",
        Number = number,
        ParentNumber = null,
        Title = title,
        DurationText = "๓ เดือน",
        StartText = null,
        EndText = null,
        Windows = [new MonthWindow(Month(from), Month(to))],
        Output = "รายงาน",
        Responsible = [new Party(unit, unit, UnitKind.Bureau, 1)],
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

    private static YearMonth Month(int month) => new(month >= 10 ? 2009 : 2010, month);
}
