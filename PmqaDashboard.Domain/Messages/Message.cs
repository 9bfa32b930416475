namespace PmqaDashboard.Domain.Messages;

/// <summary>What a message is about. Its words are made when it is shown or sent, in the reader's language.</summary>
public enum MessageKind
{
    /// <summary>A follow-up round takes reports.</summary>
    RoundOpened,

    /// <summary>The secretariat reminds of a round.</summary>
    Reminder,

    /// <summary>A round is due soon and the unit has not submitted.</summary>
    DueSoon,

    /// <summary>A round was due and the unit has not submitted.</summary>
    Overdue,

    /// <summary>A line of the unit's report was returned with a remark.</summary>
    LineReturned,

    /// <summary>The unit's certified report was reopened.</summary>
    RoundReopened,

    /// <summary>A KPI's result was returned with a remark.</summary>
    KpiReturned,

    /// <summary>A meeting decided something that the unit has to answer.</summary>
    ResolutionSet,

    /// <summary>The unit's answer to a resolution was sent back with a remark.</summary>
    ResolutionReturned,
}

/// <summary>A message in somebody's inbox: what it is about, not its words.</summary>
/// <param name="Id">Rising number.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="AtUtc">Fiscal-clock moment, UTC.</param>
public sealed record Message(long Id, MessageKind Kind, DateTime AtUtc)
{
    /// <summary>Months of the round, or null.</summary>
    public int? Round { get; init; }

    /// <summary>Code of the unit that it concerns, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>Id of the step, KPI or resolution, or null.</summary>
    public string? Subject { get; init; }

    /// <summary>Name of who caused it; null for what comes by itself.</summary>
    public string? From { get; init; }

    /// <summary>A remark, a reason or a resolution, as it was written; or null.</summary>
    public string? Words { get; init; }

    /// <summary>Whether it was seen.</summary>
    public bool IsRead { get; init; }

    /// <summary>Address within the product at which to act.</summary>
    public string Link => (Kind, Round) switch
    {
        (MessageKind.KpiReturned, _) when Subject is { } kpi => $"/kpis/{Uri.EscapeDataString(kpi)}",
        (_, { } months) => FormattableString.Invariant($"/work/round/{months}"),
        _ => "/work",
    };
}

/// <summary>A person's messages.</summary>
public interface IInbox
{
    /// <summary>The newest messages, newest first.</summary>
    Task<IReadOnlyList<Message>> ReadAsync(string accountId, int max, CancellationToken cancellationToken);

    /// <summary>How many are unread; null when that cannot be found out at the moment.</summary>
    Task<int?> CountUnreadAsync(string accountId, CancellationToken cancellationToken);

    /// <summary>Marks messages of the person as read, up to an id.</summary>
    Task MarkReadAsync(string accountId, long upTo, CancellationToken cancellationToken);

    /// <summary>
    /// Asks to be pinged, without payload, when the person's inbox may have changed; on whatever thread, one ping at a time. Disposing
    /// ends it.
    /// </summary>
    IDisposable Subscribe(string accountId, Func<Task> callback);
}
