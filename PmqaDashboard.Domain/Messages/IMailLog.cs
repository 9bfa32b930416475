using System.Collections.Immutable;

namespace PmqaDashboard.Domain.Messages;

/// <summary>How an e-mail stands.</summary>
public enum MailState
{
    /// <summary>It will be sent, perhaps again after a failure that passes.</summary>
    Waiting,

    /// <summary>The mail server has taken it.</summary>
    Sent,

    /// <summary>It was given up; the reason is told.</summary>
    Failed,
}

/// <summary>An e-mail as the secretariat sees it.</summary>
/// <param name="Id">Rising number.</param>
/// <param name="Message">What it says.</param>
/// <param name="Name">Name of the recipient.</param>
/// <param name="Address">Address that it goes to.</param>
/// <param name="State">How it stands.</param>
/// <param name="Attempts">How often it was tried.</param>
public sealed record MailEntry(long Id, Message Message, string Name, string Address, MailState State, int Attempts)
{
    /// <summary>When the mail server took it, UTC of the real clock; or null.</summary>
    public DateTime? SentAtUtc { get; init; }

    /// <summary>When it is tried again, UTC of the real clock; null when it is not.</summary>
    public DateTime? NextTryUtc { get; init; }

    /// <summary>What the last failure was, in the mail server's own words; null when there was none.</summary>
    public string? Error { get; init; }
}

/// <summary>E-mails, newest first.</summary>
/// <param name="IsSetUp">Whether the server can send e-mail at all.</param>
/// <param name="Waiting">How many wait.</param>
/// <param name="Sent">How many were sent.</param>
/// <param name="Failed">How many failed.</param>
/// <param name="Entries">The newest of them.</param>
public sealed record MailReport(bool IsSetUp, int Waiting, int Sent, int Failed, ImmutableArray<MailEntry> Entries);

/// <summary>What became of e-mails; for the secretariat alone, checked from the actor's record.</summary>
public interface IMailLog
{
    /// <summary>The newest e-mails; null for whoever may not see them.</summary>
    Task<MailReport?> ReadAsync(string actorId, int max, CancellationToken cancellationToken);

    /// <summary>Has an e-mail that failed sent again; nothing happens when it did not fail.</summary>
    Task RetryAsync(string actorId, long id, CancellationToken cancellationToken);
}
