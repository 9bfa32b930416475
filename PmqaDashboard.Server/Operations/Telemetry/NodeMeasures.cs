using System.Diagnostics.Metrics;
using PmqaDashboard.Server.Live;
using PmqaDashboard.Server.Operations.Backups;
using PmqaDashboard.Server.Operations.Health;

namespace PmqaDashboard.Server.Operations.Telemetry;

/// <summary>What can be read at any moment; it costs something only when somebody reads.</summary>
internal sealed class NodeMeasures
{
    public NodeMeasures(
        IMeterFactory meters, BoardSource boards, CircuitCount circuits, HubClientCount hub, NodeState state, DiskSpace disk, BackupStatus backups,
        TimeProvider time)
    {
        var meter = meters.Meter();
        meter.CreateObservableUpDownCounter(
            "pmqa.circuits",
            () => (Measurement<int>[])
            [
                new(circuits.Connected, Attribute("pmqa.circuit.state", "connected")),
                new(Math.Max(0, circuits.Open - circuits.Connected), Attribute("pmqa.circuit.state", "disconnected")),
            ],
            "{circuit}", "Circuits in memory.");
        meter.CreateObservableUpDownCounter(
            "pmqa.screens",
            () => boards.Screens.Select(s => new Measurement<int>(s.Value, Attribute(PmqaTelemetry.ScreenKind, s.Key))),
            "{screen}", "Screens that are told of a new Board.");
        meter.CreateObservableUpDownCounter("pmqa.hub.clients", () => hub.Clients, "{client}", "Programs on the hub.");
        meter.CreateObservableGauge("pmqa.feed.age", () => Some(boards.CheckedAge?.TotalSeconds), "s", "Since the feed last made sure that nothing is new.");
        meter.CreateObservableGauge("pmqa.feed.behind", () => Some(state.Behind), "{change}", "Changes in the journal that the Board does not hold yet, at the last beat.");
        meter.CreateObservableGauge("pmqa.database.reachable", () => state.Written ? 1 : 0, description: "1 while the database takes what is written, else 0.");
        meter.CreateObservableGauge("pmqa.node.ready", () => state.Ready ? 1 : 0, description: "1 while the node should get visitors, else 0.");
        meter.CreateObservableGauge("pmqa.disk.free", () => Some(disk.Free), "By", "Free space for the data directory.");
        meter.CreateObservableGauge("pmqa.backup.age", () => Some(backups.AgeAt(time.GetUtcNow().UtcDateTime)?.TotalSeconds), "s", "Since the newest backup was made.");
    }

    private static KeyValuePair<string, object?> Attribute(string name, string value) => new(name, value);

    private static IEnumerable<Measurement<T>> Some<T>(T? value)
        where T : struct => value is { } known ? [new Measurement<T>(known)] : [];
}
