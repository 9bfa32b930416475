using System.Diagnostics;
using System.Diagnostics.Metrics;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using Activity = System.Diagnostics.Activity;

namespace PmqaDashboard.Server.Operations.Telemetry;

/// <summary>How the change feed keeps up.</summary>
internal sealed class FeedMeasures
{
    private readonly SaveMeasures _saves;
    private readonly FiscalClock _clock;
    private readonly Histogram<double> _lag;
    private readonly Histogram<double> _compute;

    public FeedMeasures(IMeterFactory meters, SaveMeasures saves, FiscalClock clock)
    {
        (_saves, _clock) = (saves, clock);
        Recent = new LatencyWindow(clock.Time);
        var meter = meters.Meter();
        _lag = meter.Durations("pmqa.feed.lag", "From the commit of a change to its Board; for a change of another node, from when it was made.");
        _compute = meter.Durations("pmqa.board.compute.duration", "Time that it took to compute a Board.");
    }

    /// <summary>Lags of the last minutes.</summary>
    public LatencyWindow Recent { get; }

    /// <summary>Follows one look of the feed.</summary>
    public Look Begin() => new(this, _clock.Time.GetTimestamp());

    private void RecordCompute(long from, string cause) =>
        _compute.Record(_clock.Time.GetElapsedTime(from).TotalSeconds, new KeyValuePair<string, object?>("pmqa.board.cause", cause));

    /// <summary>One look of the feed. A look that finds nothing leaves no trace.</summary>
    internal sealed class Look(FeedMeasures measures, long start) : IDisposable
    {
        private readonly List<Change> _taken = [];
        private Activity? _activity;

        /// <summary>Makes a Board from the store; the time includes the reading.</summary>
        public async Task<Board> StartAsync(Func<Task<Board>> make)
        {
            long from = measures._clock.Time.GetTimestamp();
            var board = await make();
            measures.RecordCompute(from, "start");
            return board;
        }

        /// <summary>Makes the next Board.</summary>
        /// <param name="board">The Board before.</param>
        /// <param name="changes">What was read; nothing when only time has passed.</param>
        /// <param name="make">Makes it.</param>
        public Board Advance(Board board, IReadOnlyList<Change> changes, Func<Board, Board> make)
        {
            if (changes.Count == 0)
            {
                return Compute("day", board, () => make(board));
            }

            _taken.AddRange(changes);
            Follow(changes);
            using var activity = StartPart("compute board");
            return Compute("change", board, () => make(board));
        }

        /// <summary>Publishes the Board and tells how late its changes are.</summary>
        public void Publish(Action publish)
        {
            // Noted first: who is pinged may end before the feed does.
            foreach (var change in _taken)
            {
                var lag = measures._saves.FindCommit(change.Sequence) is { } commit
                    ? measures._clock.Time.GetElapsedTime(commit.Timestamp)
                    : measures._clock.UtcNow - change.AtUtc;

                // Another machine's clock may be ahead of this one.
                lag = lag < TimeSpan.Zero ? TimeSpan.Zero : lag;
                measures.Recent.Record(lag);
                measures._lag.Record(lag.TotalSeconds);
            }

            using var activity = StartPart("publish board");
            publish();
        }

        public void Dispose() => _activity?.Dispose();

        // What is current in one asynchronous method is not in the one that called it, so the parent is named.
        private Activity? StartPart(string name) =>
            _activity is null ? null : PmqaTelemetry.Source.StartActivity(name, ActivityKind.Internal, _activity.Context);

        private Board Compute(string cause, Board before, Func<Board> make)
        {
            long from = measures._clock.Time.GetTimestamp();
            var board = make();
            if (!ReferenceEquals(board, before))
            {
                measures.RecordCompute(from, cause);
            }

            return board;
        }

        // A trace of its own, because many saves may be seen at once; linked to each of them.
        private void Follow(IReadOnlyList<Change> changes)
        {
            if (_activity is null && PmqaTelemetry.Source.HasListeners())
            {
                var time = measures._clock.Time;
                _activity = PmqaTelemetry.Source.StartActivity(
                    "follow journal", ActivityKind.Consumer, default(ActivityContext), startTime: time.GetUtcNow() - time.GetElapsedTime(start));
            }

            if (_activity is null)
            {
                return;
            }

            foreach (var change in changes)
            {
                if (measures._saves.FindCommit(change.Sequence)?.Trace is { } trace && trace != default)
                {
                    _activity.AddLink(new ActivityLink(trace));
                }
            }

            _activity.SetTag("pmqa.sequence", changes[^1].Sequence);
            _activity.SetTag("pmqa.changes", _taken.Count);
        }
    }
}
