using System.Diagnostics;
using System.Net;
using Microsoft.Data.Sqlite;
using PmqaDashboard.Tests.Server.Api;
using Xunit;

namespace PmqaDashboard.Tests.Failures;

/// <summary>Another program holds the database file, as a copying or repairing one does.</summary>
[Collection(FailureTests.Collection)]
public class LockedFileTests
{
    // js/outbox.js gives up waiting for an answer then.
    private static readonly TimeSpan PatienceOfBrowsers = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_another_program_holds_the_file_saves_are_turned_away_in_time_pages_go_on_and_then_it_saves_again()
    {
        await using var installation = await Installation.CreateAsync(writers: 3);
        await using var server = await installation.StartAsync();
        var clients = installation.Tokens.Select(token => Writers.Client(server.Address, token)).ToList();
        foreach (var client in clients)
        {
            await client.ReportAsync("1-1-1", """{ "percent": 10, "unit": "policy" }""");
        }

        await using (await HoldAsync(installation))
        {
            var clock = Stopwatch.StartNew();
            await Task.WhenAll(clients.Select(async (client, i) =>
            {
                using var response = await client.PostAsync("/api/v1/steps/1-1-1/progress", """{ "percent": 20, "unit": "policy" }""", ("Idempotency-Key", $"kept-{i}"));
                await response.RefusedAsync(HttpStatusCode.ServiceUnavailable, "unavailable");
            }).Append(ReadAsync(clients[0])));
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, PatienceOfBrowsers);
        }

        for (int i = 0; i < clients.Count; i++)
        {
            var saved = await clients[i].ReportAsync("1-1-1", """{ "percent": 20, "unit": "policy" }""", ("Idempotency-Key", $"kept-{i}"));
            Assert.False(saved.GetProperty("repeated").GetBoolean());
            clients[i].Dispose();
        }
    }

    private static async Task ReadAsync(HttpClient client)
    {
        Assert.Equal(3, (await client.JsonAsync("/api/v1/board")).GetProperty("sequence").GetInt64());
        Assert.Equal(3, (await client.JsonAsync("/api/v1/journal")).GetArrayLength());
    }

    private static async Task<SqliteConnection> HoldAsync(Installation installation)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(installation.Data, "pmqa.db")};Pooling=False");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync(Cancel);
        return connection;
    }
}
