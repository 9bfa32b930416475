using PmqaDashboard.Domain.Messages;

namespace PmqaDashboard.Server.Messages;

/// <summary>A row of somebody's inbox. It holds what the message is about; its words are made in the reader's language when it is read.</summary>
internal sealed class StoredMessage
{
    public long Id { get; init; }

    public required string AccountId { get; init; }

    public required MessageKind Kind { get; init; }

    /// <summary>What makes it one message: an account gets each occasion once.</summary>
    public required string Occasion { get; init; }

    public int? Round { get; init; }

    public string? Unit { get; init; }

    public string? Subject { get; init; }

    public string? FromName { get; init; }

    public string? Words { get; init; }

    /// <summary>Fiscal-clock moment.</summary>
    public required DateTime AtUtc { get; init; }

    public DateTime? ReadAtUtc { get; set; }

    public Message ToMessage() => new(Id, Kind, AtUtc)
    {
        Round = Round,
        Unit = Unit,
        Subject = Subject,
        From = FromName,
        Words = Words,
        IsRead = ReadAtUtc is not null,
    };
}
