using System.Security.Cryptography;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Domain.Live;

/// <summary>
/// What the journal comes to up to a sequence, kept so that a Board need not be made from the first change on. It is a help and
/// never the truth: one that is damaged, of another plan or written by another version is not taken, and the journal is read
/// instead.
/// </summary>
/// <param name="Sequence">Sequence of the last change that is in it.</param>
/// <param name="LatestUtc">Latest moment of a change that is in it.</param>
/// <param name="Data">Everything else.</param>
public sealed record Checkpoint(long Sequence, DateTime LatestUtc, byte[] Data)
{
    /// <summary>Bytes at the beginning of <see cref="Data"/> that prove the rest.</summary>
    private const int Seal = SHA256.HashSizeInBytes;

    /// <summary>Tells which checkpoints can be taken for a plan book: only those with the same key.</summary>
    public static string KeyOf(PlanBook book) =>
        $"{CheckpointFormat.Version}-{Convert.ToHexStringLower(PlanIndex.Of(book).Fingerprint[..16])}";

    /// <summary>A checkpoint of a Board that the <see cref="BoardBuilder"/> made.</summary>
    public static Checkpoint Of(Board board)
    {
        var memory = board.Memory ?? throw new ArgumentException("The Board was not made by the BoardBuilder.", nameof(board));
        byte[] content = CheckpointFormat.Write(memory.Index, memory.Standing);
        return new Checkpoint(memory.Standing.Sequence, memory.Standing.LatestUtc, [.. SHA256.HashData(content), .. content]);
    }

    /// <summary>Goes on from here.</summary>
    /// <param name="book">The plans.</param>
    /// <param name="nowUtc">The fiscal clock's present moment.</param>
    /// <param name="record">
    /// Changes of the official record up to the checkpoint, in order. They are few beside reports of progress, and are read anew.
    /// </param>
    /// <returns>Null when the checkpoint cannot be taken for these plans.</returns>
    public BoardFold? Resume(PlanBook book, DateTime nowUtc, IEnumerable<Change> record)
    {
        if (Data.Length <= Seal || !SHA256.HashData(Data.AsSpan(Seal)).AsSpan().SequenceEqual(Data.AsSpan(0, Seal)))
            return null;

        var official = record.Aggregate(OfficialRecord.Begin(book), (before, change) => before.With(change));
        var index = PlanIndex.Of(official.Rounds.Rounds.SequenceEqual(book.Agency.Rounds) ? book : book.With(official.Rounds.Rounds));
        return CheckpointFormat.Read(Data.AsMemory(Seal), index, official, nowUtc) is { } standing
            && (standing.Sequence, standing.LatestUtc) == (Sequence, LatestUtc)
            ? new BoardFold(index, standing, nowUtc)
            : null;
    }
}
