using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.SignalR;
using MudBlazor.Services;
using PmqaDashboard.Components;
using PmqaDashboard.Server.Accounts;
using PmqaDashboard.Server.Nodes;

namespace PmqaDashboard.Server.Hosting;

/// <summary>What every feature stands on: components, errors, headers.</summary>
internal static class HostingSetup
{
    public static void AddHosting(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddProblemDetails();
        builder.Services.AddAnswersForPeople();
        builder.Services.AddHtmlCompression();

        // Thai letters travel as themselves; as entities a page would be twice as long.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddMudServices();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(options =>
        {
            // Screens take 15 seconds of silence for a dead line (js/connection.js), so the server speaks more often.
            options.KeepAliveInterval = TimeSpan.FromSeconds(5);
            options.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
            options.AddFilter<LiveLines>();
        });
        builder.Services.Configure<CircuitOptions>(options =>
        {
            // Screens that lost their line ask again for ever and start afresh when refused, so little needs to be kept.
            options.DisconnectedCircuitMaxRetained = 50;
            options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(2);
        });
    }

    public static void UseHosting(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseMiddleware<SecurityHeaders>();
        app.UseAnswersForPeople();
    }

    public static void MapHosting(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();

        // Compression costs 240 KiB a circuit and more CPU than the small diffs of a LAN are worth.
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.DisableWebSocketCompression = true)
            .Add(endpoint => endpoint.Metadata.Add(new AuthorizeAttribute(IsLine(endpoint) ? Policies.Circuit : Policies.Read)));
    }

    private static bool IsLine(EndpointBuilder endpoint) =>
        endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } path } && path.TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal);
}
