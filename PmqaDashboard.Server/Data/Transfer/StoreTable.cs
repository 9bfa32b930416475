using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace PmqaDashboard.Server.Data.Transfer;

/// <summary>A column as it is carried.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it holds, the same in every database: text, numbers, moments, bytes.</param>
internal sealed record StoreColumn(string Name, Type Type);

/// <summary>
/// A table of the store as the model has it: nobody lists tables by hand, so a new one cannot be forgotten.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns, in an order that does not depend on the database.</param>
/// <param name="Key">Columns of its key, by which its rows are read and written.</param>
internal sealed record StoreTable(string Name, IReadOnlyList<StoreColumn> Columns, IReadOnlyList<string> Key)
{
    /// <summary>The tables of a store, each after those that its rows refer to.</summary>
    public static IReadOnlyList<StoreTable> Of(DbContext context)
    {
        var tables = context.Model.GetRelationalModel().Tables.OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<ITable>();
        while (tables.Count > 0)
        {
            // A table that refers to itself refers to rows with smaller keys.
            var next = tables.FirstOrDefault(t => t.ForeignKeyConstraints.All(f => f.PrincipalTable == t || ordered.Contains(f.PrincipalTable)))
                ?? throw new InvalidOperationException($"Tables refer to each other in a circle: {string.Join(", ", tables.Select(t => t.Name))}.");
            tables.Remove(next);
            ordered.Add(next);
        }

        return [.. ordered.Select(Of)];
    }

    /// <summary>Reads all rows, in the order of the key. The array is the same each time.</summary>
    public async IAsyncEnumerable<object?[]> ReadAsync(DbContext context)
    {
        await using var command = Command(context, $"SELECT {Names(Columns.Select(c => c.Name))} FROM {Quoted(Name)} ORDER BY {Names(Key)}");
        await using var reader = await command.ExecuteReaderAsync();
        object?[] row = new object?[Columns.Count];
        while (await reader.ReadAsync())
        {
            for (int c = 0; c < row.Length; c++)
            {
                row[c] = reader.IsDBNull(c) ? null : Value(reader, c, Columns[c].Type);
            }

            yield return row;
        }
    }

    /// <summary>A command on the context's connection, in its transaction, which may take long.</summary>
    public static DbCommand Command(DbContext context, string sql)
    {
        var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.Transaction = (context.Database.CurrentTransaction
            ?? throw new InvalidOperationException("A store is carried as it is at one moment, so within a transaction.")).GetDbTransaction();
        return command;
    }

    /// <summary>Names, quoted, in a row.</summary>
    public static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(Quoted));

    /// <summary>A name, quoted.</summary>
    public static string Quoted(string name) => $"\"{name}\"";

    private static StoreTable Of(ITable table) => new(
        table.Name,
        [.. table.Columns.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => new StoreColumn(c.Name, TypeOf(c)))],
        [.. table.PrimaryKey!.Columns.Select(c => c.Name)]);

    private static Type TypeOf(IColumn column)
    {
        var property = column.PropertyMappings[0].Property;
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    private static object Value(DbDataReader reader, int column, Type type) =>
        type == typeof(string) ? reader.GetString(column)
        : type == typeof(long) ? reader.GetInt64(column)
        : type == typeof(int) ? reader.GetInt32(column)
        : type == typeof(bool) ? reader.GetBoolean(column)
        : type == typeof(decimal) ? reader.GetDecimal(column)
        : type == typeof(DateTime) ? Kept.Moment(DateTime.SpecifyKind(reader.GetDateTime(column), DateTimeKind.Utc))
        : type == typeof(DateTimeOffset) ? Kept.Moment(reader.GetFieldValue<DateTimeOffset>(column).UtcDateTime)
        : type == typeof(byte[]) ? reader.GetFieldValue<byte[]>(column)
        : throw new NotSupportedException($"Columns of the type {type.Name} are not carried yet.");
}
