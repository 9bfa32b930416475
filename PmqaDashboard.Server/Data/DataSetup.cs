namespace PmqaDashboard.Server.Data;

/// <summary>The store.</summary>
internal static class DataSetup
{
    public static void AddData(this WebApplicationBuilder builder)
    {
    }

    public static Task PrepareDataAsync(this WebApplication app) => Task.CompletedTask;
}
