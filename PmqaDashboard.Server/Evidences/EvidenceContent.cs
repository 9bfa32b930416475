namespace PmqaDashboard.Server.Evidences;

/// <summary>The bytes of a file. The same bytes are kept once, whoever adds them and however often.</summary>
internal sealed class EvidenceContent
{
    /// <summary>SHA-256 in lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    public required byte[] Bytes { get; init; }
}
