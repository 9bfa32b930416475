using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Hosting;
using PmqaDashboard.Server.Live;
using PmqaDashboard.Server.Progress;

namespace PmqaDashboard.Server.Plans;

/// <summary>
/// Loads plans into an empty store, in one transaction, once: those that every build carries, or those of the folder that the
/// setting Plans:Directory names.
/// </summary>
/// <param name="writer">The store's writer.</param>
/// <param name="signal">Wakes the change feed.</param>
/// <param name="configuration">The settings.</param>
internal sealed class PlanLoader(StoreWriter writer, ChangeSignal signal, IConfiguration configuration) : IPlanLoading
{
    private readonly string _folder = configuration["Plans:Directory"] is { Length: > 0 } set ? set : ServerHost.SeedsDirectory;

    public Task<PlanLoading> LoadAsync(string accountId, CancellationToken cancellationToken) =>
        LoadAsync(
            async (context, cancel) => await context.FindPersonAsync(accountId, cancel) is { Role: Role.Secretariat },
            _folder,
            cancellationToken);

    /// <summary>Loads plans for whoever runs the server itself.</summary>
    /// <param name="folder">Another folder than the one that is set, or null.</param>
    /// <param name="cancellationToken">Cancels the loading; nothing is loaded.</param>
    /// <exception cref="SeedException">A file is damaged.</exception>
    public Task<PlanLoading> LoadFromAsync(string? folder, CancellationToken cancellationToken) =>
        LoadAsync((_, _) => Task.FromResult(true), folder ?? _folder, cancellationToken);

    private async Task<PlanLoading> LoadAsync(
        Func<PmqaDbContext, CancellationToken, Task<bool>> isAllowed, string folder, CancellationToken cancellationToken)
    {
        var outcome = await writer.WriteAsync(
            async (context, cancel) =>
                !await isAllowed(context, cancel) ? PlanLoading.Forbidden
                : await PlanStore.IsFilledAsync(context, cancel) ? PlanLoading.AlreadyThere
                : await PlanStore.FillAsync(context, SeedReader.Read(folder), cancel),
            cancellationToken);
        if (outcome is PlanLoading.Loaded)
        {
            signal.Raise();
        }

        return outcome;
    }
}
