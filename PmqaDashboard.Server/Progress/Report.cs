using System.Linq.Expressions;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Server.Progress;

/// <summary>
/// A report as the store keeps it: only ever added. It is saved together with its row of the change journal, which gives
/// the sequence; that is all in which it differs from <see cref="ProgressReport"/>.
/// </summary>
internal sealed class Report
{
    public long Id { get; private set; }

    public required string StepId { get; init; }

    public required string? Unit { get; init; }

    /// <summary>0 to 100; null for a withdrawal.</summary>
    public required decimal? Percent { get; init; }

    public string? Result { get; init; }

    public string? Obstacles { get; init; }

    public string? Recommendation { get; init; }

    public required string AccountId { get; init; }

    public required string AccountName { get; init; }

    public required DateTime AtUtc { get; init; }

    /// <summary>Id of the report that this one takes back, or null.</summary>
    public long? Withdraws { get; init; }

    /// <summary>The row of the change journal.</summary>
    public required Change Change { get; init; }

    /// <summary>How a query turns it into what others see.</summary>
    public static Expression<Func<Report, ProgressReport>> AsSeen { get; } = r => new ProgressReport(
        r.Id, r.StepId, r.Unit, r.Percent, r.Result, r.Obstacles, r.Recommendation,
        r.AccountId, r.AccountName, r.AtUtc, r.Change.Sequence, r.Withdraws);

    private static readonly Func<Report, ProgressReport> See = AsSeen.Compile();

    /// <summary>What others see of it.</summary>
    public ProgressReport ToSeen() => See(this);
}
