using PmqaDashboard.Domain.Budgets;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Kpis;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Rounds;
using PmqaDashboard.Server.Demo;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Server.Demo;

public abstract class DemoTests(TestDatabase on)
{
    public sealed class OnSqlite() : DemoTests(TestDatabase.Sqlite);

    public sealed class OnPostgres() : DemoTests(TestDatabase.Postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_start_sets_the_clock_makes_personas_and_a_past()
    {
        await using var store = await TestStore.CreateDemoAsync(on);
        Assert.Equal(new DateOnly(2010, 6, 18), store.Get<FiscalClock>().Today);

        var personas = await store.InScopeAsync((IPersonas p) => p.ListAsync(Cancel));
        string[] names = [.. personas.Select(p => p.UserName)];
        Assert.Superset(new HashSet<string> { "demo.executive", "demo.committee", "demo.secretariat", "demo.team1", "demo.team6" }, names.ToHashSet());
        Assert.Equal(["demo.executive", "demo.committee", "demo.secretariat", "demo.team1"], names.Take(4));
        Assert.All(RealPlans.Book.Units, u => Assert.Contains("demo." + u.Code, names));

        var board = BoardBuilder.Start(RealPlans.Book, await JournalAsync(store), store.Get<FiscalClock>().UtcNow);
        Assert.InRange(board.Agency.Figures.Reported!.Value, 30, board.Agency.Figures.Planned!.Value);
        Assert.InRange(board.Agency.Figures.Certified!.Value, 10, board.Agency.Figures.Reported.Value);
        Assert.True(board.Units.Count(u => u.Rounds[0].State == RoundReportState.Certified) > 12);
        Assert.Contains(board.Units, u => u.Rounds[0].IsLate);
        Assert.Contains(board.Units, u => u.Rounds[1].State == RoundReportState.Submitted);
        Assert.Contains(board.Units, u => u.Rounds[1].State == RoundReportState.NotStarted);
        Assert.InRange(BudgetSheet.Of(board.Book, board.Record.Budget).Percent!.Value, 5, 95);
        Assert.Equal([5, 7, 6, 6, 0, 3], board.Categories.Select(c => c.Counts.NotPassed));

        var kpis = board.Record.Kpis;
        Assert.Equal(["8-k2"], kpis.Cards.Where(c => c.Method is null).Select(c => c.Id));
        Assert.All(kpis.Cards.Where(c => c.Method is not null), c => Assert.StartsWith("ค่าสาธิต", c.Definition!, StringComparison.Ordinal));
        Assert.InRange(kpis.Scores(6).Find("10")!.Certified.Result!.Value, 1.5m, 4.5m);
        Assert.InRange(kpis.Scores(9).Find("10")!.Reported.Result!.Value, 1.5m, 4.5m);
        var results = kpis.Cards.Select(c => kpis.Result(c.Id, 9)).OfType<KpiResult>().ToList();
        Assert.InRange(results.Count, 5, 15);
        Assert.Contains(results, r => r.State == KpiResultState.Reported);
        Assert.Contains(results, r => r.State == KpiResultState.Accepted);
        Assert.All(results, r => Assert.NotEmpty(board.Record.Evidence.OfResult(r.KpiId, 9)));
        Assert.Contains(await JournalAsync(store), c => c.Kind == ChangeKind.KpiReturned);
        Assert.All(await JournalAsync(store), c => Assert.InRange(FiscalClock.DayOf(c.AtUtc), new DateOnly(2009, 10, 1), new DateOnly(2010, 6, 17)));
    }

    [Fact]
    public async Task A_second_start_changes_nothing_and_two_demonstrations_have_the_same_past()
    {
        await using var store = await TestStore.CreateDemoAsync(on);
        await using var other = await TestStore.CreateDemoAsync(on);
        var past = (await JournalAsync(store)).Select(c => (c.StepId, c.Unit, c.After)).ToList();
        await store.PrepareDemoAsync();
        Assert.Equal(past, (await JournalAsync(store)).Select(c => (c.StepId, c.Unit, c.After)));
        Assert.Equal(past, (await JournalAsync(other)).Select(c => (c.StepId, c.Unit, c.After)));
    }

    [Fact]
    public void The_simulation_goes_forward_then_slows_down_and_never_ends()
    {
        var rehearsal = new Rehearsal(RealPlans.Book, new Random(1));
        var board = BoardBuilder.Start(RealPlans.Book, [], FiscalClock.StartOfDayUtc(new DateOnly(2010, 6, 18)));
        List<int> pauses = [];
        for (int sequence = 1; sequence <= 2000; sequence++)
        {
            var (command, pause) = rehearsal.Next(board, _ => true)!;
            var before = board.Step(command.StepId).Shares.Single(s => s.Unit == command.Unit).Percent;
            Assert.InRange(command.Percent - (before ?? 0), pause < 10 ? 5 : -15, pause < 10 ? 25 : -5);
            Assert.Equal(0, command.Percent % 5);
            Assert.InRange(command.Percent, 0, 100);
            pauses.Add(pause);
            var change = new Change(sequence, board.AtUtc, ChangeKind.Reported, command.StepId, command.Unit, "a", "a", sequence, before, command.Percent);
            board = BoardBuilder.Apply(board, [change], board.AtUtc);
        }

        Assert.All(pauses.Take(300), p => Assert.Equal(1, p));
        Assert.Contains(3, pauses);
        Assert.Contains(10, pauses.TakeLast(20));
        Assert.InRange(board.Agency.Figures.Reported!.Value, 50, 80);
    }

    [Fact]
    public void The_simulation_leaves_alone_what_it_may_not_touch()
    {
        var rehearsal = new Rehearsal(RealPlans.Book, new Random(1));
        var board = BoardBuilder.Start(
            RealPlans.Book,
            [new Change(1, new DateTime(2010, 6, 1, 0, 0, 0, DateTimeKind.Utc), ChangeKind.Reported, TestStore.PolicyStep, "policy", "a", "a", 7, null, 5)],
            FiscalClock.StartOfDayUtc(new DateOnly(2010, 6, 18)));
        var proposed = Enumerable.Range(0, 2000).Select(_ => rehearsal.Next(board, s => s.ReportId != 7)!.Command.StepId).ToHashSet();
        Assert.DoesNotContain(TestStore.PolicyStep, proposed);
        Assert.Contains(TestStore.PolicyStep, Enumerable.Range(0, 2000).Select(_ => rehearsal.Next(board, _ => true)!.Command.StepId));
    }

    private static async Task<IReadOnlyList<Change>> JournalAsync(TestStore store) =>
        await store.Get<IChangeJournal>().ReadAsync(0, int.MaxValue, Cancel);
}
