using System.Globalization;
using System.Text.Json;
using PmqaDashboard.Server.Operations;
using PmqaDashboard.Tests.Server.Api;
using Xunit;

namespace PmqaDashboard.Tests.Server.Accounts;

public sealed class AccessTokenCommandTests
{
    [Fact]
    public async Task A_token_made_while_the_server_runs_works_at_once_until_it_is_revoked()
    {
        await using var server = await ApiServer.StartAsync();

        var made = await RunAsync(server, "create", "--user", "Policy", "--name", "ระบบของสำนัก");
        string token = made.Output.Trim();
        Assert.Equal((0, ""), (made.Code, made.Error));
        Assert.Matches("^pmqa_[0-9]+_[A-Za-z0-9_-]{43}$", token);
        using var client = server.Client(token);
        await client.ReportAsync(TestStore.PolicyStep, """{ "percent": 5 }""");

        var list = await RunAsync(server, "list");
        string id = token.Split('_')[1];
        Assert.Equal($"{id}\tpolicy\tระบบของสำนัก\t2010-06-18 03:00\t2010-06-18 03:00\t-", list.Output.Trim());
        Assert.Equal(0, (await RunAsync(server, "revoke", id)).Code);
        await client.JsonAsync("/api/v1/board", System.Net.HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Nobody_and_who_has_left_get_none()
    {
        await using var server = await ApiServer.StartAsync();
        foreach (string user in new[] { "nobody", TestStore.Gone })
        {
            var refused = await RunAsync(server, "create", "--user", user);
            Assert.Equal((1, ""), (refused.Code, refused.Output));
            Assert.Contains($"'{user}'", refused.Error, StringComparison.Ordinal);
        }

        Assert.Equal(1, (await RunAsync(server, "revoke", "77")).Code);
        Assert.Equal(2, (await RunAsync(server, "create", "--user", "policy", "--name", new string('n', 101))).Code);
        Assert.Equal(2, (await RunAsync(server, "create")).Code);
        Assert.Equal("", (await RunAsync(server, "list")).Output);
    }

    [Fact]
    public async Task A_script_reads_tokens_by_stable_names()
    {
        await using var server = await ApiServer.StartAsync();

        var made = JsonDocument.Parse((await RunAsync(server, "create", "--user", "policy", "--json")).Output).RootElement;
        var list = JsonDocument.Parse((await RunAsync(server, "list", "--json")).Output).RootElement.GetProperty("tokens");
        var refused = await RunAsync(server, "create", "--user", "nobody", "--json");

        Assert.StartsWith($"pmqa_{made.GetProperty("id").GetInt32()}_", made.GetProperty("token").GetString(), StringComparison.Ordinal);
        Assert.Equal(["id", "userName", "name", "createdAtUtc", "lastUsedAtUtc", "revokedAtUtc"], list[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal((1, "unknownAccount"), (refused.Code, JsonDocument.Parse(refused.Output).RootElement.GetProperty("error").GetProperty("code").GetString()));
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(ApiServer server, params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        int code = await AdminCommands.RunAsync(["admin", "token", .. args], server.Build, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
