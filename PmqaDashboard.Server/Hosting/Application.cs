using PmqaDashboard.Server.Accounts;
using PmqaDashboard.Server.Api;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Demo;
using PmqaDashboard.Server.Evidences;
using PmqaDashboard.Server.Live;
using PmqaDashboard.Server.Meetings;
using PmqaDashboard.Server.Messages;
using PmqaDashboard.Server.Nodes;
using PmqaDashboard.Server.Operations.Backups;
using PmqaDashboard.Server.Operations.Health;
using PmqaDashboard.Server.Operations.Logs;
using PmqaDashboard.Server.Operations.Telemetry;
using PmqaDashboard.Server.Plans;
using PmqaDashboard.Server.Progress;
using PmqaDashboard.Server.Record;
using PmqaDashboard.Server.Screens;

namespace PmqaDashboard.Server.Hosting;

/// <summary>The whole server, put together.</summary>
internal static class Application
{
    /// <summary>Opens the application on its store, ready to be used but not listening.</summary>
    /// <param name="args">Arguments for its configuration.</param>
    /// <param name="adapt">Changes what is registered; for tests, which have a clock of their own.</param>
    /// <exception cref="StartException">It cannot start.</exception>
    public static async Task<WebApplication> OpenAsync(string[] args, Action<WebApplicationBuilder>? adapt = null)
    {
        var app = Build(args, adapt);
        await PrepareAsync(app);
        return app;
    }

    /// <summary>Puts the application together; nothing of its store is touched yet.</summary>
    /// <param name="args">Arguments for its configuration.</param>
    /// <param name="adapt">Changes what is registered.</param>
    /// <exception cref="StartException">A setting makes no sense.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adapt = null)
    {
        var builder = ServerHost.CreateBuilder(args);
        builder.AddLogs();
        builder.AddHosting();
        builder.AddData();
        builder.AddPlans();
        builder.AddProgress();
        builder.AddRecord();
        builder.AddMeetings();
        builder.AddEvidences();
        builder.AddAccounts();
        builder.AddScreens();
        builder.AddLive();
        builder.AddMessages();
        builder.AddHealth();
        builder.AddNodes();
        builder.AddTelemetry();
        builder.AddApi();
        builder.AddDemo();
        builder.AddBackups();
        adapt?.Invoke(builder);
        return builder.Build();
    }

    /// <summary>Brings the store up to date, so that it can be used.</summary>
    /// <exception cref="StartException">The store cannot be used.</exception>
    public static async Task PrepareAsync(WebApplication app)
    {
        await app.PrepareDataAsync();
        await app.PreparePlansAsync();
        await app.PrepareAccountsAsync();
        await app.PrepareDemoAsync();
    }

    /// <summary>Lets it answer requests once it is started.</summary>
    public static void Map(WebApplication app)
    {
        app.UseNodes();
        app.UseTelemetry();
        app.UseHosting();
        app.UseApi();
        app.UseAccounts();
        app.UseScreens();
        app.UseMeetings();
        app.MapHealth();
        app.MapHosting();
        app.MapAccounts();
        app.MapScreens();
        app.MapApi();
        app.MapMeetings();
        app.MapEvidences();
        app.MapDemo();
    }
}
