using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Tests.Domain.Growth;

/// <summary>A journal that could be: reports that rise, some corrected, some taken back, in the order of time. The same every time.</summary>
internal static class GrownJournal
{
    /// <summary>Rows from the first day of the fiscal year on.</summary>
    /// <param name="book">The plans.</param>
    /// <param name="rows">How many.</param>
    /// <param name="last">The day before which the last is.</param>
    /// <param name="account">Id of the account that reports.</param>
    /// <param name="name">Its name.</param>
    public static IEnumerable<Change> Make(PlanBook book, int rows, DateOnly last, string account, string name)
    {
        var random = new Random(2553);
        (string Step, string? Unit)[] shares = [.. book.Leaves.SelectMany(l => l.Shares.Select(s => (l.Step.Id, s.Unit)))];
        var standing = new Stack<decimal>[shares.Length];
        var begin = FiscalClock.StartOfDayUtc(book.Agency.Year.FirstDay);
        double step = (FiscalClock.StartOfDayUtc(last) - begin).TotalSeconds / rows;
        for (int i = 0; i < rows; i++)
        {
            var at = begin.AddSeconds(Math.Floor(step * i));
            int which = random.Next(shares.Length);
            var (id, unit) = shares[which];
            var reports = standing[which] ??= new();
            decimal? before = reports.TryPeek(out decimal top) ? top : null;
            if (before is not null && random.Next(30) == 0)
            {
                reports.Pop();
                yield return new Change(i + 1, at, ChangeKind.Withdrawn, id, unit, account, name, i + 1, before, reports.TryPeek(out decimal below) ? below : null);
                continue;
            }
            decimal now = before >= 95 || random.Next(20) == 0 ? random.Next(0, 20) * 5 : Math.Min(100, (before ?? 0) + random.Next(1, 4) * 2.5m);
            reports.Push(now);
            yield return new Change(i + 1, at, ChangeKind.Reported, id, unit, account, name, i + 1, before, now);
        }
    }
}
