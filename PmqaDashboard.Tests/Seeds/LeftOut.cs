using System.Text.RegularExpressions;

namespace PmqaDashboard.Tests.Seeds;

/// <summary>A cell, or the rest of a cell, that the seeds leave out on purpose.</summary>
/// <param name="Line">Line of the document.</param>
/// <param name="Text">The whole text left out.</param>
/// <param name="Reason">Why it is no data.</param>
internal sealed record LeftOut(int Line, string Text, string Reason)
{
    /// <summary>By name, each used exactly once. seeds/README.md tells the same to people.</summary>
    public static readonly IReadOnlyList<LeftOut> ByName =
    [
        new(139, "(อ้างอิงเลขข้อของเกณฑ์", "Instruction of the form, first half; in other plans it is one text."),
        new(141, "ที่ยังไม่ผ่านเกณฑ์)", "Instruction of the form, second half."),
        new(391, ",", "Stands between two parties."),
        new(444, "หมายเหตุ", "Label of the note, which is kept."),
        new(453, "II ๗ การจัดทำแผนการจัดการความรู้", "Repeats line 440 after a page break."),
        new(456, "หมายเหตุ", "Label of the note, which is kept."),
        new(520, """กิจกรรม/ขั้นตอนการดำเนินงานตามแผน "การเพิ่มประสิทธิภาพกระบวนการปฏิบัติงานของสำนักงานเลขาธิการวุฒิสภา" """.Trim(),
            "Caption that repeats the title."),
        new(540, "-", "Second row of a step whose budget on line 539 is the same dash."),
        new(560, "และ", "Joins two parties."),
    ];

    /// <summary>Labels of the form before the values of a header; the names of the properties say the same.</summary>
    private static readonly string[] Labels =
    [
        "ส่วนราชการ", "ชื่อแผนพัฒนาองค์กร", "เมื่อเทียบกับเกณฑ์ฯ", "เมื่อเทียบกับเกณฑ์", "หมวด", "หน่วยงาน", "วัตถุประสงค์", "งบประมาณ",
        "ตัวชี้วัดหลักของแผนงาน", "ระยะเวลาดำเนินการ", "รายละเอียดโดยย่อ", "วันที่จัดทำ",
    ];

    // The form explains its field "criteria"; two plans misspell it.
    private static readonly Regex Instruction = new("""\(อ้างอิงเลข(ข้อ|ชื่อ)ของเกณฑ์ฯ? ที่ยังไม่ผ่านเกณฑ์ฯ?\)""");

    // What is left of the bars that showed the months; start and end columns say when.
    private static readonly Regex Bar = new("^[█—]+$");

    /// <summary>Whether a cell of a month column holds only remains of a bar.</summary>
    public static bool IsBar(string cell) => Bar.IsMatch(cell);

    /// <summary>A header cell without its label.</summary>
    public static string WithoutLabel(string cell) =>
        Array.Find(Labels, l => cell.StartsWith(l + " :", StringComparison.Ordinal)) is { } label
            ? cell[(label.Length + 2)..].Trim()
            : cell;

    /// <summary>A header cell without its label and without the form's instruction.</summary>
    public static string WithoutForm(string cell) => Instruction.Replace(WithoutLabel(cell), " ").Trim();
}
