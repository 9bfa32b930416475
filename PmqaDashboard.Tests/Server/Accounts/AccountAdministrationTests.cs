using Microsoft.AspNetCore.Identity;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Server.Accounts;
using Xunit;

namespace PmqaDashboard.Tests.Server.Accounts;

public abstract class AccountAdministrationTests(TestDatabase on)
{
    public sealed class OnSqlite() : AccountAdministrationTests(TestDatabase.Sqlite);

    public sealed class OnPostgres() : AccountAdministrationTests(TestDatabase.Postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Role.FocalPoint, "academic", AccountOutcome.Done)]
    [InlineData(Role.FocalPoint, "km", AccountOutcome.Done)]
    [InlineData(Role.FocalPoint, "team1", AccountOutcome.UnitWrong)]
    [InlineData(Role.FocalPoint, null, AccountOutcome.UnitWrong)]
    [InlineData(Role.FocalPoint, "nowhere", AccountOutcome.UnitWrong)]
    [InlineData(Role.WorkingTeam, "team6", AccountOutcome.Done)]
    [InlineData(Role.WorkingTeam, "academic", AccountOutcome.UnitWrong)]
    [InlineData(Role.Viewer, null, AccountOutcome.Done)]
    [InlineData(Role.Secretariat, "academic", AccountOutcome.UnitWrong)]
    public async Task A_role_takes_a_unit_of_its_kind_or_none(Role role, string? unit, AccountOutcome expected)
    {
        await using var store = await TestStore.CreateAsync(on);
        var (outcome, password) = await CreateAsync(store, TestStore.Secretariat, new NewAccount("somchai", "สมชาย", role, unit));
        Assert.Equal(expected, outcome);
        Assert.Equal(expected == AccountOutcome.Done, password is not null);
    }

    [Theory]
    [InlineData("policy", "สมชาย", AccountOutcome.NameTaken)]
    [InlineData("สมชาย", "สมชาย", AccountOutcome.NameInvalid)]
    [InlineData("somchai", " ", AccountOutcome.NameInvalid)]
    [InlineData("somchai", "a\u0007b", AccountOutcome.NameInvalid)]
    public async Task A_name_that_cannot_be_used_is_refused(string userName, string name, AccountOutcome expected)
    {
        await using var store = await TestStore.CreateAsync(on);
        var (outcome, _) = await CreateAsync(store, TestStore.Secretariat, new NewAccount(userName, name, Role.Viewer, null));
        Assert.Equal(expected, outcome);
    }

    [Theory]
    [InlineData(TestStore.Policy)]
    [InlineData(TestStore.Team1)]
    [InlineData(TestStore.Viewer)]
    [InlineData(TestStore.Committee)]
    [InlineData(TestStore.Gone)]
    [InlineData("nobody")]
    public async Task Only_the_secretariat_keeps_accounts(string actor)
    {
        await using var store = await TestStore.CreateAsync(on);
        Assert.Empty(await store.InScopeAsync((IAccountAdministration a) => a.ListAsync(actor, Cancel)));
        Assert.Equal(AccountOutcome.Forbidden, (await CreateAsync(store, actor, new NewAccount("x", "x", Role.Viewer, null))).Outcome);
        Assert.Equal(AccountOutcome.Forbidden, await store.InScopeAsync((IAccountAdministration a) => a.SetEnabledAsync(actor, TestStore.Hrd, false, Cancel)));
        var (outcome, password) = await store.InScopeAsync((IAccountAdministration a) => a.ResetPasswordAsync(actor, TestStore.Hrd, Cancel));
        Assert.Equal((AccountOutcome.Forbidden, null), (outcome, password));
        Assert.Equal(AccountOutcome.Forbidden, await SetEmailAsync(store, TestStore.Hrd, "a@b.c", actor));
    }

    [Fact]
    public async Task A_new_password_works_and_the_one_before_does_not()
    {
        await using var store = await TestStore.CreateAsync(on);
        var (_, first) = await CreateAsync(store, TestStore.Secretariat, new NewAccount("somchai", "สมชาย", Role.Viewer, null));
        string id = (await store.InScopeAsync((UserManager<Account> u) => u.FindByNameAsync("somchai")))!.Id;
        var (_, second) = await store.InScopeAsync((IAccountAdministration a) => a.ResetPasswordAsync(TestStore.Secretariat, id, Cancel));
        Assert.False(await WorksAsync(store, id, first!));
        Assert.True(await WorksAsync(store, id, second!));
    }

    [Fact]
    public async Task An_account_that_is_shut_out_cannot_report_and_nobody_shuts_out_themselves()
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 10);
        Assert.Equal(AccountOutcome.Done, await store.InScopeAsync((IAccountAdministration a) => a.SetEnabledAsync(TestStore.Secretariat, TestStore.Policy, false, Cancel)));
        var refused = await store.Reporting.ReportAsync(TestStore.Policy, new(TestStore.PolicyStep, null, 20), Cancel);
        Assert.IsType<PmqaDashboard.Domain.Progress.ReportOutcome.Refused>(refused);
        Assert.Equal(
            AccountOutcome.NotPossible,
            await store.InScopeAsync((IAccountAdministration a) => a.SetEnabledAsync(TestStore.Secretariat, TestStore.Secretariat, false, Cancel)));
    }

    [Fact]
    public async Task An_address_for_reminders_can_be_given_changed_and_taken_away()
    {
        await using var store = await TestStore.CreateAsync(on);
        Assert.Equal(AccountOutcome.EmailInvalid, (await CreateAsync(store, TestStore.Secretariat, Somchai with { Email = "somchai" })).Outcome);
        Assert.Equal(AccountOutcome.Done, (await CreateAsync(store, TestStore.Secretariat, Somchai with { Email = " somchai@senate.go.th " })).Outcome);
        Assert.Equal("somchai@senate.go.th", await EmailAsync(store, Somchai.UserName));

        Assert.Equal(AccountOutcome.EmailInvalid, await SetEmailAsync(store, TestStore.Secretariat, "a@b@c"));
        Assert.Equal(AccountOutcome.Done, await SetEmailAsync(store, TestStore.Secretariat, "office@senate.go.th"));
        Assert.Equal("office@senate.go.th", await EmailAsync(store, TestStore.Secretariat));
        Assert.Equal(AccountOutcome.Done, await SetEmailAsync(store, TestStore.Secretariat, " "));
        Assert.Null(await EmailAsync(store, TestStore.Secretariat));
        Assert.Equal(AccountOutcome.NotPossible, await SetEmailAsync(store, "nobody", "a@b.c"));
    }

    private static readonly NewAccount Somchai = new("somchai", "สมชาย", Role.Viewer, null);

    private static Task<AccountOutcome> SetEmailAsync(TestStore store, string account, string email, string actor = TestStore.Secretariat) =>
        store.InScopeAsync((IAccountAdministration a) => a.SetEmailAsync(actor, account, email, Cancel));

    private static async Task<string?> EmailAsync(TestStore store, string userName) =>
        (await store.InScopeAsync((IAccountAdministration a) => a.ListAsync(TestStore.Secretariat, Cancel))).Single(a => a.UserName == userName).Email;

    private static Task<(AccountOutcome Outcome, string? Password)> CreateAsync(TestStore store, string actor, NewAccount account) =>
        store.InScopeAsync((IAccountAdministration a) => a.CreateAsync(actor, account, Cancel));

    private static Task<bool> WorksAsync(TestStore store, string id, string password) =>
        store.InScopeAsync(async (UserManager<Account> u) => await u.CheckPasswordAsync((await u.FindByIdAsync(id))!, password));
}
