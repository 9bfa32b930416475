using System.Reflection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace PmqaDashboard.Server.Operations.Health;

/// <summary>This process: what it is called, and whether it still takes visitors.</summary>
internal sealed class Node
{
    private readonly IConfiguration _configuration;
    private readonly IServer? _server;
    private volatile bool _draining;

    public Node(IConfiguration configuration, TimeProvider time, IHostApplicationLifetime lifetime, IServer? server = null)
    {
        (_configuration, _server) = (configuration, server);
        StartedAtUtc = time.GetUtcNow().UtcDateTime;
        lifetime.ApplicationStopping.Register(Drain);
    }

    /// <summary>Setting "Node:Name"; otherwise the machine and the port, which tell apart nodes of one machine.</summary>
    public string Name => _configuration["Node:Name"] is { Length: > 0 } set ? set : $"{Environment.MachineName}:{Port}";

    /// <summary>Version of the product.</summary>
    public static string Version { get; } =
        typeof(Node).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>By the real clock.</summary>
    public DateTime StartedAtUtc { get; }

    /// <summary>Whether it finishes what it has and takes nothing new.</summary>
    public bool IsDraining => _draining;

    private int? Port => _server?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address
        ? BindingAddress.Parse(address).Port
        : null;

    /// <summary>From now on the node is not ready, so that a proxy sends newcomers elsewhere. A stop does this by itself.</summary>
    public void Drain() => _draining = true;
}
