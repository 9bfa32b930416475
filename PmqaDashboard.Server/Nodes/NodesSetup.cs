using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Hosting.Systemd;
using PmqaDashboard.Server.Hosting;

namespace PmqaDashboard.Server.Nodes;

/// <summary>What a process needs that is one of several, behind a proxy.</summary>
internal static class NodesSetup
{
    /// <summary>Addresses and networks of proxies that are believed, separated by commas; nobody when left out.</summary>
    public const string Trusted = "Proxy:Trusted";

    public static void AddNodes(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<NodeOptions>().BindConfiguration(NodeOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LiveLines>();
        services.AddSingleton<ISystemdNotifier, SystemdNotifier>();
        services.AddSingleton<IHostLifetime, NodeLifetime>();

        var trusted = Read(builder.Configuration[Trusted]);
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = trusted.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in trusted)
            {
                options.KnownIPNetworks.Add(network);
            }
        });
    }

    public static void UseNodes(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<DrainDoor>();
    }

    private static List<System.Net.IPNetwork> Read(string? setting)
    {
        var networks = new List<System.Net.IPNetwork>();
        foreach (string text in (setting ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            networks.Add(
                System.Net.IPNetwork.TryParse(text, out var network) ? network
                : IPAddress.TryParse(text, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
                : throw new StartException($"The setting {Trusted} has '{text}'; it must list addresses or networks, such as \"127.0.0.1, 10.1.0.0/24\"."));
        }

        return networks;
    }
}
