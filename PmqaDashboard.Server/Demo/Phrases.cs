using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Server.Demo;

/// <summary>Words that a made-up report may carry. They are data of the demonstration, as people write them, not texts of screens.</summary>
/// <param name="random">Where chance comes from.</param>
internal sealed class Phrases(Random random)
{
    private const int LongestOutput = 80;

    private static readonly string[] Started =
        ["ประชุมมอบหมายผู้รับผิดชอบแล้ว", "อยู่ระหว่างรวบรวมข้อมูล", "จัดทำแผนปฏิบัติงานแล้ว เริ่มดำเนินการตามแผน"];

    private static readonly string[] UnderWay =
    [
        "อยู่ระหว่างดำเนินการตามแผน", "ประชุมคณะทำงานและสรุปผลแล้ว", "จัดทำร่างเอกสารแล้ว อยู่ระหว่างเสนอผู้บริหาร",
        "รวบรวมข้อมูลจากหน่วยงานที่เกี่ยวข้องแล้ว อยู่ระหว่างวิเคราะห์",
    ];

    private static readonly string[] Obstacles =
    [
        "รอข้อมูลจากหน่วยงานที่เกี่ยวข้อง", "บุคลากรติดภารกิจการประชุมวุฒิสภา", "ระยะเวลาดำเนินการทับซ้อนกับภารกิจอื่น",
        "ข้อมูลที่ได้รับยังไม่ครบถ้วน ต้องขอเพิ่มเติม",
    ];

    private static readonly string[] Recommendations =
        ["ควรกำหนดผู้ประสานงานของทุกสำนักให้ชัดเจน", "ควรกำหนดวันส่งข้อมูลล่วงหน้า", "ขอให้คณะทำงานติดตามความก้าวหน้าทุกเดือน"];

    /// <summary>What was achieved; null now and then, as people leave it out.</summary>
    public string? Result(Step step, decimal percent) => percent switch
    {
        100 => step.Output is { Length: <= LongestOutput } output ? $"ดำเนินการแล้วเสร็จ ผลผลิต: {output}" : "ดำเนินการแล้วเสร็จตามแผน",
        _ when random.Next(3) == 0 => null,
        < 30 => Any(Started),
        _ => Any(UnderWay),
    };

    /// <summary>What stood in the way: often when a share is late, seldom else.</summary>
    public string? Obstacle(bool late) => random.Next(late ? 2 : 12) == 0 ? Any(Obstacles) : null;

    /// <summary>What is recommended, where something stood in the way.</summary>
    public string? Recommendation(string? obstacle) => obstacle is not null && random.Next(3) == 0 ? Any(Recommendations) : null;

    private string Any(string[] words) => words[random.Next(words.Length)];
}
