namespace PmqaDashboard.Domain.Calendar;

/// <summary>A follow-up round (รอบ ๖/๙/๑๒ เดือน): bureaus report what was done from October up to its last day.</summary>
/// <param name="Months">Months since October: 6, 9 or 12.</param>
/// <param name="Opens">First day on which the round takes reports.</param>
/// <param name="Due">Last day on which a report is on time.</param>
/// <param name="CumulativeTo">Last day that the round reports on.</param>
public sealed record FollowUpRound(int Months, DateOnly Opens, DateOnly Due, DateOnly CumulativeTo)
{
    /// <summary>Last day on which late reports are taken; null leaves the closing to the secretariat.</summary>
    public DateOnly? Closes { get; init; }

    /// <summary>
    /// What the round covers: ids of plans ("4"), activities ("4-1") and steps ("4-0-2.5", with its sub-steps). Null covers what the
    /// document names it for, and every leaf whose time has begun by <see cref="CumulativeTo"/>.
    /// </summary>
    public IReadOnlyList<string>? Covers { get; init; }

    /// <summary>Whether <see cref="Covers"/> names a step, or something that it stands in.</summary>
    public bool CoversByName(string stepId) =>
        Covers?.Any(id => stepId == id || (stepId.StartsWith(id, StringComparison.Ordinal) && stepId[id.Length] is '-' or '.')) == true;

    /// <summary>Whether everything about the rounds is the same, what they cover included.</summary>
    public bool Equals(FollowUpRound? other) =>
        other is not null
        && (Months, Opens, Due, CumulativeTo, Closes) == (other.Months, other.Opens, other.Due, other.CumulativeTo, other.Closes)
        && (Covers ?? []).SequenceEqual(other.Covers ?? []) && Covers is null == other.Covers is null;

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Months, Opens, Due, CumulativeTo, Closes, Covers?.Count);

    /// <summary>Days left to the due day, 0 on the day itself, negative when past due.</summary>
    public int DaysLeft(DateOnly today) => Due.DayNumber - today.DayNumber;
}
