using Microsoft.AspNetCore.Authentication;
using PmqaDashboard.Domain.Screens;

namespace PmqaDashboard.Server.Screens;

/// <summary>Screens on walls.</summary>
internal static class ScreensSetup
{
    public static void AddScreens(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ScreensOptions>().BindConfiguration(ScreensOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ScreenKeys>();
        services.AddSingleton<PairingCodes>();
        services.AddSingleton<ScreenPresence>();
        services.AddSingleton<IScreenPresence>(provider => provider.GetRequiredService<ScreenPresence>());
        services.AddSingleton<ScreenSights>();
        services.AddHostedService(provider => provider.GetRequiredService<ScreenSights>());
        services.AddSingleton<IScreens, ScreenKeeping>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ScreenHandler>(ScreenHandler.SchemeName, _ => { });
    }

    public static void UseScreens(this WebApplication app) =>
        app.UseWhen(
            context => context.Request.Path.Equals(ScreenDoor.Path, StringComparison.OrdinalIgnoreCase),
            screen => screen.UseMiddleware<ScreenDoor>());

    public static void MapScreens(this WebApplication app)
    {
        app.MapGet(ScreenDoor.Path + "/here", ScreenDoor.HereAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapPost(ScreenDoor.Path + "/forget", ScreenDoor.ForgetAsync).AllowAnonymous().ExcludeFromDescription();
    }
}
