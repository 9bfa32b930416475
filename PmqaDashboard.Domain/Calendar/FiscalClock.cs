namespace PmqaDashboard.Domain.Calendar;

/// <summary>
/// The product's own clock. It runs as fast as real time, but may be set to another moment, so that a fiscal year can be
/// demonstrated, rehearsed and replayed. Fiscal days are days in Bangkok.
/// </summary>
/// <param name="time">The real clock.</param>
/// <param name="shift">What is added to real time; zero outside demonstrations.</param>
public sealed class FiscalClock(TimeProvider time, TimeSpan shift = default)
{
    /// <summary>Bangkok's offset from UTC. Thailand has kept it since 1920 and has no summer time.</summary>
    public static readonly TimeSpan Bangkok = TimeSpan.FromHours(7);

    /// <summary>The real clock, for timers and expiry.</summary>
    public TimeProvider Time => time;

    /// <summary>The present moment of the fiscal clock, UTC.</summary>
    public DateTime UtcNow => time.GetUtcNow().UtcDateTime + shift;

    /// <summary>The present fiscal day.</summary>
    public DateOnly Today => DayOf(UtcNow);

    /// <summary>
    /// The present moment for what follows something that was written at another one, perhaps by another machine. A clock that was
    /// set back, or runs behind the others, by up to a day stands still until it has caught up, so that nothing is written before
    /// what it follows. Further than that, the earlier clock is taken to have been wrong, and its mistake is not carried on.
    /// </summary>
    /// <param name="lastUtc">When the last thing was written, UTC; null when nothing was.</param>
    public DateTime UtcNowAfter(DateTime? lastUtc)
    {
        var now = UtcNow;
        return lastUtc is { } last && last > now && last - now <= TimeSpan.FromDays(1) ? last : now;
    }

    /// <summary>The Bangkok day of a moment in UTC.</summary>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(utc + Bangkok);

    /// <summary>The moment, UTC, at which a Bangkok day begins.</summary>
    public static DateTime StartOfDayUtc(DateOnly day) =>
        DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue) - Bangkok, DateTimeKind.Utc);
}
