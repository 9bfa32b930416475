using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Server.Demo;

/// <summary>What has been reported before a demonstration begins: the same reports, in the same order, every time.</summary>
/// <param name="book">The plans.</param>
internal sealed class Past(PlanBook book)
{
    // Who has begun says so sooner than who goes on.
    private const decimal Started = 10;

    private readonly Random _random = new(2553);
    private readonly Dictionary<(string Step, string? Unit), decimal> _standing = [];

    /// <summary>The reports from the first day of the fiscal year to the day before a day, by time. To be read once.</summary>
    public IEnumerable<(DateTime AtUtc, ReportCommand Command)> Until(DateOnly today)
    {
        var rehearsal = new Rehearsal(book, _random);
        var shares = Pace.Shares(book).ToList();
        for (var day = book.Agency.Year.FirstDay; day < today; day = day.AddDays(1))
        {
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
                continue;

            var reports = shares
                .Where(s => IsReported(s.Leaf, s.Share, day))
                .Select(s => (AtUtc: OfficeHour(day), Command: rehearsal.Command(s.Leaf, s.Share, Pace.Reached(book, s.Leaf, s.Share, day), day)))
                .OrderBy(r => r.AtUtc)
                .ToList();
            foreach (var report in reports)
            {
                _standing[(report.Command.StepId, report.Command.Unit)] = report.Command.Percent;
                yield return report;
            }
        }
    }

    private bool IsReported(PlacedStep leaf, Share share, DateOnly day)
    {
        decimal before = _standing.GetValueOrDefault((leaf.Step.Id, share.Unit));
        decimal now = Pace.Reached(book, leaf, share, day);
        return now > before && (now == 100 || now - before >= (before == 0 ? Math.Min(Started, Pace.Stride(leaf, share)) : Pace.Stride(leaf, share)));
    }

    // Between half past eight and half past four.
    private DateTime OfficeHour(DateOnly day) => FiscalClock.StartOfDayUtc(day) + TimeSpan.FromSeconds((8.5 * 3600) + _random.Next(8 * 3600));
}
