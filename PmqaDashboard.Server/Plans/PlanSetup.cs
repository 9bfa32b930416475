using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Server.Hosting;

namespace PmqaDashboard.Server.Plans;

/// <summary>The plans.</summary>
internal static class PlanSetup
{
    public static void AddPlans(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PlanStore>();
        services.AddSingleton<PlanLoader>();
        services.AddSingleton<IPlanLoading>(provider => provider.GetRequiredService<PlanLoader>());
    }

    /// <summary>A demonstration starts with the plans; a real installation loads them when it is asked to.</summary>
    /// <exception cref="StartException">A file of the plans is damaged.</exception>
    public static async Task PreparePlansAsync(this WebApplication app)
    {
        if (app.Configuration.GetValue<bool>("Demo:Enabled"))
        {
            try
            {
                await app.Services.GetRequiredService<PlanLoader>().LoadFromAsync(folder: null, CancellationToken.None);
            }
            catch (SeedException e)
            {
                throw new StartException($"The plans cannot be loaded. {e.Message}", e);
            }
        }
    }
}
