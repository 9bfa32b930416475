using PmqaDashboard.Domain.Messages;

namespace PmqaDashboard.Server.Messages.Mail;

/// <summary>An e-mail that is to be sent, or was. Its moments are of the real clock.</summary>
internal sealed class OutboxMail
{
    /// <summary>Most characters of an error that are kept.</summary>
    public const int MaxError = 300;

    public long Id { get; init; }

    public long MessageId { get; init; }

    public required StoredMessage Message { get; init; }

    /// <summary>Its identity towards mail servers: however often it is sent, they can tell that it is one.</summary>
    public required string Token { get; init; }

    /// <summary>Where it goes; read anew from the account each time that it is tried.</summary>
    public required string Address { get; set; }

    public required MailState State { get; set; }

    public int Attempts { get; set; }

    public required DateTime MadeAtUtc { get; set; }

    /// <summary>From when on it may be taken up. While somebody sends it, when that one is taken to have died.</summary>
    public required DateTime NextTryUtc { get; set; }

    /// <summary>Who sends it at the moment; only they may say what became of it.</summary>
    public string? Lease { get; set; }

    public string? Error { get; set; }

    public DateTime? SentAtUtc { get; set; }
}
