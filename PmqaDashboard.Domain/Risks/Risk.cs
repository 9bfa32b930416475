using System.Collections.Immutable;

namespace PmqaDashboard.Domain.Risks;

/// <summary>How likely something is, and how much it would hurt.</summary>
/// <param name="Likelihood">1 (hardly ever) to 5 (almost sure).</param>
/// <param name="Impact">1 (hardly felt) to 5 (the plan fails).</param>
public readonly record struct RiskRating(int Likelihood, int Impact)
{
    /// <summary>The largest likelihood and the largest impact.</summary>
    public const int Most = 5;

    /// <summary>Likelihood × impact, 1 to 25.</summary>
    public int Score => Likelihood * Impact;

    /// <summary>Whether both are from 1 to 5.</summary>
    public bool IsValid => Likelihood is >= 1 and <= Most && Impact is >= 1 and <= Most;
}

/// <summary>How grave a score is.</summary>
public enum RiskLevel
{
    /// <summary>It is borne.</summary>
    Low,

    /// <summary>It is watched.</summary>
    Medium,

    /// <summary>Something has to be done.</summary>
    High,

    /// <summary>Something has to be done at once.</summary>
    Extreme,
}

/// <summary>From which score on a risk is of a level. What an agency calls high is its own decision: the secretariat sets it.</summary>
/// <param name="Medium">The least score of a medium risk; below it risks are low.</param>
/// <param name="High">The least score of a high risk.</param>
/// <param name="Extreme">The least score of an extreme risk.</param>
public sealed record RiskScale(int Medium, int High, int Extreme)
{
    /// <summary>Before anybody has set one: 1–3, 4–9, 10–16, 17–25, as matrices of five by five are commonly parted.</summary>
    public static RiskScale Usual { get; } = new(4, 10, 17);

    /// <summary>Whether its bounds rise and leave each level a score.</summary>
    public bool IsValid => Medium > 1 && High > Medium && Extreme > High && Extreme <= RiskRating.Most * RiskRating.Most;

    /// <summary>The level of a rating.</summary>
    public RiskLevel Of(RiskRating rating) =>
        rating.Score >= Extreme ? RiskLevel.Extreme : rating.Score >= High ? RiskLevel.High : rating.Score >= Medium ? RiskLevel.Medium : RiskLevel.Low;
}

/// <summary>A risk as it was entered.</summary>
public sealed record Risk
{
    /// <summary>Most characters of a title.</summary>
    public const int MaxTitle = 300;

    /// <summary>Most steps that a risk is tied to.</summary>
    public const int MaxSteps = 30;

    /// <summary>Id, such as "r3"; empty for one that is to be added.</summary>
    public string Id { get; init; } = "";

    /// <summary>What might happen.</summary>
    public required string Title { get; init; }

    /// <summary>Why it might happen, or null.</summary>
    public string? Cause { get; init; }

    /// <summary>What is done against it, or null.</summary>
    public string? Measures { get; init; }

    /// <summary>Unit that answers for it; null for the secretariat.</summary>
    public string? Owner { get; init; }

    /// <summary>By when its measures are in place, or null.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>The rating before any measure.</summary>
    public required RiskRating Rating { get; init; }

    /// <summary>Ids of the steps that it threatens, in the order of the document.</summary>
    public ImmutableArray<string> Steps { get; init; } = [];

    /// <inheritdoc />
    public bool Equals(Risk? other) =>
        other is not null
        && (Id, Title, Cause, Measures, Owner, Due, Rating) == (other.Id, other.Title, other.Cause, other.Measures, other.Owner, other.Due, other.Rating)
        && Steps.AsSpan().SequenceEqual(other.Steps.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Id, Title, Owner, Rating);
}

/// <summary>What somebody found when they looked at a risk again.</summary>
/// <param name="Rating">The rating then.</param>
/// <param name="Words">What was done and seen.</param>
/// <param name="IsClosed">Whether nothing is to be watched any more.</param>
/// <param name="By">Name of who looked.</param>
/// <param name="AtUtc">When.</param>
public sealed record RiskFollowUp(RiskRating Rating, string Words, bool IsClosed, string By, DateTime AtUtc);

/// <summary>A risk in the register.</summary>
/// <param name="Risk">As it was entered last.</param>
/// <param name="Version">Sequence of the change that entered it last: who edits it has seen this one.</param>
/// <param name="By">Name of who entered it last.</param>
/// <param name="AtUtc">When.</param>
/// <param name="FollowUps">What was found since, oldest first.</param>
public sealed record RiskEntry(Risk Risk, long Version, string By, DateTime AtUtc, ImmutableArray<RiskFollowUp> FollowUps)
{
    /// <summary>The rating today: that of the latest follow-up, or else the first one.</summary>
    public RiskRating Now => FollowUps is [.., var last] ? last.Rating : Risk.Rating;

    /// <summary>Whether it is still watched.</summary>
    public bool IsOpen => FollowUps is not [.., { IsClosed: true }];

    /// <summary>When somebody last looked at it.</summary>
    public DateTime SeenAtUtc => FollowUps is [.., var last] ? last.AtUtc : AtUtc;
}
