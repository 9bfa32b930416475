using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Data.Sqlite;

namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>Opens a database file that is not the server's, without a pool that would keep it open.</summary>
internal sealed class FileContexts(string file) : IDbContextFactory<PmqaDbContext>
{
    private readonly DbContextOptions<SqlitePmqaDbContext> _options =
        new DbContextOptionsBuilder<SqlitePmqaDbContext>().UseSqlite($"Data Source={file};Pooling=False").Options;

    public PmqaDbContext CreateDbContext() => new SqlitePmqaDbContext(_options);
}
