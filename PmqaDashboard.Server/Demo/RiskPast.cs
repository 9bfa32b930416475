using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Risks;

namespace PmqaDashboard.Server.Demo;

/// <summary>
/// Risks that the secretariat of a demonstration enters early in the year, and what the units that answer for them find at the end of
/// each month. All of them say that they are made up. The same in every demonstration.
/// </summary>
internal static class RiskPast
{
    private const int Begins = 12, MonthsEnd = 27;
    private const string Note = "(ข้อมูลสาธิต)";

    private static readonly Seed[] Seeds =
    [
        new("ระบบสารสนเทศหยุดให้บริการระหว่างจัดทำฐานข้อมูล", "ภัยพิบัติ ไฟฟ้าดับ หรือเครื่องแม่ข่ายขัดข้อง", "สำรองข้อมูล และซ้อมแผนรับสถานการณ์ฉุกเฉินปีละสองครั้ง", new(3, 5), 7),
        new("ผู้ตอบแบบสำรวจน้อยกว่าที่ต้องการ", "ผู้รับบริการไม่สะดวกตอบในช่วงเวลาที่สำรวจ", "ขยายเวลาและเพิ่มช่องทางตอบทางอินเทอร์เน็ต", new(4, 3), 4),
        new("หน่วยงานส่งข้อมูลเข้าฐานข้อมูลไม่ครบ", "รูปแบบข้อมูลของแต่ละสำนักต่างกัน", "กำหนดแบบฟอร์มกลาง และติดตามทุกเดือน", new(4, 4), 5),
        new("งานประจำเร่งด่วนทำให้จัดทำคู่มือไม่ทัน", "บุคลากรมีภารกิจหลายด้านพร้อมกัน", "แบ่งจัดทำเป็นระยะ เริ่มจากกระบวนการที่สร้างคุณค่า", new(3, 3), 10),
        new("บุคลากรที่มีความรู้สำคัญย้ายหรือเกษียณ", "ยังไม่ถ่ายทอดความรู้ให้ผู้ปฏิบัติงานแทน", "จัดเก็บองค์ความรู้ตามแผนการจัดการความรู้", new(2, 4), 8),
    ];

    /// <summary>The next thing that somebody does on a day, or null when nothing more is done on it.</summary>
    /// <param name="board">How everything stands.</param>
    /// <param name="day">The day.</param>
    public static RoundProposal? Next(Board board, DateOnly day) => Entered(board, day) ?? Followed(board, day);

    private static RoundProposal? Entered(Board board, DateOnly day)
    {
        if (day < board.Book.Agency.Year.FirstDay.AddDays(Begins))
            return null;

        var risks = board.Record.Risks;
        return Seeds.Where(s => risks.Risks.All(r => r.Risk.Title != Titled(s.Title)))
            .Select(s => (Seed: s, Steps: board.Book.Leaves.Where(l => l.Plan.Number == s.Plan).ToList()))
            .Where(s => s.Steps.Count > 0)
            .Select(s => (s.Seed, s.Steps, Owner: s.Steps.SelectMany(l => l.Shares).Select(share => share.Unit).FirstOrDefault(u => u is not null && Pace.IsPrompt(u))))
            .Select(s => new RoundProposal(s.Owner ?? "", null, new SetRisk(Made(s.Seed, s.Owner, s.Steps, board.Book.Agency.Year.LastDay), 0)))
            .FirstOrDefault();
    }

    // A third of the risks is looked at in a month; the measures work a little each time.
    private static RoundProposal? Followed(Board board, DateOnly day)
    {
        if (day.Day < MonthsEnd)
            return null;

        var due = board.Record.Risks.Open.FirstOrDefault(r =>
            r.Now.Likelihood > 1 && Pace.Fate($"{r.Risk.Id}-{day.Month}") % 3 == 0
            && (r.SeenAtUtc.Year, r.SeenAtUtc.Month) != (day.Year, day.Month));
        return due is null ? null : new RoundProposal(
            due.Risk.Owner ?? "", null, new FollowRisk(due.Risk.Id, due.Now with { Likelihood = due.Now.Likelihood - 1 }, "ดำเนินมาตรการตามที่กำหนด โอกาสเกิดลดลง", false));
    }

    private static Risk Made(Seed seed, string? owner, IEnumerable<PlacedStep> steps, DateOnly due) => new()
    {
        Title = Titled(seed.Title),
        Cause = seed.Cause,
        Measures = seed.Measures,
        Rating = seed.Rating,
        Owner = owner,
        Due = due,
        Steps = [.. steps.Take(3).Select(l => l.Step.Id)],
    };

    private static string Titled(string title) => $"{title} {Note}";

    private sealed record Seed(string Title, string Cause, string Measures, RiskRating Rating, int Plan);
}
