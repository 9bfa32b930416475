using System.Security.Cryptography;
using CsCheck;
using PmqaDashboard.Server.Operations;
using PmqaDashboard.Server.Operations.Backups;
using Xunit;

namespace PmqaDashboard.Tests.Server.Operations.Backups;

/// <summary>The form of a backup: what is not exactly what was written is not read.</summary>
public sealed class BackupFileTests : IDisposable
{
    private const int Hash = 32;

    // Data that cannot be compressed, over several chunks of which the last is not full.
    private static readonly byte[] Data = RandomNumberGenerator.GetBytes((3 * ChunkCipher.PlainBytes) + 1234);
    private static readonly Passphrase Secret = new("correct horse battery staple", iterations: 2);

    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("pmqa-backup-");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_written_is_read(bool encrypted)
    {
        byte[] file = Make(encrypted);
        using var database = new MemoryStream();

        var manifest = BackupFile.Read(Put(file), encrypted ? Secret : null, database);

        Assert.Equal(Data, database.ToArray());
        Assert.Equal((17, 3L), (manifest.HeadSequence, manifest.Rows["Plans"]));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file.AsSpan(..^Hash))), BackupFile.HashOf(Put(file)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_bit_that_flips_anywhere_is_found(bool encrypted)
    {
        byte[] file = Make(encrypted);
        Gen.Select(Gen.Int[0, file.Length - 1], Gen.Int[0, 7]).Sample(
            flip => AssertRefused(Flipped(file, flip.Item1, flip.Item2), encrypted), iter: 150, threads: 1);

        // And in every byte of what is not data: header, first and last bytes of the body, hash.
        foreach (int offset in Enumerable.Range(0, 130).Concat(Enumerable.Range(file.Length - 60, 60)))
        {
            AssertRefused(Flipped(file, offset, offset % 8), encrypted);
        }
    }

    [Fact]
    public void Who_changes_an_encrypted_backup_and_makes_its_hash_anew_is_found_too()
    {
        byte[] file = Make(encrypted: true);
        Gen.Select(Gen.Int[0, file.Length - 1 - Hash], Gen.Int[0, 7]).Sample(
            flip => AssertRefused(Rehashed(Flipped(file, flip.Item1, flip.Item2)), encrypted: true), iter: 150, threads: 1);
        for (int offset = 0; offset < 130; offset++)
        {
            AssertRefused(Rehashed(Flipped(file, offset, offset % 8)), encrypted: true);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_cut_off_at_any_length_is_found(bool encrypted)
    {
        byte[] file = Make(encrypted);
        Gen.Int[0, file.Length - 1].Sample(length => AssertRefused(file[..length], encrypted), iter: 100, threads: 1);
        if (encrypted)
        {
            Gen.Int[0, file.Length - 1 - Hash].Sample(length => AssertRefused(Rehashed([.. file[..length], .. new byte[Hash]]), encrypted), iter: 100, threads: 1);
        }
    }

    [Fact]
    public void Chunks_that_are_swapped_left_out_repeated_or_of_another_file_are_found()
    {
        byte[] file = Make(encrypted: true), other = Make(encrypted: true);
        int body = file.Length - Hash - SealedLength(file);
        byte[] head = file[..body], first = Chunk(file, 0), second = Chunk(file, 1), rest = file[(body + (2 * ChunkCipher.SealedBytes))..^Hash];
        Assert.NotEmpty(Read(Whole(first, second, rest)));

        AssertRefused(Whole(second, first, rest), encrypted: true);
        AssertRefused(Whole(first, rest), encrypted: true);
        AssertRefused(Whole(first, first, second, rest), encrypted: true);
        AssertRefused(Whole(first, second), encrypted: true);
        AssertRefused(Whole(first, second, rest, rest), encrypted: true);
        AssertRefused(Whole(Chunk(other, 0), second, rest), encrypted: true);

        byte[] Chunk(byte[] of, int index) => of.AsSpan(body + (index * ChunkCipher.SealedBytes), ChunkCipher.SealedBytes).ToArray();
        byte[] Whole(params byte[][] chunks) => Rehashed([.. head, .. chunks.SelectMany(c => c), .. new byte[Hash]]);
    }

    [Fact]
    public void A_wrong_passphrase_is_called_so_and_none_is_asked_for()
    {
        string path = Put(Make(encrypted: true));

        var wrong = Assert.Throws<RefusedException>(() => BackupFile.Read(path, new Passphrase("correct horse battery stable", 2), Stream.Null));
        var none = Assert.Throws<RefusedException>(() => BackupFile.Read(path, passphrase: null, Stream.Null));

        Assert.Equal(("wrongPassphrase", "passphraseNeeded"), (wrong.Error, none.Error));
    }

    [Fact]
    public void What_is_no_backup_or_of_a_later_version_is_called_so()
    {
        byte[] later = Make(encrypted: false);
        later[12] = 2;

        Assert.Equal("unknownFormat", AssertRefused(Rehashed(later), encrypted: false).Error);
        Assert.Contains("no backup", AssertRefused(Data, encrypted: false).Message, StringComparison.Ordinal);
        Assert.Contains("no backup", AssertRefused([], encrypted: false).Message, StringComparison.Ordinal);
        Assert.Equal("noSuchFile", Assert.Throws<RefusedException>(() => BackupFile.HashOf(Path.Combine(_temporary.FullName, "none"))).Error);
    }

    [Fact]
    public void A_passphrase_is_not_short_nor_readable_by_everybody()
    {
        string file = Path.Combine(_temporary.FullName, "passphrase");
        File.WriteAllText(file, "long enough for it\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            Assert.NotNull(Passphrase.Find(file));
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
            Assert.Equal("passphraseExposed", Assert.Throws<RefusedException>(() => Passphrase.Find(file)).Error);
        }

        Assert.Equal("passphraseTooShort", Assert.Throws<RefusedException>(() => new Passphrase("too short\r\n")).Error);
        Assert.Equal("passphraseUnreadable", Assert.Throws<RefusedException>(() => Passphrase.Find(file + "x")).Error);
    }

    public void Dispose() => _temporary.Delete(recursive: true);

    // What stands between the header and the hash is a whole number of chunks and a shorter one.
    private static int SealedLength(byte[] file) => file.Length - Hash - (16 + 4 + 32 + 32);

    private static byte[] Flipped(byte[] file, int offset, int bit)
    {
        byte[] changed = [.. file];
        changed[offset] ^= (byte)(1 << bit);
        return changed;
    }

    private static byte[] Rehashed(byte[] file) => [.. file[..^Hash], .. SHA256.HashData(file.AsSpan(..^Hash))];

    private static BackupManifest Manifest() => new(
        BackupManifest.CurrentFormat, "1.0", "Sqlite", "Initial", new(2010, 6, 18, 3, 0, 0, DateTimeKind.Utc), new(2010, 6, 18, 3, 0, 0, DateTimeKind.Utc),
        17, "00", new Dictionary<string, long> { ["Plans"] = 3 }, Data.Length, Convert.ToHexStringLower(SHA256.HashData(Data)));

    private byte[] Make(bool encrypted)
    {
        string data = Path.Combine(_temporary.FullName, "data");
        File.WriteAllBytes(data, Data);
        using var file = new MemoryStream();
        BackupFile.Write(file, Manifest(), data, encrypted ? Secret : null);
        return file.ToArray();
    }

    private string Put(byte[] bytes)
    {
        string path = Path.Combine(_temporary.FullName, "backup");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private byte[] Read(byte[] file)
    {
        using var database = new MemoryStream();
        BackupFile.Read(Put(file), Secret, database);
        return database.ToArray();
    }

    private RefusedException AssertRefused(byte[] file, bool encrypted) =>
        Assert.Throws<RefusedException>(() => BackupFile.Read(Put(file), encrypted ? Secret : null, Stream.Null));
}
