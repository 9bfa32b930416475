using Microsoft.EntityFrameworkCore.Storage;

namespace PmqaDashboard.Server.Data;

/// <summary>The database under the store, as far as one provider differs from the other.</summary>
internal interface IDatabase
{
    /// <summary>Which database it is, for messages: where it stands, and never a password.</summary>
    string Name { get; }

    /// <summary>What it is, for people: "SQLite", "PostgreSQL".</summary>
    string Product { get; }

    /// <summary>How many bytes it takes.</summary>
    Task<long> SizeAsync(CancellationToken cancellationToken);

    /// <summary>Brings its tables up to date, while every other process that wants to do the same waits.</summary>
    Task MigrateAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Begins a transaction that holds the turn of writers until it ends: no other writer, in any process, runs meanwhile, and it sees
    /// everything that was committed before.
    /// </summary>
    Task<IDbContextTransaction> BeginWriteAsync(PmqaDbContext context, CancellationToken cancellationToken);

    /// <summary>Tells every node something when the transaction is committed; where there is one node only, nobody.</summary>
    /// <param name="context">Whose transaction it is.</param>
    /// <param name="channel">What it is about.</param>
    /// <param name="what">What is told.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task TellNodesAsync(PmqaDbContext context, string channel, string what, CancellationToken cancellationToken);
}
