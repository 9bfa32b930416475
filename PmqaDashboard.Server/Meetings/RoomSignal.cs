using System.Threading.Channels;

namespace PmqaDashboard.Server.Meetings;

/// <summary>Tells the keeper of rooms which one to look after: changed here, or said to have been changed on another node.</summary>
internal sealed class RoomSignal
{
    /// <summary>Channel on which nodes tell each other that a room was changed; what is told is the meeting's id.</summary>
    public const string Channel = "pmqa_room";

    /// <summary>Stands for every room that is open here.</summary>
    public const string All = "";

    private readonly Channel<string> _raised = System.Threading.Channels.Channel.CreateUnbounded<string>(new() { SingleReader = true });

    /// <summary>Never waits and never fails.</summary>
    public void Raise(string meeting) => _raised.Writer.TryWrite(meeting);

    /// <summary>For the keeper: waits until there is something, and gives all that there is, each once.</summary>
    public async Task<IReadOnlySet<string>> NextAsync(CancellationToken cancellationToken)
    {
        var meetings = new HashSet<string> { await _raised.Reader.ReadAsync(cancellationToken) };
        while (_raised.Reader.TryRead(out string? meeting))
        {
            meetings.Add(meeting);
        }

        return meetings;
    }
}
