using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using PmqaDashboard.Server.Operations.Telemetry;
using PmqaDashboard.Tests.Server.Api;
using Xunit;

namespace PmqaDashboard.Tests.Server.Operations.Telemetry;

/// <summary>The whole server, exporting to a collector over the wire.</summary>
public class ExportTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_save_can_be_followed_from_its_request_to_the_board_that_shows_it()
    {
        await using var collector = await Collector.StartAsync();
        await using var server = await StartAsync(collector);
        using var client = server.Client(await server.TokenAsync(TestStore.Policy));

        var trace = ActivityTraceId.CreateRandom();
        var looked = LookedAsync(trace);

        await client.ReportAsync(
            TestStore.PolicyStep, """{ "percent": 50, "result": "words-of-a-report" }""", ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01"));
        await looked;
        using (await client.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancel))
        using (await client.GetAsync(new Uri("/setup?key=secret-of-a-link", UriKind.Relative), Cancel))
        {
        }

        Flush(server);

        var spans = collector.Spans;
        var request = Assert.Single(spans, s => s.Name == "POST /api/v1/steps/{id}/progress" && s.Trace == trace.ToString());

        // The source belongs to the process, in which other tests run servers of their own.
        var save = Assert.Single(spans, s => s.Name == "report progress" && s.Trace == request.Trace);
        var transaction = Assert.Single(spans, s => s.Name == "transaction" && s.Trace == request.Trace);
        var look = Assert.Single(spans, s => s.Name == "follow journal" && s.Links.Contains(request.Trace));
        Assert.Equal((request.Trace, request.Id), (save.Trace, save.Parent));
        Assert.Equal((request.Trace, save.Id), (transaction.Trace, transaction.Parent));
        Assert.NotEqual(request.Trace, look.Trace);
        Assert.Equal(["compute board", "publish board"], spans.Where(s => s.Parent == look.Id).Select(s => s.Name));
        Assert.DoesNotContain(spans, s => s.Name.Contains("health", StringComparison.Ordinal));
        foreach (string signal in new[] { "traces", "metrics", "logs" })
        {
            Assert.DoesNotContain("words-of-a-report", collector.Text(signal), StringComparison.Ordinal);
            Assert.DoesNotContain("secret-of-a-link", collector.Text(signal), StringComparison.Ordinal);
            Assert.DoesNotContain("Name of policy", collector.Text(signal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Metrics_of_the_product_and_of_the_framework_leave()
    {
        await using var collector = await Collector.StartAsync();
        await using var server = await StartAsync(collector);
        using var client = server.Client(await server.TokenAsync(TestStore.Policy));
        await client.ReportAsync(TestStore.PolicyStep, """{ "percent": 50 }""");

        Flush(server);

        string[] expected =
        [
            "pmqa.save.duration", "pmqa.feed.lag", "pmqa.feed.age", "pmqa.board.compute.duration", "pmqa.circuits", "pmqa.database.reachable",
            "pmqa.node.ready", "pmqa.disk.free", "pmqa.hub.clients",
            "http.server.request.duration", "kestrel.active_connections", "dotnet.gc.collections",
        ];
        Assert.Empty(expected.Except(collector.Metrics));

        // It would cost something for every component of every render.
        Assert.DoesNotContain("aspnetcore.components.update_parameters.duration", collector.Metrics);
    }

    [Fact]
    public async Task Without_an_endpoint_nothing_listens()
    {
        await using var server = await ApiServer.StartAsync();

        Assert.Null(server.Services.GetService<TracerProvider>());
        Assert.Null(server.Services.GetService<MeterProvider>());
        Assert.Null(server.Services.GetService<LoggerProvider>());
    }

    private static Task<ApiServer> StartAsync(Collector collector) => ApiServer.StartAsync(settings:
        [$"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"]);

    // The answer comes while the feed is still publishing.
    private static async Task LookedAsync(ActivityTraceId saved)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == PmqaTelemetry.Name,
            ActivityStopped = activity =>
            {
                if (activity.OperationName == "follow journal" && activity.Links.Any(l => l.Context.TraceId == saved))
                {
                    done.TrySetResult();
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await done.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
    }

    private static void Flush(ApiServer server)
    {
        Assert.True(server.Services.GetRequiredService<TracerProvider>().ForceFlush());
        Assert.True(server.Services.GetRequiredService<MeterProvider>().ForceFlush());
        Assert.True(server.Services.GetRequiredService<LoggerProvider>().ForceFlush());
    }
}
