namespace PmqaDashboard.Server.Demo;

/// <summary>Demonstrations: personas, the set clock, the simulation.</summary>
internal static class DemoSetup
{
    public static void AddDemo(this WebApplicationBuilder builder)
    {
    }

    public static Task PrepareDemoAsync(this WebApplication app) => Task.CompletedTask;

    public static void MapDemo(this WebApplication app)
    {
    }
}
