using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Server.Demo;

/// <summary>
/// Makes up reports that could be true: some units are prompt, some slow, a few silent. It only proposes; saving goes the way of
/// every report. The same seed proposes the same.
/// </summary>
/// <param name="book">The plans.</param>
/// <param name="random">Where chance comes from.</param>
internal sealed class Rehearsal(PlanBook book, Random random)
{
    /// <summary>Units that never report by themselves, so that a screen has somebody to wait for.</summary>
    private static readonly HashSet<string> Silent = ["legal", "printing"];

    private static readonly Dictionary<int, decimal> Pace = new() { [1] = .80m, [2] = .97m, [3] = .92m, [4] = .55m, [5] = 1.15m, [6] = .90m };

    private static readonly string[] Results =
        ["ดำเนินการแล้วเสร็จตามแผน", "อยู่ระหว่างดำเนินการตามแผน", "ประชุมคณะทำงานและสรุปผลแล้ว", "จัดทำร่างเอกสารแล้ว อยู่ระหว่างเสนอผู้บริหาร"];

    private static readonly string[] Obstacles =
        ["รอข้อมูลจากหน่วยงานที่เกี่ยวข้อง", "บุคลากรติดภารกิจการประชุมวุฒิสภา", "ระยะเวลาดำเนินการทับซ้อนกับภารกิจอื่น"];

    /// <summary>Where a share would stand at the end of a day in this rehearsal; 0 to 100, in steps of 5.</summary>
    public static decimal Target(PlacedStep leaf, Share share, DateOnly day)
    {
        if (share.Unit is not null && Silent.Contains(share.Unit))
            return 0;

        decimal planned = PlannedProgress.At(leaf.Step.Windows, day) ?? 0;
        var fate = new Random(Fate(leaf.Step.Id, share.Unit));
        decimal pace = Pace.GetValueOrDefault(leaf.Plan.Category, .9m) * (decimal)(.7 + (.6 * fate.NextDouble()));

        // What is over is finished late rather than never.
        bool longOver = leaf.Step.Windows.All(w => w.LastDay.AddDays(45) < day) && fate.NextDouble() < (double)pace;
        return longOver ? 100 : Math.Min(100, Math.Floor(planned * pace / 5) * 5);
    }

    /// <summary>The next report of the running simulation, or null when everything stands where it could.</summary>
    public ReportCommand? Next(Board board)
    {
        var open = Shares().Where(x => Room(board, x.Leaf, x.Share) >= 5).ToList();
        if (open.Count == 0)
            return null;

        var (leaf, share) = open[random.Next(open.Count)];
        decimal now = Percent(board, leaf, share);
        decimal step = Math.Min(5 * random.Next(1, 6), Room(board, leaf, share));
        return Command(leaf, share, now + step, Slice(board, leaf, share)?.ReportId);
    }

    /// <summary>A report that brings a share to a percentage, with words that fit.</summary>
    public ReportCommand Command(PlacedStep leaf, Share share, decimal percent, long? basedOn = null) => new(
        leaf.Step.Id,
        share.Unit,
        percent,
        percent == 100 ? Results[0] : random.Next(2) == 0 ? Results[random.Next(1, Results.Length)] : null,
        percent < 100 && random.Next(5) == 0 ? Obstacles[random.Next(Obstacles.Length)] : null,
        BasedOn: basedOn);

    /// <summary>Shares of this year's leaves that have months.</summary>
    public IEnumerable<(PlacedStep Leaf, Share Share)> Shares() =>
        book.Leaves
            .Where(l => l.Step.DeferredTo is null && l.Step.Windows.Count > 0 && l.Step.Windows[0].FirstDay <= book.Agency.Year.LastDay)
            .SelectMany(l => l.Shares.Select(s => (l, s)));

    // Nobody runs far ahead of the plan: what is left to report is what could be done within the next weeks.
    private static decimal Room(Board board, PlacedStep leaf, Share share)
    {
        if (share.Unit is not null && Silent.Contains(share.Unit))
            return 0;

        decimal soon = PlannedProgress.At(leaf.Step.Windows, board.Day.AddDays(21)) ?? 0;
        return Math.Floor(soon / 5) * 5 - Percent(board, leaf, share);
    }

    private static decimal Percent(Board board, PlacedStep leaf, Share share) => Slice(board, leaf, share)?.Percent ?? 0;

    private static ShareSlice? Slice(Board board, PlacedStep leaf, Share share) =>
        board.Step(leaf.Step.Id).Shares.FirstOrDefault(s => s.Unit == share.Unit);

    // Stable across runs and machines, unlike string.GetHashCode.
    private static int Fate(string step, string? unit) =>
        (step + "/" + unit).Aggregate(17, (hash, c) => unchecked((hash * 31) + c)) & int.MaxValue;
}
