using Microsoft.EntityFrameworkCore;

namespace PmqaDashboard.Server.Data;

/// <summary>Lets everybody ask for the store without knowing its provider.</summary>
/// <typeparam name="TContext">The provider's context.</typeparam>
/// <param name="contexts">The provider's factory.</param>
internal sealed class ContextFactory<TContext>(IDbContextFactory<TContext> contexts) : IDbContextFactory<PmqaDbContext>
    where TContext : PmqaDbContext
{
    public PmqaDbContext CreateDbContext() => contexts.CreateDbContext();
}
