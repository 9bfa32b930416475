using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>
/// The form of a backup: a header, a body, and the SHA-256 of both. The body is a tar archive, compressed with gzip, of
/// manifest.json and pmqa.db (a SQLite database, whatever the store is kept in); encrypted if asked. docs/backup-format.md
/// says it byte by byte.
/// </summary>
internal static class BackupFile
{
    private const string ManifestEntry = "manifest.json";
    private const string DatabaseEntry = "pmqa.db";

    /// <summary>Writes a backup to an empty file.</summary>
    /// <returns>The SHA-256 with which the file ends.</returns>
    public static byte[] Write(Stream file, BackupManifest manifest, string database, Passphrase? passphrase)
    {
        var (header, key) = BackupHeader.New(passphrase);
        byte[] head = header.ToBytes();
        using var hashed = new HashingStream(file);
        hashed.Write(head);
        if (key is null)
        {
            WriteArchive(hashed, manifest, database);
        }
        else
        {
            using var cipher = new ChunkCipher(key, head);
            using var body = new SealingStream(hashed, cipher);
            WriteArchive(body, manifest, database);
            body.Finish();
        }

        byte[] hash = hashed.Hash;
        file.Write(hash);
        return hash;
    }

    /// <summary>Reads a backup from its beginning to its end, checking all of it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="passphrase">The passphrase; needed when it is encrypted.</param>
    /// <param name="database">Where its database is written to; nobody may use it before this returns.</param>
    /// <returns>Its manifest.</returns>
    /// <exception cref="RefusedException">It is damaged, of a later version, or the passphrase is wrong.</exception>
    public static BackupManifest Read(string path, Passphrase? passphrase, Stream database)
    {
        using var file = Open(path);
        CheckHash(file);
        file.Position = 0;
        var header = BackupHeader.Read(file);
        byte[]? key = header.KeyFrom(passphrase);
        long length = file.Length - file.Position - BackupHeader.HashBytes;
        try
        {
            using var cipher = key is null ? null : new ChunkCipher(key, header.ToBytes());
            using Stream body = cipher is null ? new BoundedStream(file, length) : new OpeningStream(file, length, cipher);
            var manifest = ReadArchive(body, database);

            // The archive may end before its last chunk, which has to be genuine too.
            body.CopyTo(Stream.Null);
            return manifest;
        }
        catch (CryptographicException e)
        {
            throw Damaged.Because("a part of it is not what was encrypted", e);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or JsonException or FormatException or OverflowException)
        {
            throw Damaged.Because($"its content cannot be read ({e.Message})", e);
        }
    }

    /// <summary>The SHA-256 with which a file ends, as text; everything before it is checked against it.</summary>
    /// <exception cref="RefusedException">It is damaged.</exception>
    public static string HashOf(string path)
    {
        using var file = Open(path);
        return Convert.ToHexStringLower(CheckHash(file));
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = ChunkCipher.SealedBytes });
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RefusedException("noSuchFile", $"There is no file {path}.", e);
        }
    }

    private static byte[] CheckHash(FileStream file)
    {
        long length = file.Length - BackupHeader.HashBytes;
        if (length < 0)
        {
            throw Damaged.NotABackup();
        }

        byte[] found = SHA256.HashData(new BoundedStream(file, length));
        byte[] said = new byte[BackupHeader.HashBytes];
        file.Position = length;
        file.ReadExactly(said);
        if (found.AsSpan().SequenceEqual(said))
        {
            return found;
        }

        // What is no backup at all is told apart, as far as that can be seen.
        file.Position = 0;
        BackupHeader.Read(file);
        throw Damaged.Because("its content does not have the hash that stands at its end; it was changed or cut off");
    }

    private static void WriteArchive(Stream body, BackupManifest manifest, string database)
    {
        using var gzip = new GZipStream(body, CompressionLevel.Optimal, leaveOpen: true);
        using var tar = new TarWriter(gzip, TarEntryFormat.Pax, leaveOpen: true);
        using var json = new MemoryStream(manifest.ToJson());
        using var data = File.OpenRead(database);
        tar.WriteEntry(Entry(ManifestEntry, json, manifest));
        tar.WriteEntry(Entry(DatabaseEntry, data, manifest));
    }

    private static PaxTarEntry Entry(string name, Stream data, BackupManifest manifest) => new(TarEntryType.RegularFile, name)
    {
        DataStream = data,
        ModificationTime = new DateTimeOffset(manifest.MadeAtUtc),
        Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
    };

    private static BackupManifest ReadArchive(Stream body, Stream database)
    {
        using var gzip = new GZipStream(body, CompressionMode.Decompress, leaveOpen: true);
        using var tar = new TarReader(gzip);
        var first = Next(tar, ManifestEntry);
        var manifest = BackupManifest.Read(first.DataStream!, first.Length);
        var second = Next(tar, DatabaseEntry);
        using var hashed = new HashingStream(database);
        second.DataStream!.CopyTo(hashed, ChunkCipher.PlainBytes);
        return hashed.Count == manifest.DatabaseBytes && Convert.ToHexStringLower(hashed.Hash) == manifest.DatabaseSha256
            ? manifest
            : throw Damaged.Because("its database is not the one that its manifest names");
    }

    private static TarEntry Next(TarReader tar, string name) =>
        tar.GetNextEntry() is { EntryType: TarEntryType.RegularFile, DataStream: not null } entry && entry.Name == name
            ? entry
            : throw Damaged.Because($"{name} is missing");
}
