using System.Collections.Immutable;

namespace PmqaDashboard.Domain.Rounds;

/// <summary>What the journal keeps of a submission.</summary>
internal sealed record SubmittedData(bool Late, string? Explanation, ImmutableArray<SubmittedLine> Lines);

/// <summary>A submitted line.</summary>
internal sealed record SubmittedLine(string Step, long Report, decimal Percent);

/// <summary>What the journal keeps of a decision on a line.</summary>
internal sealed record DecisionData(long Report, string? Remark);

/// <summary>What the journal keeps of a reopening.</summary>
internal sealed record ReopenData(string Reason);

/// <summary>What the journal keeps of a stand-in.</summary>
internal sealed record StandInData(string Account, string Name, bool On);
