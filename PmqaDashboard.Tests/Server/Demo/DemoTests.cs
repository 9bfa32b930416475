using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Server.Demo;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Server.Demo;

public sealed class DemoTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_start_sets_the_clock_makes_personas_and_a_past()
    {
        await using var store = await TestStore.CreateDemoAsync();
        Assert.Equal(new DateOnly(2010, 6, 18), store.Get<FiscalClock>().Today);

        var personas = await store.InScopeAsync((IPersonas p) => p.ListAsync(Cancel));
        string[] names = [.. personas.Select(p => p.UserName)];
        Assert.Superset(new HashSet<string> { "demo.executive", "demo.committee", "demo.secretariat", "demo.team1", "demo.team6" }, names.ToHashSet());
        Assert.All(RealPlans.Book.Units, u => Assert.Contains("demo." + u.Code, names));

        var board = BoardBuilder.Start(RealPlans.Book, await JournalAsync(store), store.Get<FiscalClock>().UtcNow);
        Assert.InRange(board.Agency.Figures.Reported!.Value, 30, board.Agency.Figures.Planned!.Value);
        Assert.All(await JournalAsync(store), c => Assert.InRange(FiscalClock.DayOf(c.AtUtc), new DateOnly(2009, 10, 1), new DateOnly(2010, 6, 17)));
    }

    [Fact]
    public async Task A_second_start_changes_nothing_and_two_demonstrations_have_the_same_past()
    {
        await using var store = await TestStore.CreateDemoAsync();
        await using var other = await TestStore.CreateDemoAsync();
        var past = (await JournalAsync(store)).Select(c => (c.StepId, c.Unit, c.After)).ToList();
        await store.PrepareDemoAsync();
        Assert.Equal(past, (await JournalAsync(store)).Select(c => (c.StepId, c.Unit, c.After)));
        Assert.Equal(past, (await JournalAsync(other)).Select(c => (c.StepId, c.Unit, c.After)));
    }

    [Fact]
    public void The_simulation_proposes_what_could_be_true_until_nothing_is_left()
    {
        var rehearsal = new Rehearsal(RealPlans.Book, new Random(1));
        var board = BoardBuilder.Start(RealPlans.Book, [], FiscalClock.StartOfDayUtc(new DateOnly(2010, 6, 18)));
        long sequence = 0;
        while (rehearsal.Next(board, _ => true) is { Pauses: < 10, Command: var command })
        {
            var before = board.Step(command.StepId).Shares.Single(s => s.Unit == command.Unit).Percent;
            Assert.InRange(command.Percent, (before ?? 0) + 5, 100);
            board = BoardBuilder.Apply(
                board,
                [new Change(++sequence, board.AtUtc, ChangeKind.Reported, command.StepId, command.Unit, "a", "a", sequence, before, command.Percent)],
                board.AtUtc);
            Assert.True(sequence < 5000);
        }

        Assert.True(sequence > 100);
        Assert.InRange(board.Agency.Figures.Reported!.Value, 50, 100);
    }

    private static async Task<IReadOnlyList<Change>> JournalAsync(TestStore store) =>
        await store.Get<IChangeJournal>().ReadAsync(0, int.MaxValue, Cancel);
}
