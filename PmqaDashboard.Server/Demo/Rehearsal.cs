using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Server.Demo;

/// <summary>A report that could be made next.</summary>
/// <param name="Command">The report.</param>
/// <param name="Pauses">After how many pauses of the simulation the next one should come: the less is left to do, the calmer.</param>
internal sealed record Proposal(ReportCommand Command, int Pauses);

/// <summary>
/// Makes up reports that could be true. It only proposes; saving goes the way of every report. The same seed proposes the same.
/// </summary>
/// <param name="book">The plans.</param>
/// <param name="random">Where chance comes from.</param>
internal sealed class Rehearsal(PlanBook book, Random random)
{
    private readonly Phrases _phrases = new(random);
    private readonly List<(PlacedStep Leaf, Share Share)> _shares = [.. Pace.Shares(book)];

    /// <summary>
    /// The next report of the running simulation. First, everybody catches up with their own pace. Then what is soon due is taken
    /// up. When nothing is left, figures are corrected now and then, which gives something to do again, so that it lives for days.
    /// </summary>
    /// <param name="board">How everything stands.</param>
    /// <param name="isFree">Whether a share may be touched: what a visitor reported is left alone.</param>
    public Proposal? Next(Board board, Func<ShareSlice, bool> isFree)
    {
        var free = _shares.Select(x => new Standing(x.Leaf, x.Share, Slice(board, x.Leaf, x.Share)))
            .Where(x => isFree(x.Slice))
            .ToList();
        return Forward(board, free, x => Pace.Reached(book, x.Leaf, x.Share, board.Day.AddDays(10)), pauses: 1)
            ?? Forward(board, free, x => Pace.PlannedInFives(book, x.Leaf, board.Day.AddDays(21)), pauses: 3)
            ?? Correction(free);
    }

    /// <summary>A report that brings a share to a percentage, with words that fit.</summary>
    /// <param name="leaf">The step.</param>
    /// <param name="share">The share.</param>
    /// <param name="percent">The percentage.</param>
    /// <param name="day">The fiscal day.</param>
    /// <param name="basedOn">The newest report of the share.</param>
    public ReportCommand Command(PlacedStep leaf, Share share, decimal percent, DateOnly day, long? basedOn = null)
    {
        bool late = Pace.PlannedInFives(book, leaf, day) - percent > 10;
        string? obstacle = percent == 100 ? null : _phrases.Obstacle(late);
        return new ReportCommand(
            leaf.Step.Id, share.Unit, percent, _phrases.Result(leaf.Step, percent), obstacle, _phrases.Recommendation(obstacle), basedOn);
    }

    private Proposal? Forward(Board board, List<Standing> free, Func<Standing, decimal> reached, int pauses)
    {
        var open = free.Select(x => (Standing: x, Goal: reached(x))).Where(x => x.Goal - x.Standing.Percent >= 5).ToList();
        if (open.Count == 0)
            return null;

        var current = open.Where(x => x.Standing.Leaf.Step.Windows.Any(w => w.FirstDay <= board.Day && board.Day <= w.LastDay)).ToList();
        var ((leaf, share, slice), goal) = Any(current.Count > 0 && random.Next(4) > 0 ? current : open);
        decimal next = Math.Min(Math.Floor((slice.Percent ?? 0) / 5) * 5 + (5 * random.Next(1, 6)), goal);
        return new Proposal(Command(leaf, share, next, board.Day, slice.ReportId), pauses);
    }

    private Proposal? Correction(List<Standing> free)
    {
        var open = free.Where(x => x.Percent is >= 20 and < 100).ToList();
        if (open.Count == 0)
            return null;

        var (leaf, share, slice) = Any(open);
        decimal percent = Math.Floor(slice.Percent!.Value / 5) * 5 - (5 * random.Next(1, 4));
        return new Proposal(
            new ReportCommand(leaf.Step.Id, share.Unit, percent, "ปรับร้อยละตามหลักฐานที่ตรวจสอบแล้ว", BasedOn: slice.ReportId), Pauses: 10);
    }

    private T Any<T>(List<T> choice) => choice[random.Next(choice.Count)];

    private static ShareSlice Slice(Board board, PlacedStep leaf, Share share) =>
        board.Step(leaf.Step.Id).Shares.First(s => s.Unit == share.Unit);

    private sealed record Standing(PlacedStep Leaf, Share Share, ShareSlice Slice)
    {
        public decimal Percent => Slice.Percent ?? 0;
    }
}
