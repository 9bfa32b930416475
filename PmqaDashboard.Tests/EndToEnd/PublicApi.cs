using System.Net.Http.Json;
using System.Text.Json;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Tests.House;
using Xunit;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>What a program outside sees of a server.</summary>
internal static class PublicApi
{
    /// <summary>The plans that every demonstration starts with.</summary>
    public static PlanBook Book { get; } = SeedReader.Read(Repository.At("seeds"));

    /// <summary>The board.</summary>
    public static Task<JsonElement> BoardAsync(this ServerProcess server) => ReadAsync(server, "/api/v1/board");

    /// <summary>Changes of a step, oldest first.</summary>
    public static async Task<IReadOnlyList<JsonElement>> JournalAsync(this ServerProcess server, string step) =>
        [.. (await ReadAsync(server, "/api/v1/journal?after=0")).EnumerateArray().Where(c => c.GetProperty("step").GetString() == step)];

    private static async Task<JsonElement> ReadAsync(ServerProcess server, string path)
    {
        using var client = server.Client();
        return await client.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);
    }
}
