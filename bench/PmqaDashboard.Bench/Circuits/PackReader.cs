using System.Buffers.Binary;
using System.Text;

namespace PmqaDashboard.Bench.Circuits;

/// <summary>As much of MessagePack as the server's messages to a circuit need.</summary>
/// <param name="data">The message.</param>
internal ref struct PackReader(ReadOnlySpan<byte> data)
{
    private ReadOnlySpan<byte> _rest = data;

    /// <summary>Length of an array; its items follow.</summary>
    public int ReadArray() => Take() switch
    {
        var b when (b & 0xf0) == 0x90 => b & 0x0f,
        0xdc => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
        0xdd => (int)BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
        var b => throw Unexpected(b),
    };

    /// <summary>A whole number.</summary>
    public long ReadInteger() => Take() switch
    {
        var b when b <= 0x7f => b,
        var b when b >= 0xe0 => unchecked((sbyte)b),
        0xcc => Take(),
        0xcd => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
        0xce => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
        0xcf => checked((long)BinaryPrimitives.ReadUInt64BigEndian(Take(8))),
        0xd0 => unchecked((sbyte)Take()),
        0xd1 => BinaryPrimitives.ReadInt16BigEndian(Take(2)),
        0xd2 => BinaryPrimitives.ReadInt32BigEndian(Take(4)),
        0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
        var b => throw Unexpected(b),
    };

    /// <summary>Bytes of a text in UTF-8, or of binary data; empty for nil.</summary>
    public ReadOnlySpan<byte> ReadBytes() => Take() switch
    {
        0xc0 => default,
        var b when (b & 0xe0) == 0xa0 => Take(b & 0x1f),
        0xd9 or 0xc4 => Take(Take()),
        0xda or 0xc5 => Take(BinaryPrimitives.ReadUInt16BigEndian(Take(2))),
        0xdb or 0xc6 => Take((int)BinaryPrimitives.ReadUInt32BigEndian(Take(4))),
        var b => throw Unexpected(b),
    };

    /// <summary>A text.</summary>
    public string ReadText() => Encoding.UTF8.GetString(ReadBytes());

    /// <summary>Passes over headers, of which the server sends none.</summary>
    public void SkipHeaders()
    {
        byte b = Take();
        if (b != 0x80)
        {
            throw Unexpected(b);
        }
    }

    private byte Take() => Take(1)[0];

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private static InvalidDataException Unexpected(byte b) => new($"Unexpected MessagePack byte 0x{b:x2}.");
}
