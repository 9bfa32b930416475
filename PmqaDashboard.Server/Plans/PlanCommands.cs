using System.CommandLine;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Server.Operations;

namespace PmqaDashboard.Server.Plans;

/// <summary><c>admin plan …</c>.</summary>
internal static class PlanCommands
{
    public static Command Create(AdminHost host)
    {
        var from = new Option<string?>("--from")
        {
            Description = "Folder with agency.json, units.json and the plans; otherwise the setting Plans:Directory, or the plans that come with the product.",
            HelpName = "folder",
        };
        return new Command("plan", "The plans.")
        {
            host.Run(
                new Command("load", "Loads the plans into a store that has none.") { from },
                (services, parsed, cancellationToken) => LoadAsync(services, parsed.GetValue(from), cancellationToken)),
        };
    }

    private static async Task<Answer> LoadAsync(IServiceProvider services, string? folder, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await services.GetRequiredService<PlanLoader>().LoadFromAsync(folder, cancellationToken);
            return Answer.Done(
                new { Outcome = outcome },
                outcome is PlanLoading.Loaded ? "The plans are loaded." : "Plans are there already; nothing was changed.");
        }
        catch (SeedException e)
        {
            return Answer.Refuse("damagedPlans", $"Nothing was loaded. {e.Message}");
        }
    }
}
