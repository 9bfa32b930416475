using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using PmqaDashboard.Server.Accounts;
using PmqaDashboard.Server.Hosting;
using PmqaDashboard.Tests.Server.Accounts;
using PmqaDashboard.Tests.Server.Api;
using Xunit;

namespace PmqaDashboard.Tests.Server.Operations.Logs;

public sealed partial class LogTests
{
    private const string Words = "ถ้อยคำในรายงาน", Person = "สมหญิง", UserName = "somying", Password = "a-long-password-of-hers";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Everything of the product, what is sent to the database, and what the framework says at Information.</summary>
    private static string[] Talkative =>
        ["--Logging:LogLevel:Default=Information", "--Logging:LogLevel:PmqaDashboard=Trace", "--Logging:LogLevel:Microsoft.AspNetCore=Information", "--Logging:LogLevel:Microsoft.EntityFrameworkCore=Information"];

    [Fact]
    public async Task No_name_no_words_no_password_and_no_token_reach_the_log()
    {
        using var log = new AllLines();
        await using var server = await ApiServer.StartAsync(log: log, settings: Talkative);
        await GivePasswordAsync(server, TestStore.Secretariat);
        using var secretariat = new Visitor(server);
        using var somying = new Visitor(server);

        await secretariat.SignInAsync(TestStore.Secretariat, Password);
        await secretariat.FillAsync(
            "/accounts", Visitor.Handler("new-account"), ("UserName", UserName), ("Name", Person), ("Role", "FocalPoint"), ("Unit", "policy"));
        await somying.SignInAsync(UserName, "wrong-" + Password);
        await GivePasswordAsync(server, UserName);
        Assert.Equal(HttpStatusCode.Redirect, (await somying.SignInAsync(UserName, Password)).Status);
        foreach (string page in new[] { "/", "/wall", "/work", "/plans/1", "/account", "/nowhere" })
        {
            await somying.GetAsync(page);
        }

        string token = await server.TokenAsync(UserName);
        using (var client = server.Client(token))
        using (var stranger = server.Client("pmqa_wrong-token"))
        {
            await client.ReportAsync(TestStore.PolicyStep, $$"""{ "percent": 50, "result": "{{Words}}" }""");
            await client.PostAsync($"/api/v1/steps/{TestStore.PolicyStep}/progress", $$"""{ "percent": 500, "result": "{{Words}}" }""");
            await stranger.GetAsync(new Uri("/api/v1/board", UriKind.Relative), Cancel);

            await using var context = server.Open();
            await context.Database.ExecuteSqlRawAsync("ALTER TABLE Journal RENAME TO Away", Cancel);
            await client.PostAsync($"/api/v1/steps/{TestStore.PolicyStep}/progress", $$"""{ "percent": 60, "result": "{{Words}}" }""");
        }

        Assert.Contains(log.Lines, line => line.Level >= LogLevel.Error);
        Assert.Contains(log.Lines, line => line.Text.Contains("INSERT INTO", StringComparison.Ordinal));
        foreach (string secret in new[] { Words, Person, UserName, Password, token, token[^20..], "wrong-token", "Name of " })
        {
            Assert.DoesNotContain(log.Lines, line => line.Text.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task At_the_shipped_levels_nothing_is_said_while_all_goes_well()
    {
        using var log = new AllLines();
        await using var server = await ApiServer.StartAsync(log: log, settings:
            ["--Logging:LogLevel:Default=Information", "--Logging:LogLevel:Microsoft.AspNetCore=Warning", "--Logging:LogLevel:Microsoft.EntityFrameworkCore=Warning"]);
        log.Lines.Clear();
        using var client = server.Client(await server.TokenAsync(TestStore.Policy));

        await client.ReportAsync(TestStore.PolicyStep, """{ "percent": 50 }""");
        await client.JsonAsync("/api/v1/board");

        // The schedule of backups speaks when it begins, which may be now.
        Assert.DoesNotContain(log.Lines, line => !line.Category.Contains("Backup", StringComparison.Ordinal) && line.Category != "Microsoft.Hosting.Lifetime");
    }

    [Fact]
    public async Task What_a_person_is_told_when_a_page_fails_is_found_in_the_log()
    {
        using var log = new AllLines();
        await using var server = await ApiServer.StartAsync(log: log);
        await using (var context = server.Open())
        {
            await context.Database.ExecuteSqlRawAsync("ALTER TABLE Settings RENAME TO Away", Cancel);
        }

        using var visitor = new Visitor(server);
        var answer = await visitor.GetAsync("/setup?key=anything");

        string reference = Reference().Match(answer.Text).Groups[1].Value;
        Assert.Equal(32, reference.Length);
        Assert.Contains(log.Lines, line => line.Level == LogLevel.Error && line.Text.Contains(reference, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_for_what_failed_before_any_page_names_the_trace_of_the_request()
    {
        // Requests have a trace when somebody logs.
        using var log = new AllLines();
        await using var server = await ApiServer.StartAsync(log: log);
        using var client = server.Client();
        var trace = ActivityTraceId.CreateRandom();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/error");
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");

        using var answer = await client.SendAsync(request, Cancel);

        Assert.Equal(trace.ToString(), Reference().Match(await answer.Content.ReadAsStringAsync(Cancel)).Groups[1].Value);
    }

    [Theory]
    [InlineData("Production", null, "json")]
    [InlineData("Development", null, "simple")]
    [InlineData("Production", "systemd", "systemd")]
    public async Task In_production_a_line_is_a_json_object_unless_the_setting_says_otherwise(string environment, string? set, string expected)
    {
        await using var app = Application.Build(
            [$"--environment={environment}", "--Demo:Enabled=false", .. set is null ? Array.Empty<string>() : [$"--Logging:Console:FormatterName={set}"]]);

        Assert.Equal(expected, app.Services.GetRequiredService<IOptionsMonitor<ConsoleLoggerOptions>>().CurrentValue.FormatterName);
        var json = app.Services.GetRequiredService<IOptionsMonitor<JsonConsoleFormatterOptions>>().CurrentValue;
        Assert.True(json.IncludeScopes && json.UseUtcTimestamp);
    }

    [Fact]
    public async Task Values_sent_to_the_database_are_never_logged()
    {
        await using var store = await TestStore.CreateAsync();
        await using var context = store.Open();

        Assert.False(context.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()!.IsSensitiveDataLoggingEnabled);
    }

    private static async Task GivePasswordAsync(ApiServer server, string userName)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = (await users.FindByNameAsync(userName))!;
        await users.RemovePasswordAsync(account);
        await users.AddPasswordAsync(account, Password);
    }

    [GeneratedRegex("class=\"reference\"[^>]*>([0-9a-f]+)<")]
    private static partial Regex Reference();
}
