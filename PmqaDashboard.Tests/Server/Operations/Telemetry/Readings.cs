using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Server.Operations.Telemetry;

namespace PmqaDashboard.Tests.Server.Operations.Telemetry;

/// <summary>Listens to the product's meter of one host, as an exporter would.</summary>
internal sealed class Readings : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> _all = new();

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _came = new();

    public Readings(IServiceProvider services)
    {
        var factory = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            // Other tests run servers of their own in this process.
            if (instrument.Meter.Name == PmqaTelemetry.Name && ReferenceEquals(instrument.Meter.Scope, factory))
            {
                Instruments.Add(instrument);
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>The instruments.</summary>
    public ConcurrentBag<Instrument> Instruments { get; } = [];

    /// <summary>What was measured under a name, each as "attribute=value".</summary>
    public IReadOnlyList<(double Value, string Tags)> Of(string name) =>
        [.. _all.Where(m => m.Name == name).Select(m => (m.Value, m.Tags))];

    /// <summary>Waits for the first that is measured under a name.</summary>
    public async Task<(double Value, string Tags)> FirstAsync(string name)
    {
        await _came.GetOrAdd(name, NewSource).Task.WaitAsync(TimeSpan.FromSeconds(20));
        return Of(name)[0];
    }

    /// <summary>Asks for what can be read at any moment, and gives what one instrument says.</summary>
    public IReadOnlyList<(double Value, string Tags)> Now(string name)
    {
        _all.Clear();
        _listener.RecordObservableInstruments();
        return Of(name);
    }

    public void Dispose() => _listener.Dispose();

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string[] texts = [.. tags.ToArray().Select(t => $"{t.Key}={t.Value}")];
        _all.Enqueue((instrument.Name, value, string.Join(' ', texts)));
        _came.GetOrAdd(instrument.Name, NewSource).TrySetResult();
    }

    private static TaskCompletionSource NewSource(string name) => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
