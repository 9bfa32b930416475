using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace PmqaDashboard.Server.Data.Transfer;

/// <summary>What a table holds.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Sha256">A hash over all of them.</param>
internal sealed record TableContent(string Table, long Rows, string Sha256);

/// <summary>
/// What a store holds, by table, the same for every database: two stores with equal content hold the same. Into the hash of a table
/// go its rows in the order of the key, and of a row its values in the order of the columns' names, each as UTF-8 text (or as its
/// bytes) with its length before it (32 bits, big endian; -1 for null). Moments are microseconds since the year 1, numbers have no
/// needless zeros.
/// </summary>
/// <param name="Tables">The tables, by name.</param>
internal sealed record StoreContent(IReadOnlyList<TableContent> Tables)
{
    /// <summary>All rows.</summary>
    public long Rows => Tables.Sum(t => t.Rows);

    /// <summary>A hash over the hashes of all tables.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Concat(Tables.Select(t => $"{t.Table} {t.Rows} {t.Sha256}\n")))));

    /// <summary>Content of one table.</summary>
    public TableContent this[string table] => Tables.Single(t => t.Table == table);

    /// <summary>Reads a store, within the context's transaction.</summary>
    public static async Task<StoreContent> ReadAsync(DbContext context, CancellationToken cancellationToken)
    {
        var tables = new List<TableContent>();
        foreach (var table in StoreTable.Of(context))
        {
            using var hash = new TableHash(table.Name);
            await foreach (object?[] row in table.ReadAsync(context))
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.Add(row);
            }

            tables.Add(hash.Content);
        }

        return Of(tables);
    }

    /// <summary>Names of the tables that differ.</summary>
    public IReadOnlyList<string> DifferencesFrom(StoreContent other) =>
        [.. Tables.Except(other.Tables).Concat(other.Tables.Except(Tables)).Select(t => t.Table).Distinct().Order(StringComparer.Ordinal)];

    internal static StoreContent Of(IEnumerable<TableContent> tables) => new([.. tables.OrderBy(t => t.Table, StringComparer.Ordinal)]);
}

/// <summary>Adds up what a table holds.</summary>
/// <param name="table">Its name.</param>
internal sealed class TableHash(string table) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _length = new byte[sizeof(int)];
    private long _rows;

    public TableContent Content => new(table, _rows, Convert.ToHexStringLower(_hash.GetCurrentHash()));

    public void Add(object?[] row)
    {
        _rows++;
        foreach (object? value in row)
        {
            byte[] bytes = value switch
            {
                null => [],
                byte[] own => own,
                string text => Encoding.UTF8.GetBytes(text),
                bool flag => flag ? "1"u8.ToArray() : "0"u8.ToArray(),
                DateTime moment => Text(moment.Ticks / TimeSpan.TicksPerMicrosecond),
                decimal number => Encoding.UTF8.GetBytes(number.ToString("0.############################", CultureInfo.InvariantCulture)),
                int or long => Text(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
                _ => throw new NotSupportedException($"Values of the type {value.GetType().Name} are not carried yet."),
            };
            BinaryPrimitives.WriteInt32BigEndian(_length, value is null ? -1 : bytes.Length);
            _hash.AppendData(_length);
            _hash.AppendData(bytes);
        }
    }

    public void Dispose() => _hash.Dispose();

    private static byte[] Text(long number) => Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture));
}
