using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Tests.Domain;

namespace PmqaDashboard.Tests.Components;

/// <summary>Keeps the record on a <see cref="Desk"/> and publishes each new Board to the screens of a test, as the server does.</summary>
internal sealed class DeskKeeping(Desk desk, FakeBoardSource boards, params Person[] people) : IRecordKeeping
{
    public async Task<RecordOutcome> SaveAsync(string accountId, RecordCommand command, CancellationToken cancellationToken)
    {
        var decision = people.FirstOrDefault(p => p.AccountId == accountId) is { } person ? desk.Do(person, command) : RecordRefusal.Forbidden;
        if (decision is RecordDecision.Refused refused)
            return new RecordOutcome.Refused(refused.Reason, refused.Detail);

        await boards.PublishAsync(desk.Board);
        return new RecordOutcome.Saved(desk.Board.Sequence);
    }
}
