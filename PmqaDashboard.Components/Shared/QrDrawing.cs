using System.Collections;
using System.Globalization;
using System.Text;
using QRCoder;

namespace PmqaDashboard.Components.Shared;

/// <summary>A QR code as paths of an SVG, a module to a unit.</summary>
/// <param name="Side">Modules of a side, with the quiet zone.</param>
/// <param name="Modules">The dark modules, a row's neighbours in one piece.</param>
internal sealed record QrDrawing(int Side, string Modules)
{
    /// <summary>Light modules around the code, as ISO/IEC 18004 asks; QRCoder's matrix has them.</summary>
    public const int QuietZone = 4;

    public string ViewBox => FormattableString.Invariant($"0 0 {Side} {Side}");

    public string Ground => FormattableString.Invariant($"M0 0h{Side}v{Side}h-{Side}z");

    /// <summary>Draws a text. A code is read from a glossy panel or over a room, so a good part of it may be lost (level M, 15 %).</summary>
    public static QrDrawing Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (int y = 0; y < data.ModuleMatrix.Count; y++)
        {
            AddRow(path, data.ModuleMatrix[y], y);
        }

        return new QrDrawing(data.ModuleMatrix.Count, path.ToString());
    }

    private static void AddRow(StringBuilder path, BitArray row, int y)
    {
        for (int x = 0; x < row.Count; x++)
        {
            int from = x;
            while (x < row.Count && row[x])
            {
                x++;
            }

            if (x > from)
            {
                path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h-{x - from}z");
            }
        }
    }
}
