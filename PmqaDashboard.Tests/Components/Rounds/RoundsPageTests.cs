using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Components.Rounds;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Messages;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Tests.Components.Review;
using PmqaDashboard.Tests.Domain;
using Xunit;

namespace PmqaDashboard.Tests.Components.Rounds;

public sealed class RoundsPageTests : RecordScreen
{
    private const string Shared = "1-0-2";

    private readonly FakeReminders _reminders = new();

    public RoundsPageTests()
    {
        SignedIn = Secretariat;
        Services.AddSingleton<IReminders>(_reminders);
        Services.AddSingleton<IAccountAdministration>(new FakeAccounts());
    }

    private IRenderedComponent<RoundsPage> Open(string address = "/rounds")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<RoundsPage>();
    }

    private FollowUpRound Nine => Journal.Board.Record.Rounds.Find(9)!;

    private static void Type(IRenderedComponent<RoundsPage> page, string name, string text) => page.Find($"[name='round9-{name}']").Change(text);

    private static IRenderedComponent<RoundsPage> Edit(IRenderedComponent<RoundsPage> page)
    {
        page.FindAll("[data-round='9'] .acts button")[1].Click();
        return page;
    }

    [Fact]
    public void The_calendar_shows_days_in_the_Buddhist_era_and_how_each_round_stands()
    {
        string nine = Open().Find("[data-round='9']").TextContent;

        Assert.Contains("๓๐ มิ.ย. ๒๕๕๓", nine, StringComparison.Ordinal);
        Assert.Contains("เหลือ ๑๒ วัน", nine, StringComparison.Ordinal);
        Assert.Contains(Shown["Rounds.PhaseOpen"], nine, StringComparison.Ordinal);
        Assert.Equal(["6 Open", "9 Open", "12 Scheduled"], Open().FindAll("[data-round]").Select(r => $"{r.GetAttribute("data-round")} {r.GetAttribute("data-phase")}"));
    }

    [Fact]
    public async Task The_secretariat_opens_and_closes_a_round()
    {
        var page = Open();
        page.Find("[data-round='12'] .acts button").Click();
        page.Find("[data-round='9'] .acts button").Click();
        await PublishAsync();

        Assert.Equal(["Open", "Closed", "Open"], page.FindAll("[data-round]").Select(r => r.GetAttribute("data-phase")));
    }

    [Fact]
    public async Task Dates_are_typed_with_Buddhist_years_and_what_a_round_covers_is_chosen()
    {
        var page = Edit(Open());
        Type(page, "due-day", "๑๕");
        Type(page, "due-month", "7");
        Type(page, "due-year", "๒๕๕๓");
        page.FindAll("[data-edit] input[type=radio]")[1].Change(true);
        page.Find("[data-cover='2']").Change(true);

        page.Find("[data-edit]").Submit();
        await PublishAsync();

        Assert.Equal(new DateOnly(2010, 7, 15), Nine.Due);
        Assert.Equal(["2"], Nine.Covers!);
        Assert.Empty(page.FindAll("[data-edit]"));
        Assert.Contains("๑๕ ก.ค. ๒๕๕๓", page.Find("[data-round='9']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Naming_the_whole_takes_its_parts_with_it()
    {
        var page = Edit(Open());
        page.FindAll("[data-edit] input[type=radio]")[1].Change(true);
        page.FindAll("[data-edit] details")[0].TriggerEvent("ontoggle", EventArgs.Empty);
        page.Find("[data-cover='1-0-2']").Change(true);
        page.Find("[data-cover='2']").Change(true);
        page.Find("[data-cover='1']").Change(true);

        page.Find("[data-edit]").Submit();

        Assert.Equal(["2", "1"], Nine.Covers!);
    }

    [Theory]
    [InlineData("due-day", "31", "Rounds.DaysToMend")]
    [InlineData("due-year", "2552", "Rounds.OpensAfterDue")]
    [InlineData("opens-year", "2552", "Rounds.OutOfYear")]
    [InlineData("closes-day", "1", "Rounds.DaysToMend")]
    public void A_day_that_is_wrong_is_told_and_nothing_is_saved(string field, string text, string problem)
    {
        var page = Edit(Open());
        Type(page, field, text);

        page.Find("[data-edit]").Submit();

        Assert.Contains(Shown.Text(problem, "๑ ต.ค. ๒๕๕๒", "๓๐ ก.ย. ๒๕๕๓"), page.FindAll("[data-edit] > .complaint").Single().TextContent, StringComparison.Ordinal);
        Assert.Empty(Keeping.Asked);
    }

    [Fact]
    public async Task A_round_can_be_added()
    {
        var page = Open();
        page.Find("#new-round").Change("3");
        page.Find("[data-edit='3']").Submit();
        await PublishAsync();

        Assert.Equal(["3", "6", "9", "12"], page.FindAll("[data-round]").Select(r => r.GetAttribute("data-round")));
    }

    [Fact]
    public async Task Who_is_missing_is_told_live_and_leaves_when_they_submit()
    {
        var page = Open();
        Assert.Equal(["policy", "it", "academic", "none"], Missing(page));

        Submit(9, "it", 60, Shared);
        await PublishAsync();

        Assert.Equal(["policy", "academic", "none"], Missing(page));
    }

    [Fact]
    public void Nobody_is_missing_before_a_round_has_opened()
    {
        var page = Open("/rounds?round=12");

        Assert.Empty(Missing(page));
        Assert.Contains(Shown.Text("Rounds.NotOpenYet", "๑ ก.ย. ๒๕๕๓", 4), page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#remind-all"));
    }

    [Fact]
    public void Reminding_tells_at_each_unit_what_became_of_it()
    {
        _reminders.Answer = units => new ReminderOutcome.Done([.. units.Select(u => u switch
        {
            "policy" => new UnitReminded(u, ["สมชาย"], ["สมชาย"], false),
            "it" => new UnitReminded(u, [], [], false),
            _ => new UnitReminded(u, ["ก"], [], true),
        })], MailIsSetUp: false);
        var page = Open();

        page.Find("#remind-all").Click();

        Assert.Equal((9, "policy it academic"), _reminders.Asked.Single());
        Assert.Contains("สมชาย", Told(page, "policy"), StringComparison.Ordinal);
        Assert.Equal(Shown["Rounds.RemindedNobody"], Told(page, "it"));
        Assert.Equal(Shown["Rounds.RemindedAlready"], Told(page, "academic"));
        Assert.Contains(Shown["Rounds.RemindNoMail"], page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reminder_that_is_refused_or_fails_is_told()
    {
        var page = Open();
        _reminders.Answer = _ => new ReminderOutcome.Refused(ReminderRefusal.UnknownRound);
        page.Find("[data-missing='it'] button").Click();
        Assert.Equal(Shown["Rounds.RemindRefusedUnknownRound"], page.Find(".complaint").TextContent);

        _reminders.Answer = _ => throw new TimeoutException();
        page.Find("[data-missing='it'] button").Click();
        Assert.Equal(Shown["Rounds.RemindFailed"], page.Find(".complaint").TextContent);
    }

    [Fact]
    public void Completeness_stands_by_unit_and_by_plan_with_totals()
    {
        Submit(9, "it", 60, Shared);

        var page = Open();

        Assert.Equal(["policy", "it", "academic", "ไม่มีหน่วยงานถือครอง"], page.FindAll("[data-table=units] tbody th").Select(t => t.TextContent));
        Assert.Contains("๒๕.๐%", page.FindAll("[data-table=units] tfoot tr")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("ส่ง ๑/๓ · ตรงเวลา ๑ · รับ ๐ · รับรอง ๐", page.FindAll("[data-table=plans] tbody tr")[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stand_ins_are_named_from_the_accounts_and_dismissed()
    {
        var page = Open();
        Assert.Equal(["", "d"], page.FindAll(".stand-ins select")[1].Children.Select(o => o.GetAttribute("value")));

        page.FindAll(".stand-ins select")[1].Change("d");
        page.Find(".stand-ins form").Submit();
        await PublishAsync();
        Assert.Equal((1, "d", "รองหัวหน้า"), (Journal.Board.Record.Rounds.StandIns.Single() is var s ? (s.Category, s.AccountId, s.Name) : default));

        page.Find("[data-stand-in] button").Click();
        await PublishAsync();
        Assert.Empty(page.FindAll("[data-stand-in]"));
    }

    [Fact]
    public void Others_see_everything_and_act_on_nothing()
    {
        SignedIn = Desk.Focal("it");

        var page = Open();

        Assert.Equal(3, page.FindAll("[data-round]").Count);
        Assert.NotEmpty(Missing(page));
        Assert.Empty(page.FindAll("section.rounds button, section.rounds select, section.rounds form"));
    }

    [Fact]
    public void What_the_document_names_is_told_in_its_own_words() =>
        Assert.Contains("รอบ ๖ เดือน และ ๑๒ เดือน", Open().Find(".named").TextContent, StringComparison.Ordinal);

    private static string?[] Missing(IRenderedComponent<RoundsPage> page) => [.. page.FindAll("[data-missing]").Select(m => m.GetAttribute("data-missing"))];

    private static string Told(IRenderedComponent<RoundsPage> page, string unit) => page.Find($"[data-missing='{unit}'] .told").TextContent;

    private sealed class FakeReminders : IReminders
    {
        public Func<IReadOnlyCollection<string>, ReminderOutcome> Answer { get; set; } = _ => new ReminderOutcome.Done([], true);

        public List<(int Months, string Units)> Asked { get; } = [];

        public Task<ReminderOutcome> RemindAsync(string actorAccountId, int months, IReadOnlyCollection<string> units, CancellationToken cancellationToken)
        {
            Assert.Equal(Secretariat.AccountId, actorAccountId);
            Asked.Add((months, string.Join(' ', units)));
            return Task.FromResult(Answer(units));
        }
    }

    private sealed class FakeAccounts : IAccountAdministration
    {
        public Task<IReadOnlyList<AccountEntry>> ListAsync(string actorId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<AccountEntry>>(
        [
            new("d", "deputy", "รองหัวหน้า", Role.Committee, null, true),
            new("off", "gone", "ลาออก", Role.Committee, null, false),
            new("s", "sec", "ฝ่ายเลขานุการ", Role.Secretariat, null, true),
        ]);

        public Task<(AccountOutcome Outcome, string? Password)> CreateAsync(string actorId, NewAccount account, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<(AccountOutcome Outcome, string? Password)> ResetPasswordAsync(string actorId, string accountId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<AccountOutcome> SetEmailAsync(string actorId, string accountId, string? email, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<AccountOutcome> SetEnabledAsync(string actorId, string accountId, bool enabled, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
