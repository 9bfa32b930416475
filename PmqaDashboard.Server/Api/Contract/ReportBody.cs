using System.Text.Json.Serialization;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Server.Api.Contract;

/// <summary>
/// A report of a step's progress. A name that is not one of these is refused: words under a misspelt name would be lost unseen.
/// </summary>
/// <param name="Percent">0 to 100, with at most two decimal places.</param>
/// <param name="Unit">Code of the unit that is reported for; may be left out when the account reports for one share of the step only.</param>
/// <param name="Result">What was achieved.</param>
/// <param name="Obstacles">What stood in the way.</param>
/// <param name="Recommendation">What is recommended.</param>
/// <param name="BasedOn">Newest report of the share that was seen when this one was made; later ones of others are told in the answer.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ReportBody(
    decimal? Percent,
    string? Unit = null,
    string? Result = null,
    string? Obstacles = null,
    string? Recommendation = null,
    long? BasedOn = null);

/// <summary>A report as the page "my work" sends it from its outbox.</summary>
/// <param name="StepId">Id of the step.</param>
/// <param name="Percent">0 to 100, with at most two decimal places.</param>
/// <param name="Key">Idempotency key.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Result">What was achieved.</param>
/// <param name="Obstacles">What stood in the way.</param>
/// <param name="Recommendation">What is recommended.</param>
/// <param name="BasedOn">Newest report of the share that was seen.</param>
public sealed record WorkReportBody(
    string? StepId,
    decimal? Percent,
    string? Key = null,
    string? Unit = null,
    string? Result = null,
    string? Obstacles = null,
    string? Recommendation = null,
    long? BasedOn = null);

/// <summary>The answer after the commit.</summary>
/// <param name="Sequence">Sequence of the change.</param>
/// <param name="ReportId">Id of the report.</param>
/// <param name="Overtaken">Reports of the same share that were made since what this one was based on, oldest first. They are kept.</param>
/// <param name="Repeated">Whether the same report, by its idempotency key, was saved before, so that nothing was added.</param>
public sealed record ReportAnswer(long Sequence, long ReportId, IReadOnlyList<OvertakenEntry> Overtaken, bool Repeated)
{
    /// <summary>What was saved, as the API tells it.</summary>
    internal static ReportAnswer Of(ReportOutcome.Saved saved) => new(
        saved.Report.Sequence,
        saved.Report.Id,
        [.. saved.Overtaken.Select(r => new OvertakenEntry(r.Id, r.AccountName, r.Percent, r.AtUtc, r.Result, r.Obstacles, r.Recommendation))],
        saved.Repeated);
}

/// <summary>Somebody's report that the reporter had not seen.</summary>
/// <param name="ReportId">Its id.</param>
/// <param name="AccountName">Who made it.</param>
/// <param name="Percent">Its %.</param>
/// <param name="AtUtc">When, by the fiscal clock.</param>
/// <param name="Result">What was achieved.</param>
/// <param name="Obstacles">What stood in the way.</param>
/// <param name="Recommendation">What is recommended.</param>
public sealed record OvertakenEntry(
    long ReportId, string AccountName, decimal? Percent, DateTime AtUtc, string? Result, string? Obstacles, string? Recommendation);
