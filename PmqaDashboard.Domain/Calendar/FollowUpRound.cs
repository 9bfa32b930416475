namespace PmqaDashboard.Domain.Calendar;

/// <summary>A follow-up round (รอบ ๖/๙/๑๒ เดือน): bureaus report what was done from October up to its last day.</summary>
/// <param name="Months">Months since October: 6, 9 or 12.</param>
/// <param name="Opens">First day on which the round takes reports.</param>
/// <param name="Due">Last day on which a report is on time.</param>
/// <param name="CumulativeTo">Last day that the round reports on.</param>
public sealed record FollowUpRound(int Months, DateOnly Opens, DateOnly Due, DateOnly CumulativeTo)
{
    /// <summary>Days left to the due day, 0 on the day itself, negative when past due.</summary>
    public int DaysLeft(DateOnly today) => Due.DayNumber - today.DayNumber;
}
