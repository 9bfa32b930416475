using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PmqaDashboard.Tests.Server.Operations.Telemetry;

/// <summary>A collector that takes OTLP over HTTP and keeps what it is sent.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapPost("/v1/{signal}", async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            _received.Enqueue((context.Request.Path, body.ToArray()));
            context.Response.ContentType = "application/x-protobuf";
        });
    }

    public string Address => _app.Urls.Single();

    /// <summary>Spans that came, with their resource's attributes left out.</summary>
    public IReadOnlyList<Span> Spans =>
    [
        .. from request in Of("traces")
           from resource in Wire.Messages(request, 1)
           from scope in Wire.Messages(resource, 2)
           from span in Wire.Messages(scope, 2)
           select Span.Of(span),
    ];

    /// <summary>Names of the metrics that came.</summary>
    public IReadOnlySet<string> Metrics => new HashSet<string>(
        from request in Of("metrics")
        from resource in Wire.Messages(request, 1)
        from scope in Wire.Messages(resource, 2)
        from metric in Wire.Messages(scope, 2)
        select Wire.Text(metric, 1));

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>Everything of one signal as text, for words that must not be in it.</summary>
    public string Text(string signal) => string.Concat(Of(signal).Select(System.Text.Encoding.UTF8.GetString));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IEnumerable<byte[]> Of(string signal) => _received.Where(r => r.Path == "/v1/" + signal).Select(r => r.Body);

    /// <summary>A span.</summary>
    internal sealed record Span(string Trace, string Id, string Parent, string Name, IReadOnlyList<string> Links)
    {
        public static Span Of(byte[] span) => new(
            Wire.Hex(span, 1), Wire.Hex(span, 2), Wire.Hex(span, 4), Wire.Text(span, 5),
            [.. Wire.Messages(span, 13).Select(link => Wire.Hex(link, 1))]);
    }
}

/// <summary>As much of the wire format of protocol buffers as is needed to read fields of messages.</summary>
internal static class Wire
{
    public static IEnumerable<byte[]> Messages(byte[] message, int field)
    {
        for (int at = 0; at < message.Length;)
        {
            long key = Number(message, ref at);
            int length = (key & 7) switch
            {
                0 => Skip(message, at),
                1 => 8,
                5 => 4,
                2 => (int)Number(message, ref at),
                var other => throw new InvalidDataException($"Wire type {other}."),
            };
            if ((key & 7) == 2 && key >> 3 == field)
            {
                yield return message[at..(at + length)];
            }

            at += length;
        }
    }

    public static string Text(byte[] message, int field) => System.Text.Encoding.UTF8.GetString(First(message, field));

    public static string Hex(byte[] message, int field) => Convert.ToHexStringLower(First(message, field));

    private static byte[] First(byte[] message, int field) => Messages(message, field).FirstOrDefault() ?? [];

    private static int Skip(byte[] message, int at)
    {
        int end = at;
        Number(message, ref end);
        return end - at;
    }

    private static long Number(byte[] message, ref int at)
    {
        long number = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = message[at++];
            number |= (long)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return number;
            }
        }
    }
}
