using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Server.Plans;
using PmqaDashboard.Tests.Domain.Plans;
using PmqaDashboard.Tests.House;
using Xunit;

namespace PmqaDashboard.Tests.Server.Plans;

public abstract class PlanStoreTests(TestDatabase on)
{
    public sealed class OnSqlite() : PlanStoreTests(TestDatabase.Sqlite);

    public sealed class OnPostgres() : PlanStoreTests(TestDatabase.Postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<int> Numbers => [.. Enumerable.Range(1, 10)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_plan_comes_out_of_the_store_as_the_seeds_say_it(int number)
    {
        await using var store = await TestStore.CreateAsync(on);

        var book = await store.Get<PlanStore>().FindAsync(Cancel);

        Assert.Equal(AsText(RealPlans.Book.FindPlan(number)), AsText(book!.FindPlan(number)));
    }

    [Fact]
    public async Task The_agency_and_its_units_come_out_of_the_store_as_the_seeds_say_them()
    {
        await using var store = await TestStore.CreateAsync(on);

        var book = await store.Get<PlanStore>().FindAsync(Cancel);

        Assert.Equal(AsText(RealPlans.Book.Agency), AsText(book!.Agency));
        Assert.Equal(AsText(RealPlans.Book.Units), AsText(book.Units));
        Assert.Equal(RealPlans.Book.Plans.Count, book.Plans.Count);
        Assert.Equal(RealPlans.Book.Leaves.Select(l => l.Step.Id), book.Leaves.Select(l => l.Step.Id));
    }

    [Fact]
    public async Task The_plans_are_loaded_once_and_read_once()
    {
        await using var store = await TestStore.CreateEmptyAsync(on);
        var loader = store.Get<PlanLoader>();
        var plans = store.Get<PlanStore>();

        Assert.Null(await plans.FindAsync(Cancel));
        Assert.Equal(PlanLoading.Loaded, await loader.LoadFromAsync(Repository.At("seeds"), Cancel));
        var book = await plans.FindAsync(Cancel);
        Assert.Equal(PlanLoading.AlreadyThere, await loader.LoadFromAsync("/nowhere", Cancel));

        Assert.NotNull(book);
        Assert.Same(book, await plans.FindAsync(Cancel));
    }

    [Fact]
    public async Task Two_who_load_at_once_load_once()
    {
        await using var store = await TestStore.CreateEmptyAsync(on);
        var loader = store.Get<PlanLoader>();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => loader.LoadFromAsync(Repository.At("seeds"), Cancel))));

        Assert.Single(outcomes, PlanLoading.Loaded);
    }

    [Fact]
    public async Task A_damaged_file_loads_nothing_and_says_where_it_is_damaged()
    {
        await using var store = await TestStore.CreateEmptyAsync(on);
        var seeds = Directory.CreateTempSubdirectory("pmqa-seeds-");
        foreach (string file in Directory.GetFiles(Repository.At("seeds"), "*.json"))
        {
            File.Copy(file, Path.Combine(seeds.FullName, Path.GetFileName(file)));
        }

        string damaged = Path.Combine(seeds.FullName, "plan-04.json");
        await File.WriteAllTextAsync(
            damaged, (await File.ReadAllTextAsync(damaged, Cancel)).Replace("\"2010-0", "\"2010-1", StringComparison.Ordinal), Cancel);

        var stop = await Assert.ThrowsAsync<SeedException>(() => store.Get<PlanLoader>().LoadFromAsync(seeds.FullName, Cancel));

        Assert.Contains("plan-04.json", stop.Message, StringComparison.Ordinal);
        Assert.Contains("plan 4", stop.Message, StringComparison.Ordinal);
        Assert.Contains("windows", stop.Message, StringComparison.Ordinal);
        await using var context = store.Open();
        Assert.False(await context.Agencies.AnyAsync(Cancel) || await context.Units.AnyAsync(Cancel) || await context.Plans.AnyAsync(Cancel));
        seeds.Delete(recursive: true);
    }

    [Fact]
    public async Task Of_people_only_the_secretariat_loads_the_plans()
    {
        await using var store = await TestStore.CreateEmptyAsync(on);
        await store.AddAccountAsync("p", Role.FocalPoint, "policy");
        await store.AddAccountAsync("c", Role.Committee, null);
        await store.AddAccountAsync("gone", Role.Secretariat, null, enabled: false);
        await store.AddAccountAsync("s", Role.Secretariat, null);
        var loading = store.Get<IPlanLoading>();

        foreach (string account in new[] { "p", "c", "gone", "nobody" })
        {
            Assert.Equal(PlanLoading.Forbidden, await loading.LoadAsync(account, Cancel));
        }

        Assert.Equal(PlanLoading.Loaded, await loading.LoadAsync("s", Cancel));
        Assert.Equal(PlanLoading.AlreadyThere, await loading.LoadAsync("s", Cancel));
    }

    // Records compare their lists by reference, so everything in them is compared as text.
    private static string AsText<T>(T value) => JsonSerializer.Serialize(value);
}
