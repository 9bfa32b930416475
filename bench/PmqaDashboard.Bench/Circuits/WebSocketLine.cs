using System.Buffers;
using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace PmqaDashboard.Bench.Circuits;

/// <summary>
/// A WebSocket client for thousands at once: no timers, no buffer while nothing comes, a mask of zeros. Made by hand because the
/// load shares the machine with what it measures.
/// </summary>
internal sealed class WebSocketLine : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly Lock _sending = new();
    private byte[] _buffer = [];
    private int _filled;
    private byte[] _fragments = [];

    /// <summary>Bytes received, frames included.</summary>
    public long Received { get; private set; }

    /// <summary>Messages received.</summary>
    public long Messages { get; private set; }

    /// <summary>Opens the line.</summary>
    public async Task OpenAsync(Uri address, string path, string cookies, CancellationToken cancellationToken)
    {
        await _socket.ConnectAsync(address.Host, address.Port, cancellationToken);
        string request =
            $"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nOrigin: {address.GetLeftPart(UriPartial.Authority)}\r\nUpgrade: websocket\r\n" +
            "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
            (cookies.Length > 0 ? $"Cookie: {cookies}\r\n" : "") + "\r\n";
        await _socket.SendAsync(Encoding.ASCII.GetBytes(request), cancellationToken);

        // Byte by byte up to the empty line, so that nothing of what follows is swallowed.
        var answer = new StringBuilder();
        byte[] one = new byte[1];
        while (!answer.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await _socket.ReceiveAsync(one, cancellationToken) == 0)
            {
                throw new IOException($"The server closed the line while it was opened: {answer}");
            }

            answer.Append((char)one[0]);
        }

        if (!answer.ToString().StartsWith("HTTP/1.1 101", StringComparison.Ordinal))
        {
            throw new IOException($"No WebSocket: {answer}");
        }
    }

    /// <summary>Sends a message. It is small, so that the socket always has room for it.</summary>
    public void Send(ReadOnlySpan<byte> message, bool text = false)
    {
        Span<byte> header = stackalloc byte[14];
        header[0] = text ? (byte)0x81 : (byte)0x82;
        int used = 2;
        if (message.Length < 126)
        {
            header[1] = (byte)(0x80 | message.Length);
        }
        else
        {
            header[1] = 0x80 | 127;
            BinaryPrimitives.WriteInt64BigEndian(header[2..], message.Length);
            used = 10;
        }

        header.Slice(used, 4).Clear();
        used += 4;
        byte[] frame = ArrayPool<byte>.Shared.Rent(used + message.Length);
        header[..used].CopyTo(frame);
        message.CopyTo(frame.AsSpan(used));
        lock (_sending)
        {
            for (var rest = frame.AsSpan(0, used + message.Length); rest.Length > 0;)
            {
                rest = rest[_socket.Send(rest)..];
            }
        }

        ArrayPool<byte>.Shared.Return(frame);
    }

    /// <summary>Waits for messages until the line ends.</summary>
    /// <param name="take">Called with each message, one at a time.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task ReadAllAsync(Action<ReadOnlySpan<byte>> take, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_filled == 0)
            {
                Release();
                await _socket.ReceiveAsync(Memory<byte>.Empty, cancellationToken);
            }

            if (_filled == _buffer.Length)
            {
                Grow();
            }

            int count = await _socket.ReceiveAsync(_buffer.AsMemory(_filled), cancellationToken);
            if (count == 0)
            {
                return;
            }

            Received += count;
            _filled += count;
            if (!Unframe(take))
            {
                return;
            }
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        Release();
    }

    private bool Unframe(Action<ReadOnlySpan<byte>> take)
    {
        int at = 0;
        while (Frame.Read(_buffer.AsSpan(at, _filled - at)) is { } frame)
        {
            var payload = _buffer.AsSpan(at + frame.Header, frame.Length);
            at += frame.Header + frame.Length;
            if (frame.IsClose)
            {
                return false;
            }

            if (frame.IsData)
            {
                Deliver(payload, frame.IsLast, take);
            }
        }

        _buffer.AsSpan(at, _filled - at).CopyTo(_buffer);
        _filled -= at;
        return true;
    }

    private void Deliver(ReadOnlySpan<byte> payload, bool last, Action<ReadOnlySpan<byte>> take)
    {
        if (!last)
        {
            _fragments = [.. _fragments, .. payload];
            return;
        }

        Messages++;
        if (_fragments.Length == 0)
        {
            take(payload);
            return;
        }

        byte[] whole = [.. _fragments, .. payload];
        _fragments = [];
        take(whole);
    }

    private void Grow()
    {
        byte[] bigger = ArrayPool<byte>.Shared.Rent(Math.Max(4096, _buffer.Length * 2));
        _buffer.AsSpan(0, _filled).CopyTo(bigger);
        int filled = _filled;
        Release();
        (_buffer, _filled) = (bigger, filled);
    }

    private void Release()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        (_buffer, _filled) = ([], 0);
    }

    private readonly record struct Frame(int Header, int Length, byte First)
    {
        public bool IsLast => (First & 0x80) != 0;

        public bool IsData => (First & 0x0f) <= 2;

        public bool IsClose => (First & 0x0f) == 8;

        /// <summary>The frame at the beginning, or null while it is not whole.</summary>
        public static Frame? Read(ReadOnlySpan<byte> data)
        {
            if (data.Length < 2)
            {
                return null;
            }

            int header = data[1] switch { 126 => 4, 127 => 10, _ => 2 };
            if (data.Length < header)
            {
                return null;
            }

            long length = header switch
            {
                4 => BinaryPrimitives.ReadUInt16BigEndian(data[2..]),
                10 => BinaryPrimitives.ReadInt64BigEndian(data[2..]),
                _ => data[1],
            };
            return data.Length - header >= length ? new Frame(header, checked((int)length), data[0]) : null;
        }
    }
}
