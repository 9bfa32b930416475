using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Tests.Components.Plans;

/// <summary>Reports of steps as a test sets them.</summary>
public sealed class FakeHistory : IStepHistory
{
    /// <summary>All reports, newest first.</summary>
    public List<ProgressReport> Reports { get; } = [];

    /// <summary>Steps whose history was read, in order.</summary>
    public List<string> Read { get; } = [];

    /// <summary>What reading fails with, or null.</summary>
    public Exception? Failure { get; set; }

    /// <inheritdoc />
    public Task<IReadOnlyList<ProgressReport>> ReadAsync(string stepId, CancellationToken cancellationToken)
    {
        Read.Add(stepId);
        return Failure is null
            ? Task.FromResult<IReadOnlyList<ProgressReport>>([.. Reports.Where(r => r.StepId == stepId)])
            : Task.FromException<IReadOnlyList<ProgressReport>>(Failure);
    }
}
