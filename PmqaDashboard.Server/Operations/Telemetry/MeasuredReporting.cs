using System.Diagnostics;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Server.Progress;

namespace PmqaDashboard.Server.Operations.Telemetry;

/// <summary>Measures and traces the use case, from whichever door it is called.</summary>
/// <param name="reporting">The use case.</param>
/// <param name="measures">Where it is noted.</param>
/// <param name="time">The real clock.</param>
internal sealed class MeasuredReporting(ProgressReporting reporting, SaveMeasures measures, TimeProvider time) : IProgressReporting
{
    public Task<ReportOutcome> ReportAsync(string accountId, ReportCommand command, CancellationToken cancellationToken) =>
        MeasureAsync("report progress", () => reporting.ReportAsync(accountId, command, cancellationToken));

    public Task<ReportOutcome> UndoAsync(string accountId, long reportId, CancellationToken cancellationToken) =>
        MeasureAsync("take back a report", () => reporting.UndoAsync(accountId, reportId, cancellationToken));

    private async Task<ReportOutcome> MeasureAsync(string name, Func<Task<ReportOutcome>> save)
    {
        using var activity = PmqaTelemetry.Source.StartActivity(name);
        long start = time.GetTimestamp();
        try
        {
            var outcome = await save();
            var (word, refusal) = outcome switch
            {
                ReportOutcome.Saved { Repeated: true } => ("repeated", default(Refusal?)),
                ReportOutcome.Saved => ("saved", null),
                ReportOutcome.Refused refused => ("refused", refused.Reason),
                _ => throw new UnreachableException(),
            };
            activity?.SetTag("pmqa.save.outcome", word);
            activity?.SetTag("pmqa.refusal", refusal?.ToString());
            activity?.SetTag("pmqa.sequence", (outcome as ReportOutcome.Saved)?.Report.Sequence);
            measures.Ended(start, word, null, refusal);
            return outcome;
        }
        catch (Exception e)
        {
            // Whoever saved gave up waiting: nobody's fault.
            bool left = e is OperationCanceledException;
            activity?.SetTag("pmqa.save.outcome", left ? "cancelled" : "failed");
            if (!left)
            {
                activity?.SetTag("error.type", e.GetType().FullName);
                activity?.SetStatus(ActivityStatusCode.Error);
            }

            measures.Ended(start, left ? "cancelled" : "failed", left ? null : e, null);
            throw;
        }
    }
}
