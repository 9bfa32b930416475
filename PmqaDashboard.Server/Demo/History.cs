using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Live;
using PmqaDashboard.Server.Operations.Telemetry;
using PmqaDashboard.Server.Plans;
using PmqaDashboard.Server.Progress;

namespace PmqaDashboard.Server.Demo;

/// <summary>
/// Gives a demonstration a past: reports from October to the day on which its clock begins, saved one by one through the same use
/// case as everybody's, with a clock that travels.
/// </summary>
internal sealed class History(StoreWriter writer, PlanStore plans, ChangeSignal signal, SaveMeasures measures, FiscalClock clock)
{
    /// <summary>Writes the past. What an earlier call wrote before it was stopped is known by its key, and not written again.</summary>
    /// <param name="book">The plans.</param>
    /// <param name="reporters">Account ids by unit code; the secretariat's under the empty code, for shares that no unit holds.</param>
    /// <param name="today">The day on which the demonstration began.</param>
    /// <param name="cancellationToken">Stops between two reports.</param>
    public async Task WriteAsync(
        PlanBook book, IReadOnlyDictionary<string, string> reporters, DateOnly today, CancellationToken cancellationToken)
    {
        int number = 0;
        foreach (var (moment, command) in new Past(book).Until(today < clock.Today ? today : clock.Today))
        {
            var then = new ProgressReporting(writer, plans, new FiscalClock(new StillTime(moment)), signal, measures);
            var outcome = await then.ReportAsync(
                reporters[command.Unit ?? ""], command with { Key = $"past-{++number}" }, cancellationToken);
            if (outcome is ReportOutcome.Refused refused)
            {
                throw new InvalidOperationException($"Report {number} of the past, on {command.StepId}, was refused: {refused.Reason}.");
            }
        }
    }

    private sealed class StillTime(DateTime moment) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(moment, TimeSpan.Zero);
    }
}
