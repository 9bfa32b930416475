namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>Encrypts what is written to it. <see cref="Finish"/> writes the last chunk; without it the file is cut off.</summary>
internal sealed class SealingStream(Stream target, ChunkCipher cipher) : OneWayStream(canRead: false)
{
    private readonly byte[] _plain = new byte[ChunkCipher.PlainBytes];
    private readonly byte[] _sealed = new byte[ChunkCipher.SealedBytes];
    private int _filled;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            // A full chunk waits until it is known that it is not the last.
            if (_filled == _plain.Length)
            {
                Emit(last: false);
            }

            int taken = Math.Min(buffer.Length, _plain.Length - _filled);
            buffer[..taken].CopyTo(_plain.AsSpan(_filled));
            _filled += taken;
            buffer = buffer[taken..];
        }
    }

    public void Finish() => Emit(last: true);

    private void Emit(bool last)
    {
        int length = cipher.Seal(_plain.AsSpan(0, _filled), last, _sealed);
        target.Write(_sealed, 0, length);
        _filled = 0;
    }
}

/// <summary>Decrypts what is read from it; nothing is handed on that was not authenticated.</summary>
/// <param name="source">The encrypted bytes.</param>
/// <param name="length">How many they are.</param>
/// <param name="cipher">The cipher.</param>
internal sealed class OpeningStream(Stream source, long length, ChunkCipher cipher) : OneWayStream(canRead: true)
{
    private readonly byte[] _plain = new byte[ChunkCipher.PlainBytes];
    private readonly byte[] _sealed = new byte[ChunkCipher.SealedBytes];
    private long _left = length;
    private int _start;
    private int _end;

    public override int Read(Span<byte> buffer)
    {
        if (_start == _end && _left > 0)
        {
            Fetch();
        }

        int given = Math.Min(buffer.Length, _end - _start);
        _plain.AsSpan(_start, given).CopyTo(buffer);
        _start += given;
        return given;
    }

    private void Fetch()
    {
        int size = (int)Math.Min(_left, ChunkCipher.SealedBytes);
        if (size < ChunkCipher.TagBytes)
        {
            throw Damaged.Because("its last chunk is cut off");
        }

        source.ReadExactly(_sealed, 0, size);
        _left -= size;
        (_start, _end) = (0, cipher.Open(_sealed.AsSpan(0, size), last: _left == 0, _plain));
    }
}

/// <summary>Reads a given number of bytes of another stream and then ends.</summary>
internal sealed class BoundedStream(Stream source, long length) : OneWayStream(canRead: true)
{
    private long _left = length;

    public override int Read(Span<byte> buffer)
    {
        int read = source.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        _left -= read;
        return read;
    }
}
