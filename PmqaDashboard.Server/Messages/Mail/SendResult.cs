namespace PmqaDashboard.Server.Messages.Mail;

/// <summary>What the mail server made of an e-mail.</summary>
internal abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>It has taken it.</summary>
    public sealed record Accepted : SendResult;

    /// <summary>It will never take it.</summary>
    /// <param name="Reason">Its words.</param>
    public sealed record Refused(string Reason) : SendResult;

    /// <summary>It does not take this one now.</summary>
    /// <param name="Reason">Its words.</param>
    public sealed record NotNow(string Reason) : SendResult;

    /// <summary>It takes none now: it cannot be reached, or does not talk to this server.</summary>
    /// <param name="Reason">What an operator should know.</param>
    public sealed record Unreachable(string Reason) : SendResult;
}
