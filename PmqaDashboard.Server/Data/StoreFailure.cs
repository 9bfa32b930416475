using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace PmqaDashboard.Server.Data;

/// <summary>
/// Tells what is wrong with the place of the store from what is wrong with the program. A full or read-only disk, a file that another
/// process holds, a database server that is stopped, restarting or out of connections: all of it passes, nothing that was
/// acknowledged is touched, and whoever asks again later is served.
/// </summary>
internal static class StoreFailure
{
    // Primary result codes of SQLite: busy, locked, read-only, input or output failed, full, cannot be opened.
    private static readonly int[] Passing = [5, 6, 8, 10, 13, 14];

    // Classes of SQLSTATE: no connection, out of resources, stopped by an operator; and a standby that is not yet primary.
    private static readonly string[] PassingStates = ["08", "53", "57P", "25006"];

    /// <summary>Whether the store could not be reached or written and will be again.</summary>
    /// <param name="exception">What was thrown, however deep the store's own word lies in it.</param>
    public static bool IsPassing(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            switch (exception)
            {
                case StoreBusyException:
                    return true;
                case SqliteException sqlite:
                    return Passing.Contains(sqlite.SqliteErrorCode);
                case NpgsqlException and not PostgresException:
                    // Not the server's word but the line's: refused, broken, too late, or no host that is the primary.
                    return true;
                case DbException { IsTransient: true }:
                case DbException { SqlState: { } state } when PassingStates.Any(s => state.StartsWith(s, StringComparison.Ordinal)):
                    return true;
            }
        }

        return false;
    }
}

/// <summary>Others have waited too long for the store; nothing was written.</summary>
internal sealed class StoreBusyException() : Exception("The store is held up; the turn to write did not come in time.");
