using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Server.Operations.Health;
using Xunit;

namespace PmqaDashboard.Tests.Server.Operations.Health;

public class NodeBookTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_node_has_one_entry_which_is_forgotten_after_a_day_of_silence()
    {
        await using var store = await TestStore.CreateAsync();
        var book = store.Get<NodeBook>();
        await book.WriteAsync(Entry("south", ["feed"]), Cancel);
        await book.WriteAsync(Entry("north", ["feed"]), Cancel);
        await book.WriteAsync(Entry("north"), Cancel);

        var nodes = await book.ReadAsync(Cancel);
        Assert.Equal(["north", "south"], nodes.Select(n => n.Name));
        Assert.Equal((store.Now, 7), (nodes[0].AtUtc, nodes[0].Sequence));
        Assert.Empty(nodes[0].Unready);
        Assert.Equal(["feed"], nodes[1].Unready);

        store.Time.Advance(TimeSpan.FromHours(24));
        await book.WriteAsync(Entry("north"), Cancel);
        store.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["north"], (await book.ReadAsync(Cancel)).Select(n => n.Name));

        await book.ForgetAsync(Cancel);
        Assert.Equal(["node/north"], await KeysAsync(store));

        NodeEntry Entry(string name, params string[] unready) => new(name, "1.0", store.Now, store.Now, unready, 3, 7);
    }

    [Fact]
    public async Task The_longest_name_fits()
    {
        await using var store = await TestStore.CreateAsync();
        var book = store.Get<NodeBook>();

        await book.WriteAsync(new NodeEntry(new string('n', 300), "1.0", store.Now, store.Now, [], 0, null), Cancel);

        Assert.Equal(100, Assert.Single(await KeysAsync(store)).Length);
    }

    private static async Task<IReadOnlyList<string>> KeysAsync(TestStore store)
    {
        await using var context = store.Open();
        return await context.Settings.Where(s => s.Key.StartsWith("node/")).Select(s => s.Key).ToListAsync(Cancel);
    }
}
