using System.Security.Cryptography;
using CsCheck;
using PmqaDashboard.Server.Operations;
using PmqaDashboard.Server.Operations.Backups;
using Xunit;

namespace PmqaDashboard.Tests.Server.Operations.Backups;

/// <summary>The encryption by itself: nothing above it, such as a hash, could find what it lets pass.</summary>
public class ChunkStreamTests
{
    private const int Chunks = 3;

    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private static readonly byte[] Data = RandomNumberGenerator.GetBytes(Chunks * ChunkCipher.PlainBytes);

    [Fact]
    public void What_is_sealed_in_pieces_of_any_size_is_opened() => Gen.Int[0, Data.Length].Sample(
        length =>
        {
            using var opened = new MemoryStream();
            Open(Seal(Data[..length], "head", piece: 1 + (length / 3)), "head").CopyTo(opened);
            return opened.ToArray().AsSpan().SequenceEqual(Data.AsSpan(0, length));
        },
        iter: 30);

    [Fact]
    public void Whole_chunks_in_any_other_order_or_number_are_refused()
    {
        byte[][] parts = [.. Seal(Data, "head").Chunk(ChunkCipher.SealedBytes)];
        var orders = from count in Enumerable.Range(1, Chunks + 1)
                     from order in Orders(count)
                     where !order.SequenceEqual(Enumerable.Range(0, Chunks))
                     select order;

        Assert.All(orders, order => AssertRefused([.. order.SelectMany(i => parts[i])], "head"));
    }

    [Fact]
    public void Another_header_or_another_key_is_refused()
    {
        AssertRefused(Seal(Data, "head"), "Head");
        AssertRefused(Seal(Data, "head", key: RandomNumberGenerator.GetBytes(32)), "head");
    }

    private static IEnumerable<int[]> Orders(int count) =>
        count == 0 ? [[]] : Orders(count - 1).SelectMany(order => Enumerable.Range(0, Chunks), (order, next) => (int[])[.. order, next]);

    private static byte[] Seal(byte[] data, string header, int? piece = null, byte[]? key = null)
    {
        using var target = new MemoryStream();
        using var cipher = new ChunkCipher(key ?? Key, System.Text.Encoding.ASCII.GetBytes(header));
        using var stream = new SealingStream(target, cipher);
        foreach (byte[] part in data.Chunk(piece ?? data.Length))
        {
            stream.Write(part);
        }

        stream.Finish();
        return target.ToArray();
    }

    private static OpeningStream Open(byte[] bytes, string header) =>
        new(new MemoryStream(bytes), bytes.Length, new ChunkCipher(Key, System.Text.Encoding.ASCII.GetBytes(header)));

    private static void AssertRefused(byte[] bytes, string header)
    {
        var e = Xunit.Record.Exception(() => Open(bytes, header).CopyTo(Stream.Null));
        Assert.True(e is CryptographicException or RefusedException, $"{e}");
    }
}
