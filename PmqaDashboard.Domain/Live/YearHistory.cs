using System.Collections.Immutable;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Live;

/// <summary>A sampled day that has passed.</summary>
/// <param name="Day">The day.</param>
/// <param name="Percent">The agency's reported % at its end.</param>
/// <param name="State">What was reported by its end; null when that is no longer kept.</param>
internal sealed record PassedDay(DateOnly Day, decimal? Percent, ProgressState? State);

/// <summary>
/// What was reported by the end of each sampled day that has passed. A report made just before midnight may be read from the
/// journal just after: it still belongs to the day before. So what was reported by the end of the last such day is kept, which
/// shares nearly all its memory with the present; of days before it only the figure.
/// </summary>
internal sealed class YearHistory
{
    private readonly ImmutableArray<DateOnly> _days;
    private readonly bool _keepAll;

    private YearHistory(ImmutableArray<DateOnly> days, ImmutableArray<PassedDay> passed, bool keepAll) =>
        (_days, Passed, _keepAll) = (days, passed, keepAll);

    /// <summary>Sampled days that have passed, in order.</summary>
    public ImmutableArray<PassedDay> Passed { get; }

    /// <summary>Every seventh day from the first of the fiscal year, and the last.</summary>
    public static ImmutableArray<DateOnly> SampledDays(FiscalYear year)
    {
        int days = year.LastDay.DayNumber - year.FirstDay.DayNumber;
        return [.. Enumerable.Range(0, (days / 7) + 1).Select(i => year.FirstDay.AddDays(7 * i)).Append(year.LastDay).Distinct()];
    }

    /// <summary>The history before the first change.</summary>
    /// <param name="year">The year.</param>
    /// <param name="keepAll">Keeps what was reported by the end of every day.</param>
    public static YearHistory Begin(FiscalYear year, bool keepAll = false) => new(SampledDays(year), [], keepAll);

    /// <summary>A history that was kept, as it is known on a day: what passes on that day or after it has not passed yet.</summary>
    public static YearHistory Resume(FiscalYear year, IEnumerable<PassedDay> passed, DateOnly day) =>
        new(SampledDays(year), [.. passed.TakeWhile(p => p.Day < day)], false);

    /// <summary>Takes in that a day has begun: sampled days before it have passed.</summary>
    public YearHistory Reach(DateOnly day, ProgressState state, PlanIndex index)
    {
        if (Passed.Length == _days.Length || _days[Passed.Length] >= day)
            return this;

        decimal? percent = Reported(state, index);
        var passed = Passed.ToBuilder();
        passed.AddRange(_days.Skip(Passed.Length).TakeWhile(d => d < day).Select(d => new PassedDay(d, percent, state)));
        for (int i = _keepAll ? 0 : passed.Count - 2; i >= 0 && passed[i].State is not null && !_keepAll; i--)
            passed[i] = passed[i] with { State = null };

        return new(_days, passed.DrainToImmutable(), _keepAll);
    }

    /// <summary>Takes in a change that belongs to days that have passed.</summary>
    /// <exception cref="ForgottenException">It belongs to a day of which only the figure is kept.</exception>
    public YearHistory Amend(Change change, PlanIndex index)
    {
        var day = FiscalClock.DayOf(change.AtUtc);
        if (Passed.IsEmpty || Passed[^1].Day < day)
            return this;

        return new(_days, [.. Passed.Select(p => p.Day < day ? p : Amended(p, change, index))], _keepAll);
    }

    private static PassedDay Amended(PassedDay passed, Change change, PlanIndex index)
    {
        var state = passed.State?.With(change) ?? throw new ForgottenException();
        return new PassedDay(passed.Day, Reported(state, index), state);
    }

    private static decimal? Reported(ProgressState state, PlanIndex index) => index.Agency(leaf => LeafRule.Percent(leaf, state) ?? 0);
}
