using System.Diagnostics.Metrics;

namespace PmqaDashboard.Server.Operations.Telemetry;

/// <summary>How long a published Board takes to reach screens.</summary>
internal sealed class PushMeasures
{
    private readonly TimeProvider _time;
    private readonly Histogram<double> _render;
    private readonly Histogram<double> _push;

    public PushMeasures(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        Recent = new LatencyWindow(time);
        var meter = meters.Meter();
        _render = meter.Durations("pmqa.push.render.duration", "From a published Board to a subscriber that has taken it in: a screen is rendered and its batch on the way.");
        _push = meter.Durations("pmqa.push.duration", "From a published Board to the browser's confirmation that it shows it.");
    }

    /// <summary>Durations until browsers had confirmed, of the last minutes.</summary>
    public LatencyWindow Recent { get; }

    /// <summary>A subscriber has taken a Board in.</summary>
    public void Rendered(string kind, long publishedAt)
    {
        if (_render.Enabled)
        {
            _render.Record(_time.GetElapsedTime(publishedAt).TotalSeconds, new KeyValuePair<string, object?>(PmqaTelemetry.ScreenKind, kind));
        }
    }

    /// <summary>A browser has confirmed a Board.</summary>
    public void Confirmed(string kind, long publishedAt)
    {
        var took = _time.GetElapsedTime(publishedAt);
        Recent.Record(took);
        if (_push.Enabled)
        {
            _push.Record(took.TotalSeconds, new KeyValuePair<string, object?>(PmqaTelemetry.ScreenKind, kind));
        }
    }
}
