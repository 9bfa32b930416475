using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Meetings;

/// <summary>Keeps rooms among what the server remembers about itself, and tells the other nodes.</summary>
internal sealed class RoomStore(IDbContextFactory<PmqaDbContext> contexts, StoreWriter writer, IDatabase database)
{
    private static readonly JsonSerializerOptions Json = new() { IgnoreReadOnlyProperties = true, Converters = { new JsonStringEnumConverter() } };

    /// <summary>The room as it is kept, or null. It waits for the store, for a page cannot be drawn before: once for each meeting and start.</summary>
    public RoomRecord? Find(string meeting)
    {
        using var context = contexts.CreateDbContext();
        string key = Key(meeting);
        return Parse(context.Settings.Where(s => s.Key == key).Select(s => s.Value).SingleOrDefault());
    }

    /// <summary>Brings a room and what is kept of it together: what waits in it is done to the newest that any node has kept.</summary>
    public async Task SettleAsync(MeetingRoom room, CancellationToken cancellationToken)
    {
        var (waiting, kept) = room.HasChanges
            ? await writer.WriteAsync((context, cancel) => KeepAsync(context, room, cancel), cancellationToken)
            : (0, Find(room.Meeting));
        if (kept is not null)
        {
            room.Settle(waiting, kept);
        }
    }

    private async Task<(int Waiting, RoomRecord? Kept)> KeepAsync(PmqaDbContext context, MeetingRoom room, CancellationToken cancellationToken)
    {
        string key = Key(room.Meeting);
        var setting = await context.Settings.SingleOrDefaultAsync(s => s.Key == key, cancellationToken);
        var (waiting, next) = room.Next(Parse(setting?.Value));
        string value = JsonSerializer.Serialize(next, Json);
        if (setting is null)
        {
            context.Settings.Add(new Setting { Key = key, Value = value });
        }
        else
        {
            setting.Value = value;
        }

        await context.SaveChangesAsync(cancellationToken);
        await database.TellNodesAsync(context, RoomSignal.Channel, room.Meeting, cancellationToken);
        return (waiting, next);
    }

    private static string Key(string meeting) => $"meeting-room/{meeting}";

    // What another version of the product has written and this one cannot read is no room: the meeting begins at its first item.
    private static RoomRecord? Parse(string? value)
    {
        try
        {
            return value is null ? null : JsonSerializer.Deserialize<RoomRecord>(value, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
