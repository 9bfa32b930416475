using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>
/// How a backup file begins. All of it is readable without the passphrase and covered by the file's hash; when the backup is
/// encrypted, every chunk is bound to it as well.
/// </summary>
/// <param name="Encryption">How the key comes from the passphrase; null when the backup is not encrypted.</param>
internal sealed record BackupHeader(BackupHeader.KeySource? Encryption)
{
    /// <summary>Bytes of the hash with which a backup file ends.</summary>
    public const int HashBytes = SHA256.HashSizeInBytes;

    private const byte Version = 1;
    private const int PlainBytes = 16;
    private const int SaltBytes = 32;
    private const int MaxIterations = 10_000_000;

    private static ReadOnlySpan<byte> Magic => "PMQA-BACKUP\n"u8;

    /// <summary>How the key comes from the passphrase.</summary>
    /// <param name="Iterations">Rounds of PBKDF2 with HMAC-SHA-256.</param>
    /// <param name="Salt">Random, new for each file, so that no two files share a key.</param>
    /// <param name="Check">Derived from the key: tells a wrong passphrase from a damaged file.</param>
    internal sealed record KeySource(int Iterations, byte[] Salt, byte[] Check);

    /// <summary>A header for a new file.</summary>
    /// <param name="passphrase">The passphrase; null for a backup that is not encrypted.</param>
    /// <returns>The header, and the key when there is one.</returns>
    public static (BackupHeader Header, byte[]? Key) New(Passphrase? passphrase)
    {
        if (passphrase is null)
        {
            return (new BackupHeader(Encryption: null), null);
        }

        byte[] salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var (key, check) = passphrase.Derive(salt, passphrase.Iterations);
        return (new BackupHeader(new KeySource(passphrase.Iterations, salt, check)), key);
    }

    /// <summary>The header as bytes.</summary>
    public byte[] ToBytes()
    {
        byte[] plain = [.. Magic, Version, (byte)(Encryption is null ? 0 : 1), 0, 0];
        if (Encryption is not { } source)
        {
            return plain;
        }

        byte[] iterations = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(iterations, source.Iterations);
        return [.. plain, .. iterations, .. source.Salt, .. source.Check];
    }

    /// <summary>Reads the header of a file.</summary>
    /// <exception cref="RefusedException">It is no backup, or one of a later product.</exception>
    public static BackupHeader Read(Stream file)
    {
        byte[] plain = ReadBytes(file, PlainBytes);
        if (!plain.AsSpan().StartsWith(Magic))
        {
            throw Damaged.NotABackup();
        }

        if (plain[12] != Version || plain[13] > 1 || plain[14] != 0 || plain[15] != 0)
        {
            throw new RefusedException("unknownFormat", "The backup is of a format that this version does not know; use the version that made it.");
        }

        if (plain[13] == 0)
        {
            return new BackupHeader(Encryption: null);
        }

        int iterations = BinaryPrimitives.ReadInt32BigEndian(ReadBytes(file, sizeof(int)));
        if (iterations is < 1 or > MaxIterations)
        {
            throw Damaged.Because("its header makes no sense");
        }

        return new BackupHeader(new KeySource(iterations, ReadBytes(file, SaltBytes), ReadBytes(file, Passphrase.CheckBytes)));
    }

    /// <summary>The key, from the passphrase.</summary>
    /// <exception cref="RefusedException">It is not the passphrase of this backup.</exception>
    public byte[]? KeyFrom(Passphrase? passphrase)
    {
        if (Encryption is not { } source)
        {
            return null;
        }

        if (passphrase is null)
        {
            throw new RefusedException(
                "passphraseNeeded",
                $"The backup is encrypted. Name the file with its passphrase: --passphrase-file, or Backup:PassphraseFile, or the variable {Passphrase.Variable}.");
        }

        var (key, check) = passphrase.Derive(source.Salt, source.Iterations);
        return CryptographicOperations.FixedTimeEquals(check, source.Check)
            ? key
            : throw new RefusedException("wrongPassphrase", "The passphrase is not the one of this backup.");
    }

    private static byte[] ReadBytes(Stream file, int count)
    {
        byte[] bytes = new byte[count];
        return file.ReadAtLeast(bytes, count, throwOnEndOfStream: false) == count ? bytes : throw Damaged.Because("it is cut off");
    }
}
