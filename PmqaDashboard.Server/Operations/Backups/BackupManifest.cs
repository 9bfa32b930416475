using System.Text.Encodings.Web;
using System.Text.Json;

namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>What a backup says about itself. Everything in it is checked against the data when the backup is read.</summary>
/// <param name="Format">Version of the backup's content.</param>
/// <param name="Product">Version of the product that made it.</param>
/// <param name="Provider">Database that it was made from.</param>
/// <param name="Migration">Last migration of the store, as its SQLite form has it.</param>
/// <param name="MadeAtUtc">When it was made, by the real clock.</param>
/// <param name="FiscalAtUtc">The same moment by the fiscal clock.</param>
/// <param name="HeadSequence">Sequence of the last change; 0 when nothing was ever changed.</param>
/// <param name="JournalSha256">Hash of the journal, see <see cref="JournalHash"/>.</param>
/// <param name="Rows">Rows by table.</param>
/// <param name="DatabaseBytes">Size of the database in it.</param>
/// <param name="DatabaseSha256">Its SHA-256.</param>
internal sealed record BackupManifest(
    int Format,
    string Product,
    string Provider,
    string Migration,
    DateTime MadeAtUtc,
    DateTime FiscalAtUtc,
    long HeadSequence,
    string JournalSha256,
    IReadOnlyDictionary<string, long> Rows,
    long DatabaseBytes,
    string DatabaseSha256)
{
    /// <summary>The version that is written.</summary>
    public const int CurrentFormat = 1;

    private const int MaxBytes = 1024 * 1024;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The manifest as JSON.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="RefusedException">It is of a later format.</exception>
    /// <exception cref="JsonException">It is none.</exception>
    public static BackupManifest Read(Stream json, long length)
    {
        if (length > MaxBytes)
        {
            throw Damaged.Because("its manifest is too long");
        }

        var manifest = JsonSerializer.Deserialize<BackupManifest>(json, Options) ?? throw Damaged.Because("its manifest is empty");
        return manifest.Format == CurrentFormat
            ? manifest
            : throw new RefusedException("unknownFormat", $"The backup was made by version {manifest.Product}, whose format this version does not know.");
    }
}
