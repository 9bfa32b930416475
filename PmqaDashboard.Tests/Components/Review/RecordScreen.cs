using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Rounds;
using PmqaDashboard.Tests.Components.Plans;
using PmqaDashboard.Tests.Domain;

namespace PmqaDashboard.Tests.Components.Review;

/// <summary>Screens on which people act on the record: commands are decided by the real rules on a journal in memory.</summary>
public abstract class RecordScreen : PeopleScreen
{
    private readonly Desk _desk;

    protected RecordScreen(PlanBook? book = null)
    {
        _desk = new Desk(book ?? TestPlans.Small, Now.UtcDateTime);
        Keeping = new DeskKeeping(this);
        Services.AddSingleton<IRecordKeeping>(Keeping);
        Services.AddSingleton<IStepHistory>(History);
        Services.AddSingleton<IRoundJournal>(Keeping);
        SignedIn = Team;
        Boards.Start(_desk.Board);
    }

    protected static Person Team => Desk.Team;

    protected static Person Secretariat => Desk.Secretariat;

    internal Desk Journal => _desk;

    internal DeskKeeping Keeping { get; }

    internal FakeHistory History { get; } = new();

    /// <summary>A unit reports and submits.</summary>
    protected void Submit(int months, string unit, decimal percent, params string[] steps)
    {
        foreach (string step in steps)
        {
            long id = _desk.Report(step, unit, percent);
            History.Reports.Insert(0, new ProgressReport(
                id, step, unit, percent, $"ผลของ {step}", "ติดขัด", null, "a", "A", _desk.NowUtc, id, null));
        }

        _desk.Made(Desk.Focal(unit), new SubmitRound(months, unit, "ชี้แจงแล้ว"));
        Boards.Start(_desk.Board);
    }

    /// <summary>The newest Board reaches the screens.</summary>
    protected Task PublishAsync() => Boards.PublishAsync(_desk.Board);

    /// <summary>Somebody else acts meanwhile; screens have not heard of it.</summary>
    protected void Meanwhile(Person person, RecordCommand command) => _desk.Made(person, command);

    internal sealed class DeskKeeping(RecordScreen screen) : IRecordKeeping, IRoundJournal
    {
        /// <summary>What was asked for, in order.</summary>
        public List<RecordCommand> Asked { get; } = [];

        /// <summary>What saving fails with, or null.</summary>
        public Exception? Failure { get; set; }

        /// <summary>Saving waits for this.</summary>
        public Task Gate { get; set; } = Task.CompletedTask;

        public async Task<RecordOutcome> SaveAsync(string accountId, RecordCommand command, CancellationToken cancellationToken)
        {
            Asked.Add(command);
            await Gate;
            if (Failure is not null)
                throw Failure;

            var person = screen.SignedIn!.AccountId == accountId ? screen.SignedIn : throw new InvalidOperationException(accountId);
            return screen._desk.Do(person, command) switch
            {
                RecordDecision.Refused refused => new RecordOutcome.Refused(refused.Reason, refused.Detail),
                _ => new RecordOutcome.Saved(screen._desk.Changes.Count),
            };
        }

        public Task<IReadOnlyList<RoundTransition>> ReadAsync(int months, string? unit, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<RoundTransition>>(
                [.. screen._desk.Changes.Where(c => RoundTransition.Kinds.Contains(c.Kind) && c.Round == months && c.Unit == unit).Select(RoundTransition.Of)]);
    }
}
