using PmqaDashboard.Domain.Analysis;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Server.Live.Checkpoints;
using PmqaDashboard.Server.Operations.Health;

namespace PmqaDashboard.Server.Live;

/// <summary>The change feed and the Board.</summary>
internal static class LiveSetup
{
    public static void AddLive(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<LiveOptions>().BindConfiguration(LiveOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ChangeSignal>();
        services.AddSingleton<ChangeJournal>();
        services.AddSingleton<IChangeJournal>(provider => provider.GetRequiredService<ChangeJournal>());
        services.AddSingleton<CheckpointStore>();
        services.AddSingleton<CheckpointKeeper>();
        services.AddSingleton<BoardMaker>();
        services.AddSingleton<FormerBoards>();
        services.AddSingleton<BoardSource>();
        services.AddSingleton<IBoardSource>(provider => provider.GetRequiredService<BoardSource>());
        services.AddSingleton<CurveHistory>();
        services.AddHostedService<ChangeFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<CheckpointKeeper>());
        services.AddHealthChecks().AddCheck<FeedHealth>(HealthSetup.Feed, tags: [HealthSetup.Ready]);
    }
}
