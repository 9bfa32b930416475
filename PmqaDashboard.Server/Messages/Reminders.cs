using System.Collections.Immutable;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Messages;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Progress;

namespace PmqaDashboard.Server.Messages;

/// <summary>The secretariat reminds units of a round.</summary>
/// <param name="post">Posts.</param>
/// <param name="boards">The newest Board, for its rounds and units.</param>
/// <param name="clock">The fiscal clock.</param>
internal sealed class Reminders(Post post, IBoardSource boards, FiscalClock clock) : IReminders
{
    public async Task<ReminderOutcome> RemindAsync(
        string actorAccountId, int months, IReadOnlyCollection<string> units, CancellationToken cancellationToken) =>
        await post.RunAsync((context, batch, cancel) => RemindAsync(context, batch, actorAccountId, months, units, cancel), cancellationToken);

    private async Task<ReminderOutcome> RemindAsync(
        PmqaDbContext context, Post.Batch batch, string actorId, int months, IReadOnlyCollection<string> units, CancellationToken cancellationToken)
    {
        if (await context.FindPersonAsync(actorId, cancellationToken) is not { Role: Role.Secretariat } actor)
        {
            return new ReminderOutcome.Refused(ReminderRefusal.Forbidden);
        }

        if (boards.Current?.Book is not { } book || book.Agency.Rounds.All(r => r.Months != months))
        {
            return new ReminderOutcome.Refused(ReminderRefusal.UnknownRound);
        }

        if (units.Any(u => book.FindUnit(u) is null))
        {
            return new ReminderOutcome.Refused(ReminderRefusal.UnknownUnit);
        }

        var reminded = ImmutableArray.CreateBuilder<UnitReminded>();
        foreach (string unit in units.Distinct())
        {
            var posted = await batch.AddAsync(Draft(book, months, unit, actor), cancellationToken);
            reminded.Add(new UnitReminded(
                unit,
                [.. posted.People.Select(p => p.Name)],
                [.. posted.People.Where(p => p.Email is null).Select(p => p.Name)],
                AlreadyToday: posted.People.Length > 0 && posted.Added == 0));
        }

        return new ReminderOutcome.Done(reminded.DrainToImmutable(), post.MailIsSetUp);
    }

    private MessageDraft Draft(PlanBook book, int months, string unit, Person actor) =>
        new(MessageKind.Reminder, FormattableString.Invariant($"reminder:{book.Agency.FiscalYear}-{months}:{unit}:{clock.Today:yyyy-MM-dd}"), unit)
        {
            Round = months,
            From = actor.Name,
        };
}
