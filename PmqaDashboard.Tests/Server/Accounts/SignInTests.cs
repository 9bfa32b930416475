using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Server.Accounts;
using PmqaDashboard.Tests.Server.Api;
using Xunit;

namespace PmqaDashboard.Tests.Server.Accounts;

public sealed class SignInTests
{
    private const string Password = "a long phrase of one's own";
    private static readonly Show Thai = new(new ViewSettings());
    private static readonly Show English = new(new ViewSettings(Language.English, Digits.Arabic));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_opens_a_page_signs_in_and_is_led_to_it()
    {
        await using var server = await StartAsync();
        using var visitor = new Visitor(server);

        var refused = await visitor.GetAsync("/plans/4?step=4-0-2.5");
        Assert.Equal(HttpStatusCode.Redirect, refused.Status);
        string signIn = new Uri(refused.Location!).PathAndQuery;
        Assert.StartsWith("/account/sign-in?returnUrl=", signIn, StringComparison.Ordinal);

        var answer = await visitor.SignInAsync("policy", Password, signIn);
        Assert.Equal("/plans/4?step=4-0-2.5", new Uri(server.Address, answer.Location).PathAndQuery);
        string cookie = Assert.Single(visitor.SetCookies, c => c.StartsWith("pmqa=", StringComparison.Ordinal));
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(answer.Location!)).Status);

        await visitor.FillAsync("/account", "/account/sign-out");
        Assert.DoesNotContain("pmqa", visitor.Cookies.Keys);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/plans")).Status);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task Signing_in_never_leads_to_another_server(string returnUrl)
    {
        await using var server = await StartAsync();
        using var visitor = new Visitor(server);

        var answer = await visitor.SignInAsync("policy", Password, "/account/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl));

        Assert.Equal(new Uri(server.Address, "/"), new Uri(server.Address, answer.Location));
    }

    [Theory]
    [InlineData("policy", "not the password")]
    [InlineData("nobody", Password)]
    [InlineData("gone", Password)]
    [InlineData("hrd", "")]
    public async Task A_wrong_name_a_wrong_password_and_a_shut_account_are_told_the_same(string userName, string password)
    {
        await using var server = await StartAsync();
        using var visitor = new Visitor(server);

        Assert.Contains(Thai.InDigits(Thai["Accounts.OutcomePasswordWrong"]), (await visitor.SignInAsync(userName, password)).Text, StringComparison.Ordinal);
        await visitor.FillAsync("/settings", "name=\"theme\"", ("language", "en"));
        Assert.Contains(English.InDigits(English["Accounts.OutcomePasswordWrong"]), (await visitor.SignInAsync(userName, password)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("pmqa", visitor.Cookies.Keys);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_no_other()
    {
        await using var server = await StartAsync();
        using var visitor = new Visitor(server);

        for (int i = 0; i < 5; i++)
        {
            await visitor.SignInAsync("policy", "not the password");
        }

        Assert.Contains(Thai.InDigits(Thai["Accounts.OutcomeLockedOut"]), (await visitor.SignInAsync("policy", Password)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("pmqa", visitor.Cookies.Keys);
        Assert.NotNull((await visitor.SignInAsync("secretariat", Password)).Location);
    }

    [Fact]
    public async Task Guessing_from_one_place_is_slowed_down_and_told_so()
    {
        await using var server = await StartAsync();
        using var visitor = new Visitor(server);

        for (int i = 0; i < 30; i++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/account/sign-in", ("UserName", "policy"))).Status);
        }

        var answer = await visitor.PostAsync("/account/sign-in", ("UserName", "policy"));
        Assert.Equal((HttpStatusCode.TooManyRequests, Thai["Accounts.TooManyTries"]), (answer.Status, answer.Text));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/account/sign-in")).Status);
    }

    [Fact]
    public async Task A_password_is_changed_by_whoever_knows_it_and_other_browsers_are_signed_out()
    {
        await using var server = await StartAsync();
        using var own = new Visitor(server);
        using var other = new Visitor(server);
        await own.SignInAsync("policy", Password);
        await other.SignInAsync("policy", Password);

        Assert.Contains(Thai["Accounts.OldPasswordWrong"], (await ChangeAsync("wrong", "another long phrase")).Text, StringComparison.Ordinal);
        Assert.Contains(Thai.InDigits(Thai["Accounts.OutcomePasswordTooShort"]), (await ChangeAsync(Password, "too short")).Text, StringComparison.Ordinal);
        Assert.Contains(Thai.InDigits(Thai["Accounts.OutcomeDone"]), (await ChangeAsync(Password, "another long phrase")).Text, StringComparison.Ordinal);

        server.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.OK, (await own.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync("/account")).Status);

        Task<Answer> ChangeAsync(string old, string @new) => own.FillAsync("/account", Visitor.Handler("password"), ("OldPassword", old), ("NewPassword", @new));
    }

    [Fact]
    public async Task A_screen_that_asks_stays_signed_in_for_months_until_its_account_is_shut()
    {
        await using var server = await StartAsync();
        using var screen = new Visitor(server);
        await screen.SignInAsync("policy", Password);

        for (int week = 0; week < 12; week++)
        {
            server.Time.Advance(TimeSpan.FromDays(7));
            Assert.Equal(HttpStatusCode.NoContent, (await screen.FetchAsync("/account/here")).Status);
        }

        await using (var context = server.Open())
        {
            await context.Users.Where(a => a.UserName == "policy").ExecuteUpdateAsync(set => set.SetProperty(a => a.Enabled, false), Cancel);
        }

        server.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.Unauthorized, (await screen.FetchAsync("/account/here")).Status);
    }

    [Fact]
    public async Task Settings_stay_with_the_account_and_come_along_to_another_browser()
    {
        await using var server = await StartAsync();
        using var first = new Visitor(server);
        using var second = new Visitor(server);
        await first.SignInAsync("policy", Password);

        await first.FillAsync("/settings", "name=\"theme\"", ("language", "en"), ("digits", "arabic"), ("theme", "dark"));
        Assert.Equal("en.arabic.dark", first.Cookies[ViewSettings.CookieName]);
        await second.SignInAsync("policy", Password);
        Assert.Equal("en.arabic.dark", second.Cookies[ViewSettings.CookieName]);
        Assert.Contains("<html lang=\"en\" data-theme=\"dark\"", (await second.GetAsync("/account")).Text, StringComparison.Ordinal);
    }

    private static async Task<ApiServer> StartAsync()
    {
        var server = await ApiServer.StartAsync();
        await using var scope = server.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        foreach (string name in new[] { "policy", "secretariat", "gone" })
        {
            var account = (await users.FindByNameAsync(name))!;
            Assert.True((await users.AddPasswordAsync(account, Password)).Succeeded);
            Assert.True((await users.SetLockoutEnabledAsync(account, true)).Succeeded);
        }

        return server;
    }
}
