using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Hosting;
using PmqaDashboard.Server.Live;
using PmqaDashboard.Server.Progress;

namespace PmqaDashboard.Server.Plans;

/// <summary>Loads the plans that every build carries into an empty store: in one transaction, once.</summary>
/// <param name="writer">The store's writer.</param>
/// <param name="signal">Wakes the change feed.</param>
internal sealed class PlanLoader(StoreWriter writer, ChangeSignal signal) : IPlanLoading
{
    public Task<PlanLoading> LoadAsync(string accountId, CancellationToken cancellationToken) =>
        LoadAsync(
            async (context, cancel) => await context.FindPersonAsync(accountId, cancel) is { Role: Role.Secretariat },
            ServerHost.SeedsDirectory,
            cancellationToken);

    /// <summary>Loads the plans of a folder for whoever runs the server itself.</summary>
    /// <exception cref="SeedException">A file is damaged.</exception>
    public Task<PlanLoading> LoadFromAsync(string folder, CancellationToken cancellationToken) =>
        LoadAsync((_, _) => Task.FromResult(true), folder, cancellationToken);

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
