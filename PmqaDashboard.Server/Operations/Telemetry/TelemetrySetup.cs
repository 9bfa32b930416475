using Microsoft.AspNetCore.Components.Server.Circuits;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using PmqaDashboard.Server.Operations.Health;

namespace PmqaDashboard.Server.Operations.Telemetry;

/// <summary>
/// What is measured, and its way out: over OTLP to a collector, when the standard variable <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>
/// names one. Otherwise nothing listens, and what has no listener costs a comparison.
/// </summary>
internal static class TelemetrySetup
{
    /// <summary>
    /// The framework's meters that say something about this product. Its meter of component lifecycles is left out: it measures
    /// every component of every render.
    /// </summary>
    private static readonly string[] FrameworkMeters =
    [
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Http.Connections",
        "Microsoft.AspNetCore.Diagnostics",
        "Microsoft.AspNetCore.RateLimiting",
        "Microsoft.AspNetCore.Components",
        "Microsoft.AspNetCore.Components.Server.Circuits",
        "Microsoft.EntityFrameworkCore",
        "Npgsql",
        "System.Runtime",
    ];

    // Requests that last as long as a screen hangs, or that a proxy makes every second.
    private static readonly string[] Untraced = ["/_blazor", "/hubs", "/health", "/_framework", "/_content"];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddMetrics();
        services.AddSingleton<SaveMeasures>();
        services.AddSingleton<FeedMeasures>();
        services.AddSingleton<PushMeasures>();
        services.AddSingleton<HubClientCount>();
        services.AddSingleton<CircuitCount>();
        services.AddSingleton<CircuitHandler>(provider => provider.GetRequiredService<CircuitCount>());
        services.AddSingleton<NodeMeasures>();

        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return;
        }

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource
                .AddService("pmqa-dashboard", serviceVersion: Node.Version, serviceInstanceId: builder.Configuration["Node:Name"] ?? Environment.MachineName)
                .AddEnvironmentVariableDetector())
            .WithMetrics(meters => meters.AddMeter(PmqaTelemetry.Name).AddMeter(FrameworkMeters))
            .WithTracing(tracing => tracing
                .AddSource(PmqaTelemetry.Name, "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Components.Server.Circuits", "Npgsql")
                .AddAspNetCoreInstrumentation(options => options.Filter = context => !Untraced.Any(path => context.Request.Path.StartsWithSegments(path))))
            .WithLogging(null, options => options.IncludeScopes = true)
            .UseOtlpExporter();
    }

    /// <summary>Makes what is read at any moment known to whoever reads.</summary>
    public static void UseTelemetry(this WebApplication app) => app.Services.GetRequiredService<NodeMeasures>();
}
