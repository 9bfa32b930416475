using System.IO.Compression;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Domain.Live;

/// <summary>How a checkpoint is written: compressed, numbers as differences, nothing that the plans say already, nothing of the official record.</summary>
internal static class CheckpointFormat
{
    // Another number whenever the format changes, or a rule by which history and notes are made.
    public const byte Version = 2;

    public static byte[] Write(PlanIndex index, Standing standing)
    {
        using var bytes = new MemoryStream();
        using var writer = new CheckpointWriter(bytes);
        writer.Write(Version);
        writer.Write(index.Fingerprint);
        writer.Write(standing.Sequence);
        writer.Write(standing.LatestUtc.Ticks);
        int shares = index.Book.Shares;
        for (int i = 0; i < shares; i++)
            writer.WriteReports(standing.Reported.Reports(i));

        var passed = standing.History.Passed;
        writer.Write7BitEncodedInt(passed.Length);
        for (int i = 0; i < passed.Length; i++)
            writer.WritePassed(i == passed.Length - 1 ? passed[i] : passed[i] with { State = null }, standing.Reported, shares);

        writer.Write7BitEncodedInt(standing.Latest.Changes.Length);
        foreach (var note in standing.Latest.Changes)
            writer.WriteNote(note);

        writer.Flush();
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            brotli.Write(bytes.GetBuffer(), 0, (int)bytes.Length);

        return packed.ToArray();
    }

    /// <returns>Null when it was written for other plans or by another version.</returns>
    public static Standing? Read(ReadOnlyMemory<byte> content, PlanIndex index, OfficialRecord record, DateTime nowUtc)
    {
        using var bytes = new MemoryStream(content.ToArray(), writable: false);
        using var packed = new BrotliStream(bytes, CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        packed.CopyTo(unpacked);
        unpacked.Position = 0;
        using var reader = new CheckpointReader(unpacked);
        if (reader.ReadByte() != Version || !reader.ReadBytes(index.Fingerprint.Length).AsSpan().SequenceEqual(index.Fingerprint))
            return null;

        long sequence = reader.ReadInt64();
        var latestUtc = new DateTime(reader.ReadInt64(), DateTimeKind.Utc);
        var shares = new ReportStack?[index.Book.Shares];
        for (int i = 0; i < shares.Length; i++)
            shares[i] = reader.ReadReports();

        var reported = new ProgressState(index.Book, new ChunkedArray<ReportStack?>(shares));
        var passed = new PassedDay[reader.Read7BitEncodedInt()];
        for (int i = 0; i < passed.Length; i++)
            passed[i] = reader.ReadPassed(index.Book, shares);

        var notes = new ChangeNote[reader.Read7BitEncodedInt()];
        for (int i = 0; i < notes.Length; i++)
            notes[i] = reader.ReadNote();

        var history = YearHistory.Resume(index.Book.Agency.Year, passed, FiscalClock.DayOf(nowUtc));
        return new Standing(sequence, latestUtc, reported, history, new LatestSlice([.. notes]), record);
    }
}
