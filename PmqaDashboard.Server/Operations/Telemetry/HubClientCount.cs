namespace PmqaDashboard.Server.Operations.Telemetry;

/// <summary>Counts programs on the hub.</summary>
internal sealed class HubClientCount
{
    private int _clients;

    /// <summary>Programs on the hub now.</summary>
    public int Clients => Volatile.Read(ref _clients);

    /// <summary>One came.</summary>
    public void Came() => Interlocked.Increment(ref _clients);

    /// <summary>One left.</summary>
    public void Left() => Interlocked.Decrement(ref _clients);
}
