using System.Collections.Immutable;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Domain.Progress;

/// <summary>Names a share: a leaf and a unit.</summary>
/// <param name="StepId">The leaf.</param>
/// <param name="Unit">Unit code, or null for the share that no unit holds.</param>
public readonly record struct ShareKey(string StepId, string? Unit);

/// <summary>A report that stands.</summary>
/// <param name="Percent">Reported %.</param>
/// <param name="ReportId">The report.</param>
/// <param name="AtUtc">When it was reported.</param>
public sealed record StandingReport(decimal Percent, long ReportId, DateTime AtUtc);

/// <summary>
/// What the change journal comes to: the reports of each share that stand, newest on top. Immutable; a change costs a few small
/// objects and shares the rest with the state before, so that states of past days can be kept.
/// </summary>
public sealed class ProgressState
{
    private readonly ImmutableDictionary<ShareKey, ImmutableStack<StandingReport>> _shares;

    private ProgressState(ImmutableDictionary<ShareKey, ImmutableStack<StandingReport>> shares) => _shares = shares;

    /// <summary>Nothing was ever reported.</summary>
    public static ProgressState Empty { get; } = new(ImmutableDictionary<ShareKey, ImmutableStack<StandingReport>>.Empty);

    /// <summary>The newest standing report of a share, or null when there is none.</summary>
    public StandingReport? Newest(string stepId, string? unit) =>
        _shares.TryGetValue(new ShareKey(stepId, unit), out var reports) ? reports.Peek() : null;

    /// <summary>The state after a change. A withdrawal uncovers the report before it, with that report's own number and time.</summary>
    public ProgressState With(Change change)
    {
        var key = new ShareKey(change.StepId, change.Unit);
        var reports = _shares.GetValueOrDefault(key, ImmutableStack<StandingReport>.Empty);
        if (change is { Kind: ChangeKind.Reported, After: { } percent })
            return new(_shares.SetItem(key, reports.Push(new StandingReport(percent, change.ReportId, change.AtUtc))));

        var left = reports.IsEmpty ? reports : reports.Pop();
        return new(left.IsEmpty ? _shares.Remove(key) : _shares.SetItem(key, left));
    }
}
