using System.Text;

namespace PmqaDashboard.Domain.Evidences;

/// <summary>Recognises what a file is from its content: its name may say anything. What is not on this list is refused.</summary>
public static class MediaTypes
{
    private const string Pdf = "application/pdf";
    private const int Head = 4096;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The type of a file; null for one that is not taken.</summary>
    /// <param name="bytes">The whole file.</param>
    public static string? Recognise(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-"u8) ? Pdf
        : bytes.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith("RIFF"u8) && bytes.Length > 12 && bytes[8..12].SequenceEqual("WEBP"u8) ? "image/webp"
        : bytes.StartsWith("PK\u0003\u0004"u8) ? Office(bytes)
        : Text(bytes);

    /// <summary>Whether a browser may show a type in place: pictures and PDF, which run nothing.</summary>
    public static bool CanPreview(string? type) => type is Pdf or "image/png" or "image/jpeg" or "image/webp";

    /// <summary>The ending that a file of a type is saved with.</summary>
    public static string Ending(string? type) => type switch
    {
        Pdf => ".pdf",
        "image/png" => ".png",
        "image/jpeg" => ".jpg",
        "image/webp" => ".webp",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => ".docx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => ".xlsx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation" => ".pptx",
        "application/vnd.oasis.opendocument.text" => ".odt",
        "application/vnd.oasis.opendocument.spreadsheet" => ".ods",
        _ => ".txt",
    };

    // Names of entries stand uncompressed in a ZIP file, at its beginning and in the directory at its end.
    private static string? Office(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 38 && bytes[30..38].SequenceEqual("mimetype"u8))
        {
            var kind = bytes[38..Math.Min(bytes.Length, 120)];
            return kind.StartsWith("application/vnd.oasis.opendocument.text"u8) ? "application/vnd.oasis.opendocument.text"
                : kind.StartsWith("application/vnd.oasis.opendocument.spreadsheet"u8) ? "application/vnd.oasis.opendocument.spreadsheet"
                : null;
        }

        return bytes.IndexOf("[Content_Types].xml"u8) < 0 || bytes.IndexOf("vbaProject.bin"u8) >= 0 ? null
            : bytes.IndexOf("word/document.xml"u8) >= 0 ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            : bytes.IndexOf("xl/workbook.xml"u8) >= 0 ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            : bytes.IndexOf("ppt/presentation.xml"u8) >= 0 ? "application/vnd.openxmlformats-officedocument.presentationml.presentation"
            : null;
    }

    // Text is served as text/plain and never sniffed, so that a page in it stays words; what calls itself a page or a script is not taken.
    private static string? Text(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes.Contains((byte)0))
            return null;

        try
        {
            string head = Strict.GetString(bytes[..Math.Min(bytes.Length, WholeRunes(bytes))]).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
            bool isMarkup = head.StartsWith('<') || head.StartsWith("#!", StringComparison.Ordinal);
            return isMarkup || head.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t' or '\f')) ? null : "text/plain";
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // The head may end within a letter.
    private static int WholeRunes(ReadOnlySpan<byte> bytes)
    {
        int end = Math.Min(bytes.Length, Head);
        while (end < bytes.Length && end > 0 && (bytes[end] & 0xC0) == 0x80)
            end--;

        return end;
    }
}
