using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace PmqaDashboard.Server.Data.Transfer;

/// <summary>Writes the rows of one table as fast as its database takes them.</summary>
internal abstract class TableWriter : IAsyncDisposable
{
    public static async Task<TableWriter> OpenAsync(DbContext target, StoreTable table, CancellationToken cancellationToken)
    {
        if (!target.Database.IsNpgsql())
        {
            return new Inserts(target, table);
        }

        var connection = (NpgsqlConnection)target.Database.GetDbConnection();
        return new Copy(
            await connection.BeginBinaryImportAsync(
                $"COPY {StoreTable.Quoted(table.Name)} ({StoreTable.Names(table.Columns.Select(c => c.Name))}) FROM STDIN (FORMAT BINARY)", cancellationToken),
            [.. table.Columns.Select(c => TypeOf(c.Type))]);
    }

    public abstract ValueTask WriteAsync(object?[] row, CancellationToken cancellationToken);

    /// <summary>Ends it; without this nothing is written.</summary>
    public abstract ValueTask CompleteAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();

    private static NpgsqlDbType TypeOf(Type type) =>
        type == typeof(string) ? NpgsqlDbType.Text
        : type == typeof(long) ? NpgsqlDbType.Bigint
        : type == typeof(int) ? NpgsqlDbType.Integer
        : type == typeof(bool) ? NpgsqlDbType.Boolean
        : type == typeof(decimal) ? NpgsqlDbType.Numeric
        : type == typeof(DateTime) || type == typeof(DateTimeOffset) ? NpgsqlDbType.TimestampTz
        : type == typeof(byte[]) ? NpgsqlDbType.Bytea
        : throw new NotSupportedException($"Columns of the type {type.Name} are not carried yet.");

    private sealed class Copy(NpgsqlBinaryImporter importer, NpgsqlDbType[] types) : TableWriter
    {
        public override async ValueTask WriteAsync(object?[] row, CancellationToken cancellationToken)
        {
            await importer.StartRowAsync(cancellationToken);
            for (int c = 0; c < row.Length; c++)
            {
                await (row[c] is { } value ? importer.WriteAsync(value, types[c], cancellationToken) : importer.WriteNullAsync(cancellationToken));
            }
        }

        public override async ValueTask CompleteAsync(CancellationToken cancellationToken) => await importer.CompleteAsync(cancellationToken);

        public override ValueTask DisposeAsync() => importer.DisposeAsync();
    }

    private sealed class Inserts : TableWriter
    {
        private readonly DbCommand _insert;
        private readonly bool[] _withOffset;

        public Inserts(DbContext target, StoreTable table)
        {
            _withOffset = [.. table.Columns.Select(c => c.Type == typeof(DateTimeOffset))];
            _insert = StoreTable.Command(
                target,
                $"INSERT INTO {StoreTable.Quoted(table.Name)} ({StoreTable.Names(table.Columns.Select(c => c.Name))}) VALUES ({string.Join(", ", table.Columns.Select((_, c) => $"@p{c}"))})");
            for (int c = 0; c < table.Columns.Count; c++)
            {
                var parameter = _insert.CreateParameter();
                parameter.ParameterName = $"@p{c}";
                _insert.Parameters.Add(parameter);
            }
        }

        public override async ValueTask WriteAsync(object?[] row, CancellationToken cancellationToken)
        {
            for (int c = 0; c < row.Length; c++)
            {
                _insert.Parameters[c].Value = row[c] switch
                {
                    null => DBNull.Value,
                    DateTime moment when _withOffset[c] => new DateTimeOffset(moment, TimeSpan.Zero),
                    var value => value,
                };
            }

            await _insert.ExecuteNonQueryAsync(cancellationToken);
        }

        public override ValueTask CompleteAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public override ValueTask DisposeAsync() => _insert.DisposeAsync();
    }
}
