using System.Collections.Immutable;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Tests.Components;

/// <summary>Boards with figures written by hand, so that a test of a screen does not depend on how figures are computed.</summary>
public static class SampleBoard
{
    /// <summary>The demo's first day.</summary>
    public static readonly DateOnly Day = new(2010, 6, 18);

    /// <summary>A Board in the middle of the year: agency 58.4 % of planned 63.1 %.</summary>
    public static Board Make(long sequence = 7, PlanBook? book = null)
    {
        book ??= SampleBook.Make();
        var latest = new LatestSlice([Note(book, sequence, Math.Min(3, book.Plans.Count))]);
        return new Board
        {
            Sequence = sequence,
            AtUtc = Screen.Now.UtcDateTime,
            Day = Day,
            Book = book,
            Record = OfficialRecord.Begin(book),
            Agency = new AgencySlice(Figures(63.1m, 58.4m, ProgressStatus.OnTrack), new LeafCounts(18, 8, 3, 1, 2), 92.6m),
            Categories = [.. book.Agency.Categories.Select((c, i) =>
                new CategorySlice(c, Figures(60m, 40m + (5 * i), Statuses[i]), new LeafCounts(3, i % 4, 1, 0, 0), 2, i % 2))],
            Plans = [.. book.Plans.Select(p => new PlanSlice(p.Number, Figures(60m, 50m, ProgressStatus.OnTrack), new LeafCounts(3, 1, 1, 0, 0), 90m))],
            Steps = book.Leaves.ToImmutableDictionary(s => s.Step.Id, Leaf),
            Units = [.. book.Units.Select((u, i) => new UnitSlice(u, [new(6, 5, 5), new(9, 5, i + 1), new(12, 6, i + 1)], 6, i))],
            Curve = Curve(book),
            Round = book.Agency.Rounds.First(r => r.Due >= Day),
            Latest = latest,
        };
    }

    /// <summary>Figures of something that was reported and of which nothing is certified.</summary>
    public static Figures Figures(decimal? planned, decimal? reported, ProgressStatus status) =>
        new(planned, reported, 0m, reported > 0, status);

    /// <summary>A bureau's report of the second step of a plan, which moved the agency by 0.8 points.</summary>
    public static ChangeNote Note(PlanBook book, long sequence, int plan, decimal after = 100m) => new(
        new Change(sequence, Screen.Now.UtcDateTime, ChangeKind.Reported, $"{plan}-0-2", "academic", "a1", "somebody", sequence, 50m, after),
        plan, book.FindPlan(plan)!.Category, after, 61.2m, 66m, 57.6m, 58.4m);

    /// <summary>The Board after a report on a category: a higher sequence, that category's and the agency's slices new, others the same objects.</summary>
    public static Board After(Board board, int category, decimal reported)
    {
        var note = Note(board.Book, board.Sequence + 1, category);
        return board with
        {
            Sequence = board.Sequence + 1,
            Agency = board.Agency with { Figures = board.Agency.Figures with { Reported = board.Agency.Figures.Reported + 0.8m } },
            Categories = [.. board.Categories.Select(c =>
                c.Category.Number == category ? c with { Figures = c.Figures with { Reported = reported } } : c)],
            Latest = new LatestSlice([note, .. board.Latest.Changes]),
        };
    }

    private static readonly ProgressStatus[] Statuses =
    [
        ProgressStatus.AtRisk, ProgressStatus.OnTrack, ProgressStatus.NoReport, ProgressStatus.Late,
        ProgressStatus.Done, ProgressStatus.NotDue, ProgressStatus.Deferred,
    ];

    private static StepSlice Leaf(PlacedStep step) => step.Step.Number switch
    {
        "1" => new(step.Step.Id, new Figures(100m, 100m, null, true, ProgressStatus.Done), true, Shares(step, 100m)),
        "2" => new(step.Step.Id, new Figures(93.4m, 50m, null, true, ProgressStatus.Late), true, Shares(step, 50m)),
        _ => new(step.Step.Id, new Figures(0m, null, null, false, ProgressStatus.NotDue), true, Shares(step, null)),
    };

    private static ImmutableArray<ShareSlice> Shares(PlacedStep step, decimal? percent) =>
        [new ShareSlice(step.Step.Responsible[0].Unit, percent, percent is null ? null : 1, percent is null ? null : Screen.Now.UtcDateTime)];

    private static CurveSlice Curve(PlanBook book)
    {
        var first = book.Agency.Year.FirstDay;
        CurvePoint At(int week, decimal percent) => new(first.AddDays(7 * week), percent);
        return new CurveSlice(
            [.. Enumerable.Range(0, 53).Select(w => At(w, 100m * w / 52))],
            [.. Enumerable.Range(0, 38).Select(w => At(w, 58.4m * w * w / (37 * 37)))],
            [At(37, 58.4m), At(52, 92.6m)]);
    }
}
