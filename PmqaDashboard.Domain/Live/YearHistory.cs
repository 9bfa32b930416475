using System.Collections.Immutable;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Live;

/// <summary>A sampled day that has passed.</summary>
/// <param name="Day">The day.</param>
/// <param name="State">What was reported by its end.</param>
/// <param name="Percent">The agency's reported % at its end.</param>
internal sealed record PassedDay(DateOnly Day, ProgressState State, decimal? Percent);

/// <summary>
/// What was reported by the end of each sampled day that has passed. The states share nearly all their memory. They are kept
/// because a report made just before midnight may be read from the journal just after: it still belongs to the day before.
/// </summary>
internal sealed class YearHistory
{
    private readonly ImmutableArray<DateOnly> _days;

    private YearHistory(ImmutableArray<DateOnly> days, ImmutableArray<PassedDay> passed) => (_days, Passed) = (days, passed);

    /// <summary>Sampled days that have passed, in order.</summary>
    public ImmutableArray<PassedDay> Passed { get; }

    /// <summary>Every seventh day from the first of the fiscal year, and the last.</summary>
    public static ImmutableArray<DateOnly> SampledDays(FiscalYear year)
    {
        int days = year.LastDay.DayNumber - year.FirstDay.DayNumber;
        return [.. Enumerable.Range(0, (days / 7) + 1).Select(i => year.FirstDay.AddDays(7 * i)).Append(year.LastDay).Distinct()];
    }

    /// <summary>The history before the first change.</summary>
    public static YearHistory Begin(FiscalYear year) => new(SampledDays(year), []);

    /// <summary>Takes in that a day has begun: sampled days before it have passed.</summary>
    public YearHistory Reach(DateOnly day, ProgressState state, PlanIndex index)
    {
        if (Passed.Length == _days.Length || _days[Passed.Length] >= day)
            return this;

        decimal? percent = Reported(state, index);
        return new(_days, [.. Passed, .. _days.Skip(Passed.Length).TakeWhile(d => d < day).Select(d => new PassedDay(d, state, percent))]);
    }

    /// <summary>Takes in a change that belongs to days that have passed.</summary>
    public YearHistory Amend(Change change, PlanIndex index)
    {
        var day = FiscalClock.DayOf(change.AtUtc);
        if (Passed.IsEmpty || Passed[^1].Day < day)
            return this;

        return new(_days, [.. Passed.Select(p =>
        {
            if (p.Day < day)
                return p;

            var state = p.State.With(change);
            return new PassedDay(p.Day, state, Reported(state, index));
        })]);
    }

    private static decimal? Reported(ProgressState state, PlanIndex index) => index.Agency(leaf => LeafRule.Percent(leaf, state) ?? 0);
}
