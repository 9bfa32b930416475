using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace PmqaDashboard.Server.Data.Postgres;

/// <summary>The store on a PostgreSQL server, which several nodes may share.</summary>
internal sealed class PostgresDatabase(IDbContextFactory<PmqaDbContext> contexts, NpgsqlDataSource source) : IDatabase
{
    public string Name => PostgresConnection.NameOf(source);

    public string Product => "PostgreSQL";

    public async Task<long> SizeAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT pg_database_size(current_database())");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public Task MigrateAsync(CancellationToken cancellationToken) => PostgresMigration.ApplyAsync(contexts, source, cancellationToken);

    public async Task<IDbContextTransaction> BeginWriteAsync(PmqaDbContext context, CancellationToken cancellationToken)
    {
        var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            await PostgresTurn.TakeAsync(context, cancellationToken);
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    public Task TellNodesAsync(PmqaDbContext context, string channel, string what, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"SELECT pg_notify({channel}, {what})", cancellationToken);

    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        // Read at once, so that a wrong setting stops the start with its own name.
        var settings = PostgresConnection.Read(configuration);
        services.AddSingleton(_ => PostgresConnection.Open(settings));
        services.AddDbContextFactory<PostgresPmqaDbContext>((provider, options) =>
            PostgresPmqaDbContext.Configure(options, provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<IDbContextFactory<PmqaDbContext>, ContextFactory<PostgresPmqaDbContext>>();
        services.AddScoped<PmqaDbContext>(provider => provider.GetRequiredService<PostgresPmqaDbContext>());
        services.AddSingleton<IDatabase, PostgresDatabase>();
        services.AddHostedService<JournalListener>();
    }
}
