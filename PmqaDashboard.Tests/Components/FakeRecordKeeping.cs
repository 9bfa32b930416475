using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Tests.Domain;

namespace PmqaDashboard.Tests.Components;

/// <summary>Carries commands out on a <see cref="Desk"/> and tells screens of it, as the server does.</summary>
internal sealed class FakeRecordKeeping(Desk desk, FakeBoardSource boards, params Person[] people) : IRecordKeeping
{
    public async Task<RecordOutcome> SaveAsync(string accountId, RecordCommand command, CancellationToken cancellationToken)
    {
        var decision = desk.Do(people.Single(p => p.AccountId == accountId), command);
        await boards.PublishAsync(desk.Board);
        return decision is RecordDecision.Refused refused
            ? new RecordOutcome.Refused(refused.Reason, refused.Detail)
            : new RecordOutcome.Saved(desk.Board.Sequence);
    }
}
