using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Server.Accounts;
using PmqaDashboard.Tests.Server.Api;
using Xunit;

namespace PmqaDashboard.Tests.Server.Accounts;

public sealed class SetupLinkTests
{
    private static readonly Show Thai = new(new ViewSettings());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_makes_one_administrator_and_is_dead_for_good()
    {
        await using var server = await ApiServer.StartAsync(loaded: false, anybody: false);
        using var visitor = new Visitor(server);
        string path = new Uri(Assert.Single(server.Printed.Split(), w => w.StartsWith(server.Address.ToString(), StringComparison.Ordinal))).PathAndQuery;

        var tooShort = await MakeAsync(visitor, path, "short");
        Assert.Contains(Thai.InDigits(Thai["Accounts.OutcomePasswordTooShort"]), tooShort.Text, StringComparison.Ordinal);
        var made = await MakeAsync(visitor, path, "a long phrase of her own");
        Assert.Contains(Thai["Accounts.SetupDone"], made.Text, StringComparison.Ordinal);

        await DeadAsync(visitor, path);
        Assert.Null(await RenewAsync(server));
        await using var context = server.Open();
        var account = await context.Users.SingleAsync(Cancel);
        Assert.Equal(("somsri", "สมศรี", Role.Secretariat), (account.UserName, account.DisplayName, account.Role));
        Assert.NotNull((await visitor.SignInAsync("somsri", "a long phrase of her own")).Location);
    }

    [Fact]
    public async Task Every_start_replaces_the_link_and_only_a_hash_is_kept()
    {
        await using var server = await ApiServer.StartAsync(loaded: false, anybody: false);
        using var visitor = new Visitor(server);
        string first = (await RenewAsync(server))!;
        string second = (await RenewAsync(server))!;

        Assert.Equal(43, second.Length);
        await DeadAsync(visitor, "/setup?key=" + first);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/setup?key=" + second)).Status);
        await using var context = server.Open();
        Assert.DoesNotContain(await context.Settings.Select(s => s.Value).ToListAsync(Cancel), v => v.Contains(second, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/setup")]
    [InlineData("/setup?key=")]
    [InlineData("/setup?key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_wrong_link_says_what_to_do(string path)
    {
        await using var server = await ApiServer.StartAsync(loaded: false, anybody: false);
        using var visitor = new Visitor(server);
        await DeadAsync(visitor, path);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000")]
    [InlineData("http://[::]:80", "http://localhost:80")]
    [InlineData("https://0.0.0.0:443/", "https://localhost:443")]
    [InlineData("http://*:5000", "http://localhost:5000")]
    [InlineData("http://pmqa.example:5000", "http://pmqa.example:5000")]
    public void The_link_that_is_printed_can_be_opened(string listening, string printed) =>
        Assert.Equal(printed, SetupLink.OpenableAddress(listening));

    private static async Task DeadAsync(Visitor visitor, string path)
    {
        var answer = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.Gone, answer.Status);
        Assert.Contains(Thai.InDigits(Thai["Accounts.OutcomeLinkDead"]), answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"Password\"", answer.Text, StringComparison.Ordinal);
    }

    private static Task<Answer> MakeAsync(Visitor visitor, string path, string password) =>
        visitor.FillAsync(path, Visitor.Handler("setup"), ("UserName", "somsri"), ("Name", "สมศรี"), ("Password", password));

    // As a start does, when it prints the link.
    private static async Task<string?> RenewAsync(ApiServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await ((SetupLink)scope.ServiceProvider.GetRequiredService<IFirstAdministrator>()).RenewAsync(Cancel);
    }
}
