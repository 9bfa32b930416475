namespace PmqaDashboard.Server.Api;

/// <summary>The contract with programs outside.</summary>
internal static class ApiSetup
{
    public static void AddApi(this WebApplicationBuilder builder)
    {
    }

    public static void MapApi(this WebApplication app)
    {
    }
}
