using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Server.Progress;

/// <summary>Reporting progress.</summary>
internal static class ProgressSetup
{
    public static void AddProgress(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IProgressReporting, ProgressReporting>();
        builder.Services.AddSingleton<IStepHistory, StepHistory>();
    }
}
