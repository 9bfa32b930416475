using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace PmqaDashboard.Bench.Processes;

/// <summary>
/// Asks a .NET process for a full garbage collection, over its diagnostics socket: a tracing session with the keyword that a heap
/// snapshot starts with. What a collector has put off says nothing of what a screen needs.
/// </summary>
internal static class FullCollection
{
    private const long GcHeapCollect = 0x800000;
    private const byte EventPipe = 2;
    private const byte Stop = 1;
    private const byte Collect = 3;
    private static readonly byte[] Magic = [.. "DOTNET_IPC_V1"u8, 0];

    /// <summary>Has everything collected that can be.</summary>
    public static async Task AskAsync(int id)
    {
        using var session = await ConnectAsync(id);
        byte[] answer = await SendAsync(session, Collect,
        [
            .. Number(16), .. Number(1), 0, .. Number(1), .. Wide(GcHeapCollect), .. Number(4), .. Text("Microsoft-Windows-DotNETRuntime"), .. Number(0),
        ]);
        long number = BinaryPrimitives.ReadInt64LittleEndian(answer);
        var draining = DrainAsync(session);

        // The collection is begun by enabling the session; it blocks until then.
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
        using var stopping = await ConnectAsync(id);
        await SendAsync(stopping, Stop, Wide(number));
        await draining;
    }

    private static async Task<Socket> ConnectAsync(int id)
    {
        string pattern = string.Create(CultureInfo.InvariantCulture, $"dotnet-diagnostic-{id}-*-socket");

        // A process that was killed leaves its socket behind, and its number may have been given out again.
        string path = Directory.GetFiles(Path.GetTempPath(), pattern).MaxBy(File.GetLastWriteTimeUtc)
            ?? throw new InvalidOperationException($"Process {id} has no diagnostics socket.");
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        return socket;
    }

    private static async Task<byte[]> SendAsync(Socket socket, byte command, byte[] payload)
    {
        byte[] size = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(size, checked((ushort)(20 + payload.Length)));
        await socket.SendAsync((byte[])[.. Magic, .. size, EventPipe, command, 0, 0, .. payload]);
        byte[] header = await ReadAsync(socket, 20);
        byte[] answer = await ReadAsync(socket, BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(14)) - 20);
        return header[16] == 0xff && header[17] == 0 ? answer : throw new IOException($"The process refused to collect: {Convert.ToHexString(answer)}");
    }

    private static async Task<byte[]> ReadAsync(Socket socket, int count)
    {
        byte[] read = new byte[count];
        for (int at = 0; at < count;)
        {
            int got = await socket.ReceiveAsync(read.AsMemory(at));
            at += got > 0 ? got : throw new EndOfStreamException();
        }

        return read;
    }

    private static async Task DrainAsync(Socket socket)
    {
        byte[] buffer = new byte[64 * 1024];
        while (await socket.ReceiveAsync(buffer) > 0)
        {
            // What the session tells is not needed.
        }
    }

    private static byte[] Number(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Wide(long value)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Text(string text) => [.. Number(text.Length + 1), .. Encoding.Unicode.GetBytes(text + "\0")];
}
