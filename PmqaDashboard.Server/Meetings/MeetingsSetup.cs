using PmqaDashboard.Domain.Meetings;

namespace PmqaDashboard.Server.Meetings;

/// <summary>Meetings: their rooms.</summary>
internal static class MeetingsSetup
{
    public static void AddMeetings(this WebApplicationBuilder builder) => builder.Services.AddSingleton<IMeetingRooms, MeetingRooms>();
}
