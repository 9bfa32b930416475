using System.Globalization;
using CsCheck;
using PmqaDashboard.Server.Operations.Backups;
using Xunit;

namespace PmqaDashboard.Tests.Server.Operations.Backups;

/// <summary>Backups are written as moments in Bangkok: "2010-06-18 01:30".</summary>
public class RetentionTests
{
    [Theory]
    // The last of each day.
    [InlineData(2, 0, 0, "06-16 01:30, 06-17 01:30, 06-17 13:30, 06-18 01:30, 06-18 13:30", "06-17 13:30, 06-18 13:30")]
    // Days without a backup are not counted.
    [InlineData(2, 0, 0, "01-05 01:30, 03-01 01:30, 06-18 01:30", "03-01 01:30, 06-18 01:30")]
    // A day ends at midnight in Bangkok, not in Greenwich.
    [InlineData(2, 0, 0, "06-17 23:59, 06-18 00:00, 06-18 06:59, 06-18 07:00", "06-17 23:59, 06-18 07:00")]
    // A week is from Monday (14 June 2010) to Sunday.
    [InlineData(0, 2, 0, "06-12 01:30, 06-13 01:30, 06-14 01:30, 06-18 01:30", "06-13 01:30, 06-18 01:30")]
    // The week of New Year is one week.
    [InlineData(0, 2, 0, "2009-12-27 01:30, 2009-12-28 01:30, 2010-01-03 01:30, 2010-01-04 01:30", "2010-01-03 01:30, 2010-01-04 01:30")]
    [InlineData(0, 0, 3, "2009-12-31 01:30, 01-01 01:30, 01-31 01:30, 03-05 01:30, 06-18 01:30", "01-31 01:30, 03-05 01:30, 06-18 01:30")]
    // All of them together, one backup serving several.
    [InlineData(1, 2, 2, "04-30 01:30, 05-31 01:30, 06-11 01:30, 06-13 01:30, 06-17 01:30, 06-18 01:30", "05-31 01:30, 06-13 01:30, 06-18 01:30")]
    // The newest is kept whatever is asked for.
    [InlineData(0, 0, 0, "06-17 01:30, 06-18 01:30", "06-18 01:30")]
    public void What_is_kept_follows_from_the_days_weeks_and_months_asked_for(int daily, int weekly, int monthly, string backups, string kept)
    {
        var all = backups.Split(", ").Select(Moment).ToList();

        var expired = Retention.Expired(all, new KeepOptions { Daily = daily, Weekly = weekly, Monthly = monthly }, all.Max());

        Assert.Equal(kept.Split(", ").Select(Moment), all.Except(expired).Order());
    }

    [Fact]
    public void What_was_just_made_stays_though_a_wrong_clock_has_made_a_newer_one()
    {
        DateTime now = Moment("06-18 01:30"), future = Moment("2011-06-18 01:30");

        Assert.Equal([Moment("06-17 01:30")], Retention.Expired([Moment("06-17 01:30"), now, future], new KeepOptions { Daily = 1, Weekly = 0, Monthly = 0 }, now));
    }

    [Fact]
    public void A_year_of_daily_backups_settles_at_what_is_asked_for()
    {
        var keep = new KeepOptions();
        List<DateTime> there = [];
        for (var moment = Moment("2009-10-01 01:30"); moment < Moment("2010-10-01 00:00"); moment = moment.AddDays(1))
        {
            there.Add(moment);
            there = [.. there.Except(Retention.Expired(there, keep, moment))];
        }

        // 7 days, of 5 weeks those that are not among them, of 12 months likewise.
        Assert.InRange(there.Count, 7 + 3 + 10, 7 + 5 + 12);
        Assert.Equal(12, there.Select(m => (m.AddHours(7).Year, m.AddHours(7).Month)).Distinct().Count());
    }

    [Fact]
    public void Whatever_there_is_the_newest_stays_and_nothing_is_named_that_was_not_there() =>
        Gen.Select(Gen.Int[0, 60 * 24 * 400].Array[1, 60], Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 5]).Sample((minutes, daily, weekly, monthly) =>
        {
            var all = minutes.Select(m => Moment("2009-10-01 00:00").AddMinutes(m)).Distinct().ToList();

            var expired = Retention.Expired(all, new KeepOptions { Daily = daily, Weekly = weekly, Monthly = monthly }, all.Max());

            return expired.All(all.Contains) && !expired.Contains(all.Max()) && all.Count - expired.Count <= Math.Max(1, daily + weekly + monthly);
        });

    [Theory]
    [InlineData("06-18 01:29", "06-17 13:00", "06-18 01:30")]
    [InlineData("06-18 01:30", "06-18 01:30", "06-18 13:00")]
    [InlineData("06-18 23:00", "06-18 13:00", "06-19 01:30")]
    [InlineData("06-18 00:30", "06-17 13:00", "06-18 01:30")]
    public void A_backup_is_due_at_times_of_day_in_Bangkok(string now, string last, string next)
    {
        var times = new BackupOptions { At = "13:00,01:30" }.Times;

        Assert.Equal((Moment(last), Moment(next)), (DueTimes.Last(Moment(now), times), DueTimes.Next(Moment(now), times)));
        Assert.Null(DueTimes.Next(Moment(now), new BackupOptions { At = "off" }.Times));
    }

    private static DateTime Moment(string bangkok) =>
        DateTime.ParseExact(bangkok.Length == 11 ? $"2010-{bangkok}" : bangkok, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)
            .AddHours(-7);
}
