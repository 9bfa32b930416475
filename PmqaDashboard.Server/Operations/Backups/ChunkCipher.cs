using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>
/// AES-256-GCM in chunks, so that nothing is used before it is authenticated and memory stays constant. The nonce of a chunk is its
/// number and whether it is the last, and the file's header is authenticated with each: chunks cannot be changed, swapped, left
/// out, repeated or taken from another file. (The construction is known as STREAM.) A key serves one file only.
/// </summary>
internal sealed class ChunkCipher(byte[] key, byte[] header) : IDisposable
{
    /// <summary>Most bytes of a chunk before it is sealed; only the last is shorter.</summary>
    public const int PlainBytes = 64 * 1024;

    /// <summary>Bytes of a whole sealed chunk.</summary>
    public const int SealedBytes = PlainBytes + TagBytes;

    /// <summary>Bytes of a chunk's tag, which follows it.</summary>
    public const int TagBytes = 16;

    private readonly AesGcm _aes = new(key, TagBytes);
    private readonly byte[] _header = SHA256.HashData(header);
    private readonly byte[] _nonce = new byte[12];
    private ulong _next;

    /// <summary>Seals the next chunk.</summary>
    /// <returns>Bytes written to the target.</returns>
    public int Seal(ReadOnlySpan<byte> plain, bool last, Span<byte> target)
    {
        SetNonce(last);
        _aes.Encrypt(_nonce, plain, target[..plain.Length], target.Slice(plain.Length, TagBytes), _header);
        return plain.Length + TagBytes;
    }

    /// <summary>Opens the next chunk.</summary>
    /// <returns>Bytes written to the target.</returns>
    /// <exception cref="CryptographicException">It is not what was sealed.</exception>
    public int Open(ReadOnlySpan<byte> chunk, bool last, Span<byte> target)
    {
        int length = chunk.Length - TagBytes;
        SetNonce(last);
        _aes.Decrypt(_nonce, chunk[..length], chunk[length..], target[..length], _header);
        return length;
    }

    public void Dispose() => _aes.Dispose();

    private void SetNonce(bool last)
    {
        BinaryPrimitives.WriteUInt64BigEndian(_nonce.AsSpan(3, 8), _next++);
        _nonce[11] = last ? (byte)1 : (byte)0;
    }
}
