using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Server.Operations.Telemetry;

namespace PmqaDashboard.Server.Progress;

/// <summary>Reporting progress.</summary>
internal static class ProgressSetup
{
    public static void AddProgress(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ProgressReporting>();
        builder.Services.AddSingleton<IProgressReporting, MeasuredReporting>();
        builder.Services.AddSingleton<IStepHistory, StepHistory>();
    }
}
