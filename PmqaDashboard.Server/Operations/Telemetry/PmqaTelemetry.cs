using System.Diagnostics;
using System.Diagnostics.Metrics;
using PmqaDashboard.Server.Operations.Health;

namespace PmqaDashboard.Server.Operations.Telemetry;

/// <summary>What the product measures and traces goes under one name. Nobody's name or text is ever part of it.</summary>
internal static class PmqaTelemetry
{
    /// <summary>Name of the meter and of the source of activities.</summary>
    public const string Name = "PmqaDashboard";

    /// <summary>Attribute: what kind of screen it is, by the name of its subscription.</summary>
    public const string ScreenKind = "pmqa.screen.kind";

    // From a tick of a fast machine to what a person takes for broken.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10],
    };

    /// <summary>Makes activities when somebody listens, else nothing.</summary>
    public static ActivitySource Source { get; } = new(Name, Node.Version);

    /// <summary>The product's meter; the factory gives the same one each time.</summary>
    public static Meter Meter(this IMeterFactory factory) => factory.Create(new MeterOptions(Name) { Version = Node.Version });

    /// <summary>A histogram of durations in seconds.</summary>
    public static Histogram<double> Durations(this Meter meter, string name, string description) =>
        meter.CreateHistogram(name, "s", description, advice: Seconds);
}
