using System.Diagnostics;
using System.Diagnostics.Metrics;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Server.Operations.Telemetry;

/// <summary>How saves go, and which commit a change came with, so that the feed can tell how long it took to be seen.</summary>
internal sealed class SaveMeasures
{
    // The feed comes within milliseconds; what it does not find here any more is timed by the change's own moment.
    private const int Remembered = 1024;

    private readonly TimeProvider _time;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _refused;
    private readonly Lock _lock = new();
    private readonly Commit[] _commits = new Commit[Remembered];
    private long _lastSave;

    public SaveMeasures(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        Recent = new LatencyWindow(time);
        var meter = meters.Meter();
        _duration = meter.Durations("pmqa.save.duration", "From the call of the use case to its answer; what is saved is durable by then.");
        _refused = meter.CreateCounter<long>("pmqa.saves.refused", "{save}", "Reports that a rule refused.");
    }

    /// <summary>Durations of saves, whatever became of them, of the last minutes.</summary>
    public LatencyWindow Recent { get; }

    /// <summary>When something was last saved on this node, by the real clock.</summary>
    public DateTime? LastSaveUtc => Interlocked.Read(ref _lastSave) is not 0 and var ticks ? new DateTime(ticks, DateTimeKind.Utc) : null;

    /// <summary>Notes how one save ended.</summary>
    public void Ended(long start, string outcome, Exception? error, Refusal? refusal)
    {
        var took = _time.GetElapsedTime(start);
        Recent.Record(took);
        if (_duration.Enabled)
        {
            var tags = new TagList { { "pmqa.save.outcome", outcome } };
            if (error is not null)
            {
                tags.Add("error.type", error.GetType().FullName);
            }

            _duration.Record(took.TotalSeconds, tags);
        }

        if (refusal is { } reason)
        {
            _refused.Add(1, new KeyValuePair<string, object?>("pmqa.refusal", reason.ToString()));
        }
    }

    /// <summary>A change was committed by this node. To be told before the feed is woken.</summary>
    public void Committed(long sequence)
    {
        Interlocked.Exchange(ref _lastSave, _time.GetUtcNow().UtcTicks);
        lock (_lock)
        {
            _commits[sequence % Remembered] = new Commit(sequence, _time.GetTimestamp(), Activity.Current?.Context ?? default);
        }
    }

    /// <summary>When and by which trace a change was committed, if it was by this node and not long ago.</summary>
    public Commit? FindCommit(long sequence)
    {
        lock (_lock)
        {
            return _commits[sequence % Remembered] is var commit && commit.Sequence == sequence ? commit : null;
        }
    }

    /// <summary>The commit of a change.</summary>
    /// <param name="Sequence">Its sequence.</param>
    /// <param name="Timestamp">When, by the clock's timestamps.</param>
    /// <param name="Trace">The trace of who saved, or the default.</param>
    internal readonly record struct Commit(long Sequence, long Timestamp, ActivityContext Trace);
}
