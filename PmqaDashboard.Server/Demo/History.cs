using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Live;
using PmqaDashboard.Server.Plans;
using PmqaDashboard.Server.Progress;

namespace PmqaDashboard.Server.Demo;

/// <summary>
/// Gives a demonstration a past: reports from October to the day on which its clock begins, saved one by one through the same use
/// case as everybody's, with a clock that travels.
/// </summary>
internal sealed class History(StoreWriter writer, PlanStore plans, ChangeSignal signal, TimeProvider time, FiscalClock clock)
{
    /// <summary>Days between two looks at what a unit would have reported.</summary>
    private const int Stride = 14;

    /// <summary>Writes the past.</summary>
    /// <param name="book">The plans.</param>
    /// <param name="reporters">Account ids by unit code; the secretariat's under the empty code, for shares that no unit holds.</param>
    /// <param name="cancellationToken">Stops between two reports.</param>
    /// <returns>Number of reports.</returns>
    public async Task<int> WriteAsync(PlanBook book, IReadOnlyDictionary<string, string> reporters, CancellationToken cancellationToken)
    {
        var random = new Random(2553);
        var rehearsal = new Rehearsal(book, random);
        var standing = new Dictionary<(string, string?), decimal>();
        int written = 0;
        for (var day = book.Agency.Year.FirstDay.AddDays(Stride); day < clock.Today; day = day.AddDays(Stride))
        {
            foreach (var (leaf, share, percent) in Moves(rehearsal, standing, day).OrderBy(_ => random.Next()).ToList())
            {
                var moment = FiscalClock.StartOfDayUtc(day) + TimeSpan.FromMinutes((9 * 60) + random.Next(8 * 60));
                standing[(leaf.Step.Id, share.Unit)] = percent;
                await ReportAt(moment).ReportAsync(
                    reporters[share.Unit ?? ""], rehearsal.Command(leaf, share, percent), cancellationToken);
                written++;
            }
        }

        return written;
    }

    private static IEnumerable<(PlacedStep Leaf, Share Share, decimal Percent)> Moves(
        Rehearsal rehearsal, Dictionary<(string, string?), decimal> standing, DateOnly day)
    {
        foreach (var (leaf, share) in rehearsal.Shares())
        {
            decimal target = Rehearsal.Target(leaf, share, day);
            decimal gain = target - standing.GetValueOrDefault((leaf.Step.Id, share.Unit));
            if (gain >= 20 || (gain > 0 && target == 100))
                yield return (leaf, share, target);
        }
    }

    private ProgressReporting ReportAt(DateTime moment) =>
        new(writer, plans, new FiscalClock(time, moment - time.GetUtcNow().UtcDateTime), signal);
}
