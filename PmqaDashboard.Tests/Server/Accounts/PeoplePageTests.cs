using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Server.Accounts;
using PmqaDashboard.Tests.Server.Api;
using PmqaDashboard.Tests.Server.Live;
using Xunit;

namespace PmqaDashboard.Tests.Server.Accounts;

public sealed partial class PeoplePageTests
{
    private const string Password = "a long phrase of one's own";
    private static readonly Show Thai = new(new ViewSettings());

    [Fact]
    public async Task The_secretariat_makes_an_account_that_can_sign_in_and_shuts_it_again()
    {
        await using var server = await ApiServer.StartAsync();
        using var secretariat = await SignedInAsync(server, "secretariat");
        using var somchai = new Visitor(server);

        var refused = await MakeAsync(secretariat, "WorkingTeam", "academic");
        Assert.Contains(Thai.InDigits(Thai["Accounts.OutcomeUnitWrong"]), refused.Text, StringComparison.Ordinal);
        Assert.Matches("<option value=\"academic\" selected", refused.Text);
        Assert.Matches("<option value=\"WorkingTeam\" selected", refused.Text);

        var made = await MakeAsync(secretariat, "FocalPoint", "academic");
        Assert.Contains(Thai.Text("Accounts.PasswordOnce", "somchai"), made.Text, StringComparison.Ordinal);
        string password = Code().Match(made.Text).Groups[1].Value;
        Assert.DoesNotContain(password, (await secretariat.GetAsync("/accounts")).Text, StringComparison.Ordinal);
        await somchai.SignInAsync("somchai", password);
        Assert.Contains("สมชาย", (await somchai.GetAsync("/account")).Text, StringComparison.Ordinal);

        await using var scope = server.Services.CreateAsyncScope();
        string id = (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByNameAsync("somchai"))!.Id;
        await secretariat.FillAsync("/accounts", Visitor.Handler("change-" + id), ("Action", "enabled"));
        server.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.Redirect, (await somchai.GetAsync("/account")).Status);
        Assert.Contains(Thai.InDigits(Thai["Accounts.OutcomePasswordWrong"]), (await somchai.SignInAsync("somchai", password)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_is_kept_with_its_account_and_with_no_other()
    {
        await using var server = await ApiServer.StartAsync();
        using var secretariat = await SignedInAsync(server, "secretariat");

        var wrong = await secretariat.FillAsync("/accounts", Visitor.Handler("email-policy"), ("Email", "policy"));
        Assert.Contains(Thai["Accounts.OutcomeEmailInvalid"], wrong.Text, StringComparison.Ordinal);
        var done = await secretariat.FillAsync("/accounts", Visitor.Handler("email-policy"), ("Email", "policy@senate.go.th"));

        Assert.Equal(1, Count(done.Text, "value=\"policy@senate.go.th\""));
        await MakeAsync(secretariat, "FocalPoint", "academic", "somchai@senate.go.th");
        Assert.Equal(1, Count((await secretariat.GetAsync("/accounts")).Text, "value=\"somchai@senate.go.th\""));
    }

    [Theory]
    [InlineData("policy")]
    [InlineData("committee")]
    public async Task Others_are_told_that_the_page_is_not_theirs(string userName)
    {
        await using var server = await ApiServer.StartAsync();
        using var visitor = await SignedInAsync(server, userName);

        var answer = await visitor.GetAsync("/accounts");

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Contains("/account/sign-in", answer.Location, StringComparison.Ordinal);
        string page = (await visitor.GetAsync(answer.Location!)).Text;
        Assert.Contains(Thai.Text("Accounts.SignedInButRefused", "Name of " + userName), page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plans_of_a_real_installation_are_loaded_when_asked_for()
    {
        await using var server = await ApiServer.StartAsync(loaded: false);
        using var admin = await SignedInAsync(server, "admin");
        var boards = server.Services.GetRequiredService<IBoardSource>();
        var pings = new Pings();
        using var subscription = boards.Subscribe("test", TimeSpan.Zero, pings.ReceiveAsync);
        Assert.Null(boards.Current);

        var answer = await admin.FillAsync("/accounts", Thai["Accounts.LoadPlan"]);

        Assert.Contains(Thai["Accounts.PlanLoaded"], answer.Text, StringComparison.Ordinal);
        await pings.BoardAsync();
        using var client = server.Client(await server.TokenAsync("admin"));
        Assert.Equal(10, (await client.JsonAsync("/api/v1/plans")).GetArrayLength());
        Assert.DoesNotContain(Thai["Accounts.LoadPlan"], (await admin.GetAsync("/accounts")).Text, StringComparison.Ordinal);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static Task<Answer> MakeAsync(Visitor secretariat, string role, string unit, string email = "") => secretariat.FillAsync(
        "/accounts", Visitor.Handler("new-account"), ("UserName", "somchai"), ("Name", "สมชาย"), ("Email", email), ("Role", role), ("Unit", unit));

    private static async Task<Visitor> SignedInAsync(ApiServer server, string userName)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        await users.AddPasswordAsync((await users.FindByNameAsync(userName))!, Password);
        var visitor = new Visitor(server);
        await visitor.SignInAsync(userName, Password);
        return visitor;
    }

    [GeneratedRegex("role=\"status\"[^>]*>[^<]*<code[^>]*>([^<]+)</code>")]
    private static partial Regex Code();
}
