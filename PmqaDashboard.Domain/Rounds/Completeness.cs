namespace PmqaDashboard.Domain.Rounds;

/// <summary>
/// How complete and how punctual reporting is, in lines (a unit's share of a step) or in reports (a unit's report of a round). Each
/// later count is of those expected as well, so that none exceeds <paramref name="Expected"/>.
/// </summary>
/// <param name="Expected">What the round asks for.</param>
/// <param name="Reported">Of these, a line that was ever reported; a report of which every line was.</param>
/// <param name="Submitted">Of these, what was submitted, on time or late, returned or not.</param>
/// <param name="OnTime">Of these submitted, what the unit first submitted no later than the due day.</param>
/// <param name="Accepted">Of these, a line that is accepted now; a report of which every line is.</param>
/// <param name="Certified">Of these, what is accepted in a certified report; a report that is certified.</param>
public readonly record struct Completeness(int Expected, int Reported, int Submitted, int OnTime, int Accepted, int Certified)
{
    /// <summary>Submitted after the due day: Submitted − OnTime.</summary>
    public int Late => Submitted - OnTime;

    /// <summary>Not submitted: Expected − Submitted.</summary>
    public int Missing => Expected - Submitted;

    /// <summary>Reporting rate: Submitted ÷ Expected × 100; null when nothing is expected.</summary>
    public decimal? ReportingRate => Rate(Submitted);

    /// <summary>On-time rate: OnTime ÷ Expected × 100; null when nothing is expected.</summary>
    public decimal? OnTimeRate => Rate(OnTime);

    /// <summary>Acceptance rate: Accepted ÷ Expected × 100; null when nothing is expected.</summary>
    public decimal? AcceptedRate => Rate(Accepted);

    /// <summary>Certification rate: Certified ÷ Expected × 100; null when nothing is expected.</summary>
    public decimal? CertifiedRate => Rate(Certified);

    /// <summary>Both together, count by count; rates are those of the sums and never means of rates.</summary>
    public static Completeness operator +(Completeness left, Completeness right) => new(
        left.Expected + right.Expected, left.Reported + right.Reported, left.Submitted + right.Submitted,
        left.OnTime + right.OnTime, left.Accepted + right.Accepted, left.Certified + right.Certified);

    /// <summary>Both together.</summary>
    public static Completeness Add(Completeness left, Completeness right) => left + right;

    /// <summary>The sum of many.</summary>
    public static Completeness Sum(IEnumerable<Completeness> parts) => parts.Aggregate(default(Completeness), (sum, part) => sum + part);

    private decimal? Rate(int part) => Expected == 0 ? null : 100m * part / Expected;
}
