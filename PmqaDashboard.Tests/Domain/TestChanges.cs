using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Tests.Domain;

/// <summary>Rows of the change journal.</summary>
internal static class TestChanges
{
    /// <summary>18 June 2553, noon in Bangkok.</summary>
    public static readonly DateTime Now = new(2010, 6, 18, 5, 0, 0, DateTimeKind.Utc);

    /// <summary>A report, made at the moment given or now. Its number is the sequence.</summary>
    public static Change Report(long sequence, string step, string? unit, decimal percent, DateTime? atUtc = null, decimal? before = null) =>
        new(sequence, atUtc ?? Now.AddSeconds(sequence), ChangeKind.Reported, step, unit, "account", "Account", sequence, before, percent);

    /// <summary>A withdrawal.</summary>
    public static Change Withdraw(long sequence, string step, string? unit, decimal? before, decimal? after, DateTime? atUtc = null) =>
        new(sequence, atUtc ?? Now.AddSeconds(sequence), ChangeKind.Withdrawn, step, unit, "account", "Account", sequence, before, after);

    /// <summary>Noon in Bangkok.</summary>
    public static DateTime Noon(int year, int month, int day) => FiscalClock.StartOfDayUtc(new DateOnly(year, month, day)).AddHours(12);
}
