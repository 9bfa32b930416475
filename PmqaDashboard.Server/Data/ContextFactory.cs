using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Server.Data.Sqlite;

namespace PmqaDashboard.Server.Data;

/// <summary>Lets everybody ask for the store without knowing its provider.</summary>
/// <param name="contexts">The provider's factory.</param>
internal sealed class ContextFactory(IDbContextFactory<SqlitePmqaDbContext> contexts) : IDbContextFactory<PmqaDbContext>
{
    public PmqaDbContext CreateDbContext() => contexts.CreateDbContext();
}
