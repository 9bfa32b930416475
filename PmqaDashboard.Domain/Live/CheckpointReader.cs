using System.Text;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Live;

/// <summary>Reads what a <see cref="CheckpointWriter"/> wrote.</summary>
internal sealed class CheckpointReader(Stream stream) : BinaryReader(stream, Encoding.UTF8, leaveOpen: true)
{
    private long _report;
    private long _ticks;

    public ReportStack? ReadReports()
    {
        int head = Read7BitEncodedInt();
        if (head == 0)
            return null;

        var newestFirst = new StandingReport[head / 2];
        for (int i = 0; i < newestFirst.Length; i++)
        {
            decimal percent = ReadShortDecimal();
            _report += UnZigZag(Read7BitEncodedInt64());
            _ticks += UnZigZag(Read7BitEncodedInt64());
            newestFirst[i] = new StandingReport(percent, _report, new DateTime(_ticks, DateTimeKind.Utc));
        }

        ReportStack? reports = null;
        for (int i = newestFirst.Length - 1; i >= 0; i--)
            reports = new ReportStack(newestFirst[i], reports, lostBelow: reports is null && head % 2 == 1);

        return reports;
    }

    public PassedDay ReadPassed(PlanBook book, ReportStack?[] now)
    {
        var day = DateOnly.FromDayNumber(Read7BitEncodedInt());
        decimal? percent = ReadMaybeDecimal();
        if (!ReadBoolean())
            return new PassedDay(day, percent, null);

        ReportStack?[] then = [.. now];
        for (int i = 0; i < then.Length; i++)
        {
            if (!ReadBoolean())
                then[i] = ReadReports();
        }

        return new PassedDay(day, percent, new ProgressState(book, new ChunkedArray<ReportStack?>(then)));
    }

    public ChangeNote ReadNote()
    {
        var change = new Change(
            ReadInt64(), new DateTime(ReadInt64(), DateTimeKind.Utc), Enum.Parse<ChangeKind>(ReadString()), ReadMaybeString(), ReadMaybeString(),
            ReadString(), ReadString(), ReadMaybeLong(), ReadMaybeDecimal(), ReadMaybeDecimal())
        {
            Round = (int?)ReadMaybeLong(),
            Subject = ReadMaybeString(),
            Data = ReadMaybeString(),
        };
        return new ChangeNote(
            change, (int?)ReadMaybeLong(), (int?)ReadMaybeLong(),
            ReadMaybeDecimal(), ReadMaybeDecimal(), ReadMaybeDecimal(), ReadMaybeDecimal(), ReadMaybeDecimal());
    }

    private string? ReadMaybeString() => ReadBoolean() ? ReadString() : null;

    private long? ReadMaybeLong() => ReadBoolean() ? Read7BitEncodedInt64() : null;

    private decimal? ReadMaybeDecimal() => ReadBoolean() ? ReadDecimal() : null;

    private decimal ReadShortDecimal() => ReadByte() is var scale and < byte.MaxValue
        ? new decimal((int)Read7BitEncodedInt64(), 0, 0, false, scale)
        : ReadDecimal();

    private static long UnZigZag(long number) => (number >>> 1) ^ -(number & 1);
}
