using System.Text;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Live;

/// <summary>Writes the parts of a checkpoint. What <see cref="CheckpointReader"/> reads is the same, in the same order.</summary>
internal sealed class CheckpointWriter(Stream stream) : BinaryWriter(stream, Encoding.UTF8, leaveOpen: true)
{
    private long _report;
    private long _ticks;

    /// <summary>The newest reports of a share.</summary>
    public void WriteReports(ReportStack? reports, int depth = ProgressState.UsualDepth)
    {
        if (reports is null)
        {
            Write7BitEncodedInt(0);
            return;
        }

        var kept = reports.Newest(depth);
        Write7BitEncodedInt((kept.Count * 2) + (kept.EndsInLost ? 1 : 0));
        foreach (var report in kept.Reports.Select(r => r.Top))
        {
            WriteDecimal(report.Percent);
            Write7BitEncodedInt64(ZigZag(report.ReportId - _report));
            Write7BitEncodedInt64(ZigZag(report.AtUtc.Ticks - _ticks));
            (_report, _ticks) = (report.ReportId, report.AtUtc.Ticks);
        }
    }

    /// <summary>A passed day; of what was reported by its end, the newest reports where they differ from now.</summary>
    public void WritePassed(PassedDay passed, ProgressState now, int shares)
    {
        Write7BitEncodedInt(passed.Day.DayNumber);
        WriteMaybe(passed.Percent);
        Write(passed.State is not null);
        if (passed.State is not { } then)
            return;

        for (int i = 0; i < shares; i++)
        {
            bool same = ReferenceEquals(then.Reports(i), now.Reports(i));
            Write(same);
            if (!same)
                WriteReports(then.Reports(i), depth: 1);
        }
    }

    /// <summary>A latest change.</summary>
    public void WriteNote(ChangeNote note)
    {
        var change = note.Change;
        Write(change.Sequence);
        Write(change.AtUtc.Ticks);
        Write(change.Kind.ToString());
        WriteMaybe(change.StepId);
        WriteMaybe(change.Unit);
        Write(change.AccountId);
        Write(change.AccountName);
        WriteMaybe(change.ReportId);
        WriteMaybe(change.Before);
        WriteMaybe(change.After);
        WriteMaybe(change.Round);
        WriteMaybe(change.Subject);
        WriteMaybe(change.Data);
        WriteMaybe(note.Plan);
        WriteMaybe(note.Category);
        WriteMaybe(note.StepAfter);
        WriteMaybe(note.CategoryBefore);
        WriteMaybe(note.CategoryAfter);
        WriteMaybe(note.AgencyBefore);
        WriteMaybe(note.AgencyAfter);
    }

    private void WriteMaybe(string? text)
    {
        Write(text is not null);
        if (text is not null)
            Write(text);
    }

    private void WriteMaybe(long? number)
    {
        Write(number is not null);
        if (number is { } value)
            Write7BitEncodedInt64(value);
    }

    private void WriteMaybe(decimal? number)
    {
        Write(number is not null);
        if (number is { } value)
            Write(value);
    }

    // A reported % has few digits: its scale and its digits take three bytes.
    private void WriteDecimal(decimal number)
    {
        decimal digits = number;
        for (int i = 0; i < number.Scale; i++)
            digits *= 10;

        bool isShort = number.Scale < 8 && number is >= 0 and <= 100;
        Write((byte)(isShort ? number.Scale : byte.MaxValue));
        if (isShort)
            Write7BitEncodedInt64((long)digits);
        else
            Write(number);
    }

    private static long ZigZag(long number) => (number << 1) ^ (number >> 63);
}
