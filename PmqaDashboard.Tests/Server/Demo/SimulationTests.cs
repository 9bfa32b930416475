using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Server.Demo;
using PmqaDashboard.Tests.Domain.Plans;
using PmqaDashboard.Tests.Server.Live;
using Xunit;

namespace PmqaDashboard.Tests.Server.Demo;

public abstract class SimulationTests(TestDatabase on)
{
    public sealed class OnSqlite() : SimulationTests(TestDatabase.Sqlite);

    public sealed class OnPostgres() : SimulationTests(TestDatabase.Postgres);

    private const decimal VisitorsPercent = 33;
    private const int Moves = 60;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Units_report_for_themselves_and_what_a_visitor_reports_stays()
    {
        await using var store = await TestStore.CreateDemoAsync(on);
        var simulation = store.Get<IEnumerable<IHostedService>>().OfType<Simulation>().Single();
        var reporters = await Simulation.ReportersAsync(store.Get<IServiceScopeFactory>(), Cancel);
        var personas = (await store.InScopeAsync((IPersonas p) => p.ListAsync(Cancel))).ToDictionary(p => p.Id);
        var pings = new Pings();
        using var subscription = store.Source.Subscribe("test", TimeSpan.Zero, pings.ReceiveAsync);
        await store.Feed.StartAsync(Cancel);
        await pings.BoardAsync();
        await ThenAsync(() => simulation.MoveAsync(reporters, Cancel));

        string visitor = personas.Values.Single(p => p.UserName == "demo.policy").Id;
        string[] steps = [.. Pace.Shares(RealPlans.Book).Where(s => s.Share.Unit == "policy").Select(s => s.Leaf.Step.Id)];
        foreach (string step in steps)
        {
            await ThenAsync(() => store.SaveAsync(visitor, step, VisitorsPercent, unit: "policy"));
        }

        long visited = store.Source.Current!.Sequence;
        for (int i = 0; i < Moves; i++)
        {
            await ThenAsync(() => simulation.MoveAsync(reporters, Cancel));
        }

        await store.Feed.StopAsync(Cancel);
        Assert.All(steps, step => Assert.Equal(VisitorsPercent, store.Source.Current!.Step(step).Shares.Single(s => s.Unit == "policy").Percent));
        var made = await store.Get<IChangeJournal>().ReadAsync(visited, int.MaxValue, Cancel);
        Assert.InRange(made.Count, Moves, Moves * 5);
        Assert.Contains(made, c => c.Kind == ChangeKind.RoundSubmitted);
        Assert.Contains(made, c => c.Kind == ChangeKind.LineAccepted);
        Assert.Contains(made, c => c.Kind == ChangeKind.KpiReported);
        Assert.Contains(made, c => c.Kind == ChangeKind.KpiAccepted);
        Assert.DoesNotContain(made, c => c is { Kind: ChangeKind.RoundSubmitted, Unit: "policy" });
        Assert.All(made.Where(c => c.Kind.IsProgress()), c => Assert.Equal(c.Unit ?? "demo.secretariat", c.Unit is null ? personas[c.AccountId].UserName : personas[c.AccountId].Unit));

        async Task ThenAsync(Func<Task> change)
        {
            long before = store.Source.Current!.Sequence;
            await change();
            while (store.Source.Current!.Sequence == before)
            {
                await pings.NextAsync();
            }
        }
    }
}
