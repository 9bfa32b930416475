using Microsoft.AspNetCore.Authentication;
using PmqaDashboard.Domain.Meetings;

namespace PmqaDashboard.Server.Meetings;

/// <summary>Meetings: their rooms and remotes.</summary>
internal static class MeetingsSetup
{
    public static void AddMeetings(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<RoomSignal>();
        services.AddSingleton<RoomStore>();
        services.AddSingleton<Func<string, RoomRecord?>>(provider => provider.GetRequiredService<RoomStore>().Find);
        services.AddSingleton<MeetingRooms>();
        services.AddSingleton<IMeetingRooms>(provider => provider.GetRequiredService<MeetingRooms>());
        services.AddSingleton<RemoteKeys>();
        services.AddHostedService<RoomKeeper>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, RemoteHandler>(RemoteHandler.SchemeName, _ => { });
    }

    public static void UseMeetings(this WebApplication app) =>
        app.UseWhen(context => RemoteDoor.MeetingOf(context.Request.Path) is not null, remote => remote.UseMiddleware<RemoteDoor>());

    public static void MapMeetings(this WebApplication app)
    {
        app.MapPost("/meetings/{id}/remote", RemoteDoor.Enter).AllowAnonymous().WithOrder(-1).ExcludeFromDescription();
        app.MapMinutes();
    }
}
