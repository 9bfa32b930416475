using PmqaDashboard.Domain.Live;
using Xunit;
using static PmqaDashboard.Tests.Domain.TestChanges;

namespace PmqaDashboard.Tests.Domain.Live;

public class LatestTests
{
    [Fact]
    public void A_note_says_what_the_change_moved()
    {
        var start = BoardBuilder.Start(TestPlans.Small, [Report(1, "1-0-1", "policy", 80)], Now);
        var change = Report(2, "1-0-2", "it", 50);
        var note = BoardBuilder.Apply(start, [change], Now).Latest.Changes[0];

        Assert.Equal(new ChangeNote(change, Plan: 1, Category: 1, StepAfter: 25, CategoryBefore: 20, CategoryAfter: 26.25m, AgencyBefore: 10, AgencyAfter: 13.125m), note);
    }

    [Fact]
    public void Each_change_of_a_batch_has_its_own_effect()
    {
        var start = BoardBuilder.Start(TestPlans.Small, [], Now);
        var notes = BoardBuilder.Apply(start, [Report(1, "1-0-1", "policy", 80), Report(2, "1-0-1", "policy", 40)], Now).Latest.Changes;

        Assert.Equal([(2L, 20m, 10m), (1L, 0m, 20m)], notes.Select(n => (n.Change.Sequence, n.CategoryBefore!.Value, n.CategoryAfter!.Value)));
    }

    [Fact]
    public void The_twenty_newest_are_kept_newest_first_also_after_a_start()
    {
        Change[] changes = [.. Enumerable.Range(1, 50).Select(n => Report(n, "1-0-1", "policy", n))];
        var started = BoardBuilder.Start(TestPlans.Small, changes, Now);
        var applied = BoardBuilder.Apply(BoardBuilder.Start(TestPlans.Small, changes[..7], Now), changes[7..], Now);

        Assert.Equal(Enumerable.Range(31, 20).Reverse(), started.Latest.Changes.Select(n => (int)n.Change.Sequence));
        Assert.Equal(started.Latest.Changes, applied.Latest.Changes);
        Assert.Equal((30m / 8, 31m / 8), (started.Latest.Changes[^1].AgencyBefore, started.Latest.Changes[^1].AgencyAfter));
    }
}
