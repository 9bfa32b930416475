namespace PmqaDashboard.Server.Live;

/// <summary>The change feed and the Board.</summary>
internal static class LiveSetup
{
    public static void AddLive(this WebApplicationBuilder builder)
    {
    }
}
