using PmqaDashboard.Domain.Kpis;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Server.Demo;

/// <summary>
/// What a demonstration's secretariat sets on the cards of KPIs, which the document leaves open: methods, thresholds, weights and
/// collectors. Every such card says that these are made up. The document's own words stay as they are.
/// </summary>
internal static class KpiCards
{
    /// <summary>Said on every card that a demonstration has set.</summary>
    public const string Note = "ค่าสาธิต: วิธีคิด เกณฑ์ น้ำหนัก และผู้จัดเก็บ ตั้งขึ้นเพื่อการสาธิตเท่านั้น ไม่ใช่ค่าของหน่วยงาน";

    private const string GroupName = "คะแนนถ่วงน้ำหนักของตัวชี้วัดตามแผนพัฒนาองค์การรายหมวด (ค่าสาธิต)";
    private const decimal GroupWeight = 60, TargetsWeight = 40;

    private static readonly KpiThresholds Rates = KpiThresholds.Of([60, 70, 80, 90, 100])!;

    private static readonly KpiThresholds Fifths = KpiThresholds.Of([20, 40, 60, 80, 100])!;

    /// <summary>The next card that is still to be set, as it is to be; null when all are.</summary>
    public static KpiCard? Next(Board board)
    {
        var kpis = board.Record.Kpis;
        if (kpis.Roots.FirstOrDefault(c => c.Plan is null) is not { } top)
            return kpis.Cards.Where(c => c.Method is null).Select(c => OfPlan(board, c, null, null)).FirstOrDefault(c => c is not null);

        string number = top.Number + ".1";
        if (kpis.Cards.FirstOrDefault(c => c.Number == number) is not { } group)
        {
            return new KpiCard
            {
                Id = "",
                Number = number,
                Name = GroupName,
                Definition = Note,
                Method = KpiMethod.WeightedScore,
                Parent = top.Id,
                Weight = GroupWeight,
            };
        }

        var targets = kpis.Children[top.Id].FirstOrDefault(c => c.Plan is null && c.Id != group.Id);
        return kpis.Cards
            .Where(c => c.Method is null)
            .Select(c => c.Id == top.Id ? c with { Definition = Note, Method = KpiMethod.WeightedScore }
                : c.Id == targets?.Id ? c with { Definition = Note, Method = KpiMethod.WeightedTargets, Thresholds = Fifths, Weight = TargetsWeight }
                : OfPlan(board, c, group, targets))
            .FirstOrDefault(c => c is not null);
    }

    private static KpiCard? OfPlan(Board board, KpiCard card, KpiCard? group, KpiCard? targets)
    {
        if (card.Plan is not { } number || Method(card) is not var (method, thresholds, unit) || Collector(board, number) is not { } collector)
            return null;

        // Of each category one KPI counts in the agreement, and all that have a target.
        int category = card.Category(board.Book)!.Value;
        bool isFirst = board.Record.Kpis.Cards.First(c => c.Target is null && c.Category(board.Book) == category).Id == card.Id;
        return card with
        {
            Definition = Note,
            Method = method,
            Thresholds = thresholds,
            Unit = card.Unit ?? unit,
            Collectors = [collector],
            Parent = card.Target is not null ? targets?.Id : isFirst ? group?.Id : null,
            Weight = card.Target is not null ? 25 : 5 * (2 + (category % 3)),
        };
    }

    // As the name suggests. What speaks of neither a number nor a level stays not set: there is something to ask for.
    private static (KpiMethod Method, KpiThresholds? Thresholds, string? Unit)? Method(KpiCard card) => card switch
    {
        { Target: { } target } => (KpiMethod.Thresholds, KpiThresholds.Of([.. Enumerable.Range(1, KpiScoring.Levels).Select(l => target * l / KpiScoring.Levels)]), null),
        { Name: var name } when Says(name, "ร้อยละของความสำเร็จ", "ร้อยละเฉลี่ย") => (KpiMethod.Thresholds, Rates, "%"),
        { Name: var name } when Says(name, "ร้อยละ") => (KpiMethod.PassRate, Rates, null),
        { Name: var name } when Says(name, "จำนวน") => (KpiMethod.Thresholds, KpiThresholds.Of([1, 2, 3, 4, 5]), "รายการ"),
        { Name: var name } when Says(name, "ระดับ", "แผน", "ระบบ", "รายงาน") => (KpiMethod.Milestones, null, null),
        _ => null,
    };

    private static bool Says(string name, params string[] words) => words.Any(w => name.Contains(w, StringComparison.Ordinal));

    // The bureau that has most to do in the plan, which is not the one that reviews it.
    private static string? Collector(Board board, int plan) => board.Book.Leaves
        .Where(l => l.Plan.Number == plan)
        .SelectMany(l => l.Shares.Select(s => s.Unit).OfType<string>().Where(u => u != l.Plan.WorkingTeamUnit && Pace.IsPrompt(u)))
        .GroupBy(u => u)
        .OrderByDescending(u => u.Count())
        .ThenBy(u => u.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key ?? board.Book.FindPlan(plan)!.WorkingTeamUnit;
}
