using System.Collections.Immutable;

namespace PmqaDashboard.Domain.Messages;

/// <summary>Why nobody is reminded.</summary>
public enum ReminderRefusal
{
    /// <summary>Only the secretariat reminds.</summary>
    Forbidden,

    /// <summary>The year has no such round, or no plan is loaded.</summary>
    UnknownRound,

    /// <summary>A unit is none of the agency.</summary>
    UnknownUnit,
}

/// <summary>What became of a reminder to one unit.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="People">Names of those who have it in their inbox; empty when nobody reports for the unit.</param>
/// <param name="WithoutAddress">Of these, names of those who have no e-mail address.</param>
/// <param name="AlreadyToday">Whether the unit's people had been reminded of the round today: nothing was sent again.</param>
public sealed record UnitReminded(string Unit, ImmutableArray<string> People, ImmutableArray<string> WithoutAddress, bool AlreadyToday);

/// <summary>What became of a reminder.</summary>
public abstract record ReminderOutcome
{
    private ReminderOutcome()
    {
    }

    /// <summary>Nobody was reminded.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(ReminderRefusal Reason) : ReminderOutcome;

    /// <summary>Messages are in the inboxes, and e-mails wait to be sent.</summary>
    /// <param name="Units">Each unit, in the order asked.</param>
    /// <param name="MailIsSetUp">Whether the server can send e-mail at all.</param>
    public sealed record Done(ImmutableArray<UnitReminded> Units, bool MailIsSetUp) : ReminderOutcome;
}

/// <summary>Reminds units of a follow-up round.</summary>
public interface IReminders
{
    /// <summary>
    /// Reminds everybody who reports for the units: in their inbox, and by e-mail where they have an address. The same unit is
    /// reminded of the same round once a day. For the secretariat alone, checked from the actor's record.
    /// </summary>
    /// <param name="actorAccountId">Who reminds.</param>
    /// <param name="months">The round.</param>
    /// <param name="units">Codes of the units.</param>
    /// <param name="cancellationToken">Stops it before anything was saved.</param>
    Task<ReminderOutcome> RemindAsync(string actorAccountId, int months, IReadOnlyCollection<string> units, CancellationToken cancellationToken);
}
