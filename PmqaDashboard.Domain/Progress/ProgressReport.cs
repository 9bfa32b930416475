namespace PmqaDashboard.Domain.Progress;

/// <summary>One saved report. Reports are only ever added; the newest that is not withdrawn counts.</summary>
/// <param name="Id">Number of the report, rising.</param>
/// <param name="StepId">The step.</param>
/// <param name="Unit">The share: a unit code, or null for the share that no unit holds.</param>
/// <param name="Percent">0 to 100; null for a withdrawal.</param>
/// <param name="Result">ผลการดำเนินงาน.</param>
/// <param name="Obstacles">ปัญหาและอุปสรรค.</param>
/// <param name="Recommendation">ข้อเสนอแนะ.</param>
/// <param name="AccountId">Account that reported.</param>
/// <param name="AccountName">Name shown for that account.</param>
/// <param name="AtUtc">Fiscal-clock moment, UTC.</param>
/// <param name="Sequence">Sequence of the change journal.</param>
/// <param name="Withdraws">Id of the report that this one takes back, or null.</param>
public sealed record ProgressReport(
    long Id,
    string StepId,
    string? Unit,
    decimal? Percent,
    string? Result,
    string? Obstacles,
    string? Recommendation,
    string AccountId,
    string AccountName,
    DateTime AtUtc,
    long Sequence,
    long? Withdraws);
