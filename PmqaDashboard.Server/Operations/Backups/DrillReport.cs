using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>A drill's report as files: Markdown for people, in Thai and English, and the same as JSON.</summary>
/// <param name="File">The Markdown.</param>
/// <param name="Sha256">Its SHA-256.</param>
internal sealed record DrillReport(string File, string Sha256)
{
    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the report into a directory, which is made when it is not there.</summary>
    public static DrillReport Write(string directory, DrillResult result)
    {
        DurableFile.CreateDirectory(directory);
        string name = Path.Combine(directory, result.AtUtc.ToString("'drill-'yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture));
        byte[] markdown = Encoding.UTF8.GetBytes(Markdown(result));
        DurableFile.Write(name + ".json", file => file.Write(JsonSerializer.SerializeToUtf8Bytes(result, Options)), _ => { });
        DurableFile.Write(name + ".md", file => file.Write(markdown), _ => { });
        return new DrillReport(name + ".md", Convert.ToHexStringLower(SHA256.HashData(markdown)));
    }

    /// <summary>What is filed on a step of the plan: verdict, date, what was restored, and the report with its hash.</summary>
    public string Evidence(DrillResult result)
    {
        string verdict = result.Passed ? "ผ่าน" : "ไม่ผ่าน";
        string restored = result.RestoreSeconds is { } seconds
            ? $"กู้คืนจาก {Path.GetFileName(result.Backup!.File)} ใน {Text(seconds)} วินาที "
            : "";
        string compared = result is { Passed: true, LostChanges: { } lost }
            ? $"ตัวเลขทุกตัวตรงกับระบบที่ใช้งานอยู่ หากระบบเสียหายขณะฝึกซ้อม ข้อมูลที่จะสูญหายคือ {Text(lost)} รายการใน {Text(Hours(result.AgeSeconds!.Value))} ชั่วโมงสุดท้าย "
            : "";
        return $"ฝึกซ้อมการกู้คืนข้อมูลจากแฟ้มสำรอง เมื่อ {ThaiDate.Full(result.FiscalDay)}: {verdict} {restored}{compared}"
            + $"รายงานการฝึกซ้อม {Path.GetFileName(File)} (SHA-256 {Sha256})";
    }

    private static string Markdown(DrillResult result)
    {
        var text = new StringBuilder();
        text.AppendLine("# รายงานการฝึกซ้อมกู้คืนข้อมูล / Restore drill");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"**{(result.Passed ? "ผ่าน / PASSED" : "ไม่ผ่าน / FAILED")}** · {ThaiDate.Full(result.FiscalDay)} · {Moment(result.AtUtc)}");
        text.AppendLine();
        foreach (string fault in result.Faults)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {fault}");
        }

        if (result.Faults.Count > 0)
        {
            text.AppendLine();
        }

        text.AppendLine("| | |");
        text.AppendLine("|---|---|");
        foreach (var (name, value) in Rows(result).Where(r => r.Value is not null))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {value} |");
        }

        return text.ToString();
    }

    private static IEnumerable<(string Name, string? Value)> Rows(DrillResult result)
    {
        yield return ("แฟ้มสำรอง / Backup", result.Backup is { } b ? $"`{b.File}`, {Text(b.Bytes)} bytes, SHA-256 `{b.Sha256}`" : null);
        yield return ("สำรองเมื่อ / Made at", result.Backup is { } made ? Moment(made.MadeAtUtc) : null);
        yield return ("รุ่นของระบบ / Version", result.Manifest is { } m ? $"{m.Product} ({m.Provider}, {m.Migration}); drill by {result.Product}" : result.Product);
        yield return ("เวลาที่ใช้กู้คืนและคำนวณตัวเลขทั้งหมด / Restored, checked and computed in", Unit(result.RestoreSeconds, "s"));
        yield return ("ข้อมูลที่จะสูญหาย / Would have been lost", result.LostChanges is { } lost ? $"{Text(lost)} changes of the last {Text(Hours(result.AgeSeconds!.Value))} h" : null);
        yield return ("รายการเปลี่ยนแปลงสุดท้าย / Last change", result.Restored is { } r ? $"backup {Text(r.HeadSequence)}, living store {Text(result.Living!.HeadSequence)}" : null);
        yield return ("ร้อยละตามแผน / Planned %", Unit(result.Planned, "%"));
        yield return ("ร้อยละที่รายงาน / Reported %", Unit(result.Reported, "%"));
        yield return ("บันทึกการเปลี่ยนแปลง / Journal", Compared(result, s => s.JournalSha256));
        yield return ("ตัวเลขทั้งหมด / All figures", Compared(result, s => s.BoardSha256 ?? "no plans"));
        yield return ("เวลาที่ใช้เปรียบเทียบ / Compared in", Unit(result.CompareSeconds, "s"));
        foreach (var (table, count) in result.Manifest?.Rows ?? new Dictionary<string, long>())
        {
            yield return ($"{table}", $"{Text(count)} rows");
        }
    }

    private static string? Compared(DrillResult result, Func<DrillResult.Side, string> hash) =>
        result is { Restored: { } restored, Living: { } living }
            ? $"{(hash(restored) == hash(living) ? "ตรงกัน / equal" : "ไม่ตรงกัน / DIFFERENT")}: backup `{hash(restored)}`, living store `{hash(living)}`"
            : null;

    private static decimal Hours(decimal seconds) => decimal.Round(seconds / 3600, 2);

    private static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string? Unit(decimal? number, string unit) => number is { } n ? $"{Text(decimal.Round(n, 3))} {unit}" : null;

    private static string Text(decimal number) => number.ToString("#,0.###", CultureInfo.InvariantCulture);
}
