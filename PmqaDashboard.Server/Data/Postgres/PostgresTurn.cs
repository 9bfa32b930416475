using Microsoft.EntityFrameworkCore;

namespace PmqaDashboard.Server.Data.Postgres;

/// <summary>
/// The turn of writers, over all nodes: an advisory lock that a transaction holds until it has ended, so that whoever is next sees
/// all that was committed before. It does for several nodes what BEGIN IMMEDIATE does for one file.
/// </summary>
internal static class PostgresTurn
{
    /// <summary>The lock, in the database of the store. The trigger that numbers the journal takes the same.</summary>
    public const long Key = 0x504D_5141_0002; // "PMQA" 2

    /// <summary>Waits for the turn, within a transaction that has just begun.</summary>
    public static Task TakeAsync(PmqaDbContext context, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Key})", cancellationToken);
}
