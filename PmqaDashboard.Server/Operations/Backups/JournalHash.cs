using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>
/// A hash over changes in the order of their sequence, the same for every database. Of each change these values go into
/// SHA-256, each as UTF-8 text with its length in bytes before it (32 bits, big endian; -1 for null): sequence, ticks of its
/// moment, kind, step, unit, account, account's name, report, before, after; then round, subject and data,
/// if any of these three is there. Numbers are written without needless zeros.
/// </summary>
internal sealed class JournalHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _length = new byte[sizeof(int)];

    /// <summary>Sequence of the last change that went in; 0 before the first.</summary>
    public long Head { get; private set; }

    /// <summary>How many changes went in.</summary>
    public long Count { get; private set; }

    public void Add(Change change)
    {
        Add(Text(change.Sequence));
        Add(Text(change.AtUtc.Ticks));
        Add(change.Kind.ToString());
        Add(change.StepId);
        Add(change.Unit);
        Add(change.AccountId);
        Add(change.AccountName);
        Add(change.ReportId is { } report ? Text(report) : null);
        Add(Text(change.Before));
        Add(Text(change.After));
        if (change is not { Round: null, Subject: null, Data: null })
        {
            Add(change.Round is { } round ? Text(round) : null);
            Add(change.Subject);
            Add(change.Data);
        }

        Head = change.Sequence;
        Count++;
    }

    /// <summary>The hash, as text.</summary>
    public override string ToString() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public void Dispose() => _hash.Dispose();

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Text(decimal? number) => number?.ToString("0.############################", CultureInfo.InvariantCulture);

    private void Add(string? text)
    {
        byte[] bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(_length, text is null ? -1 : bytes.Length);
        _hash.AppendData(_length);
        _hash.AppendData(bytes);
    }
}
