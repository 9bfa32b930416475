namespace PmqaDashboard.Server.Operations.Health;

/// <summary>What the last beat of this node found.</summary>
/// <param name="time">The real clock.</param>
internal sealed class NodeState(TimeProvider time)
{
    private long _writtenAt;
    private long _behind = -1;
    private volatile string? _failure;
    private volatile IReadOnlyList<string>? _unready;

    /// <summary>How long ago the store was last written, or null when it never was.</summary>
    public TimeSpan? Age => Interlocked.Read(ref _writtenAt) is not 0 and var at ? time.GetElapsedTime(at) : null;

    /// <summary>Why the last beat did not go through, or null when it did.</summary>
    public string? Failure => _failure;

    /// <summary>Changes in the journal that the Board did not hold, or null when that is not known.</summary>
    public long? Behind
    {
        get => Interlocked.Read(ref _behind) is >= 0 and var behind ? behind : null;
        set => Interlocked.Exchange(ref _behind, value ?? -1);
    }

    /// <summary>Names of the checks that failed; null before the first beat.</summary>
    public IReadOnlyList<string>? Unready
    {
        get => _unready;
        set => _unready = value;
    }

    /// <summary>Whether the store took the last beat.</summary>
    public bool Written => Age is not null && Failure is null;

    /// <summary>Whether the node should get visitors.</summary>
    public bool Ready => Unready is [];

    /// <summary>A beat went through.</summary>
    public void Succeed()
    {
        Interlocked.Exchange(ref _writtenAt, time.GetTimestamp());
        _failure = null;
    }

    /// <summary>A beat did not go through.</summary>
    public void Fail(string failure) => _failure = failure;
}
