using Microsoft.AspNetCore.Components.Server.Circuits;

namespace PmqaDashboard.Server.Operations.Telemetry;

/// <summary>Counts circuits. The framework's own count has been seen to lose one that was paused and resumed.</summary>
internal sealed class CircuitCount : CircuitHandler
{
    private int _open;
    private int _connected;

    /// <summary>Circuits in memory.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Those of them whose browser is there.</summary>
    public int Connected => Volatile.Read(ref _connected);

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) => Count(ref _open, 1);

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken) => Count(ref _open, -1);

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => Count(ref _connected, 1);

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => Count(ref _connected, -1);

    private static Task Count(ref int count, int more)
    {
        Interlocked.Add(ref count, more);
        return Task.CompletedTask;
    }
}
