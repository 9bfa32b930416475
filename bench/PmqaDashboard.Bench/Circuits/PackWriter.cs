using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace PmqaDashboard.Bench.Circuits;

/// <summary>As much of MessagePack as a circuit's messages to the server need.</summary>
internal sealed class PackWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new(256);

    /// <summary>A call without an answer, or with one when it has an id.</summary>
    public static byte[] Invocation(string? id, string target, params object?[] arguments)
    {
        var writer = new PackWriter();
        writer.Raw(0x96, 0x01, 0x80);
        writer.Write(id);
        writer.Write(target);
        writer.Raw((byte)(0x90 | arguments.Length));
        foreach (object? argument in arguments)
        {
            writer.Write(argument);
        }

        writer.Raw(0x90);
        return writer.Framed();
    }

    /// <summary>A sign of life.</summary>
    public static byte[] Ping { get; } = [0x02, 0x91, 0x06];

    private void Write(object? value)
    {
        switch (value)
        {
            case null:
                Raw(0xc0);
                break;
            case bool flag:
                Raw(flag ? (byte)0xc3 : (byte)0xc2);
                break;
            case long number:
                Raw(0xd3);
                BinaryPrimitives.WriteInt64BigEndian(_buffer.GetSpan(8), number);
                _buffer.Advance(8);
                break;
            case string text:
                Raw(0xdb);
                BinaryPrimitives.WriteInt32BigEndian(_buffer.GetSpan(4), Encoding.UTF8.GetByteCount(text));
                _buffer.Advance(4);
                Encoding.UTF8.GetBytes(text, _buffer);
                break;
            default:
                throw new ArgumentException($"No way to write {value.GetType()}.", nameof(value));
        }
    }

    private void Raw(params ReadOnlySpan<byte> bytes) => _buffer.Write(bytes);

    // SignalR puts the length before a binary message, seven bits to a byte.
    private byte[] Framed()
    {
        Span<byte> prefix = stackalloc byte[5];
        int used = 0;
        for (uint length = (uint)_buffer.WrittenCount; ; length >>= 7)
        {
            prefix[used++] = (byte)(length > 0x7f ? (length & 0x7f) | 0x80 : length);
            if (length <= 0x7f)
            {
                return [.. prefix[..used], .. _buffer.WrittenSpan];
            }
        }
    }
}
