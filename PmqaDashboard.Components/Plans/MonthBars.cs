using PmqaDashboard.Domain.Calendar;

namespace PmqaDashboard.Components.Plans;

/// <summary>A piece of a row's bar, in columns of its <see cref="MonthAxis"/>.</summary>
/// <param name="From">Left edge.</param>
/// <param name="To">Right edge, not left of <paramref name="From"/>.</param>
public readonly record struct BarSpan(decimal From, decimal To);

/// <summary>The bars of a row of the month grid: where the plan is, and how much of it is done.</summary>
/// <param name="Planned">The planned windows, in order.</param>
/// <param name="Actual">The part done: the planned windows filled from the left, as far as the reported % goes.</param>
public sealed record MonthBars(IReadOnlyList<BarSpan> Planned, IReadOnlyList<BarSpan> Actual)
{
    /// <summary>Draws windows on an axis.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="windows">Windows that do not overlap, in order.</param>
    /// <param name="percent">Reported %, or null when never reported.</param>
    public static MonthBars Of(MonthAxis axis, IReadOnlyList<MonthWindow> windows, decimal? percent)
    {
        decimal left = windows.Sum(w => w.Days) * (percent ?? 0) / 100;
        var planned = new List<BarSpan>(windows.Count);
        var actual = new List<BarSpan>(windows.Count);
        foreach (var window in windows)
        {
            var span = new BarSpan(axis.Start(window.FirstDay), axis.End(window.LastDay));
            planned.Add(span);
            decimal done = Math.Min(left, window.Days);
            left -= done;
            if (done > 0)
            {
                actual.Add(span with { To = span.From + ((span.To - span.From) * done / window.Days) });
            }
        }

        return new MonthBars(planned, actual);
    }

    /// <summary>Windows in order, those that overlap or follow each other without a gap joined into one.</summary>
    public static IReadOnlyList<MonthWindow> Join(IEnumerable<MonthWindow> windows)
    {
        var joined = new List<MonthWindow>();
        foreach (var window in windows.OrderBy(w => w.Start).ThenBy(w => w.End))
        {
            if (joined.Count > 0 && window.Start <= joined[^1].End.AddMonths(1))
            {
                joined[^1] = joined[^1] with { End = window.End > joined[^1].End ? window.End : joined[^1].End };
            }
            else
            {
                joined.Add(window);
            }
        }

        return joined;
    }
}
