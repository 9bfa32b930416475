using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Components.Bureau;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Tests.Domain;
using Xunit;

namespace PmqaDashboard.Tests.Components.Bureau;

public class WorkPageTests : PeopleScreen
{
    private static readonly PmqaDashboard.Domain.Plans.PlanBook Book = TestPlans.Book(
        TestPlans.Plan(1, 1,
            TestPlans.Step("1", "2010-05 2010-08", "it"),
            TestPlans.Step("2", "2009-10..2009-12", "it policy"),
            TestPlans.Step("3", "2010-08", "it"),
            TestPlans.Step("4", "2010-01", "policy"),
            TestPlans.Step("5", "2010-01", "ผู้รับผิดชอบกระบวนการ")));

    private readonly FakeHistory _history = new();
    private long _sequence;
    private Board _board;

    public WorkPageTests()
    {
        SignedIn = FocalPoint;
        Services.AddSingleton<IStepHistory>(_history);
        _board = BoardBuilder.Start(Book, [], Now.UtcDateTime);
        Boards.Start(_board);
    }

    [Fact]
    public void A_focal_point_sees_the_own_units_shares_that_are_due_most_pressing_first()
    {
        Report("1-0-1", "it", 25);

        Assert.Equal(["1-0-2|it", "1-0-1|it"], Keys(Open()));
        Assert.Equal(["1-0-2|it", "1-0-1|it", "1-0-3|it"], Keys(Open("/work?show=all")));
    }

    [Fact]
    public void A_focal_point_cannot_choose_another_unit_by_the_address()
    {
        Assert.All(Keys(Open("/work?show=all&unit=policy")), key => Assert.EndsWith("|it", key, StringComparison.Ordinal));
    }

    [Fact]
    public void The_tabs_count_and_stand_in_the_address()
    {
        var tabs = Open("/work?show=all").FindAll("nav a");

        Assert.Equal(["ต้องทำ ๒", "ทั้งหมด ๓"], tabs.Select(t => t.TextContent));
        Assert.Equal(["/work?show=due", "/work?show=all"], tabs.Select(t => t.GetAttribute("href")));
        Assert.Equal([null, "page"], tabs.Select(t => t.GetAttribute("aria-current")));
    }

    [Fact]
    public void The_round_says_what_is_reported_and_how_many_days_are_left()
    {
        Report("1-0-1", "it", 25);

        string round = Open().Find(".round").TextContent;

        Assert.Contains("รอบ ๙ เดือน — ส่งภายใน ๓๐ มิ.ย.", round, StringComparison.Ordinal);
        Assert.Contains("รายงานแล้ว ๑ จาก ๒ ขั้นตอน", round, StringComparison.Ordinal);
        Assert.Contains("เหลือ ๑๒ วัน", round, StringComparison.Ordinal);
    }

    [Fact]
    public void The_secretariat_chooses_a_unit_or_the_shares_that_nobody_holds()
    {
        SignedIn = Secretary;

        var nothing = Open();
        Assert.Empty(nothing.FindAll("[data-item]"));
        Assert.Equal(["", "policy", "it", "none"], nothing.FindAll("option").Select(o => o.GetAttribute("value")));

        Assert.Equal(["1-0-2|policy", "1-0-4|policy"], Keys(Open("/work?unit=policy")));
        Assert.Equal(["1-0-5|"], Keys(Open("/work?unit=none")));
        Assert.Empty(Keys(Open("/work?unit=nobody")));

        nothing.Find("select").Change("policy");
        Assert.EndsWith("/work?show=due&unit=policy", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Committee)]
    public void Who_may_not_report_is_told_so(Role role)
    {
        SignedIn = new Person("x", "x", role, null);

        var page = Open();

        Assert.Empty(page.FindAll("[data-item]"));
        Assert.Contains("ดูข้อมูลได้อย่างเดียว", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_is_asked_to_sign_in()
    {
        SignedIn = null;

        Assert.Equal("/account/sign-in?returnUrl=%2Fwork", Open().Find("a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_report_changes_the_figures_of_its_step_and_moves_nothing_from_its_place()
    {
        var page = Open();
        string?[] before = [.. Keys(page)];
        int others = Item(page, "1-0-1|it").RenderCount;

        await PublishAsync("1-0-2", "it", 100);

        Assert.Equal(before, Keys(page));
        Assert.Equal("true", page.Find("[data-item='1-0-2|it'] .tick").GetAttribute("aria-pressed"));
        Assert.Equal("ต้องทำ ๑", page.Find("nav a").TextContent);
        Assert.Equal(others, Item(page, "1-0-1|it").RenderCount);
    }

    [Fact]
    public async Task What_other_units_report_elsewhere_draws_nothing()
    {
        var page = Open();
        int renders = page.RenderCount;

        await PublishAsync("1-0-4", "policy", 100);

        Assert.Equal(renders, page.RenderCount);
    }

    [Fact]
    public async Task A_new_day_is_shown_without_a_report()
    {
        var page = Open();

        await Boards.PublishAsync(BoardBuilder.Start(Book, [], Now.UtcDateTime.AddDays(1)));

        Assert.Contains("เหลือ ๑๑ วัน", page.Find(".round").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_history_is_read_when_a_step_is_opened_and_offers_to_take_back_the_units_newest_report()
    {
        Report("1-0-2", "policy", 40);
        Report("1-0-2", "it", 60);
        _history.Reports =
        [
            new(2, "1-0-2", "it", 60, "ครบแล้ว", null, null, "a", "ก", Now.UtcDateTime, 2, null),
            new(1, "1-0-2", "policy", 40, null, "ล่าช้า", null, "b", "ข", Now.UtcDateTime, 1, null),
        ];
        var page = Open("/work?show=all");
        Assert.Equal(0, _history.Reads);

        page.Find("[data-item='1-0-2|it'] [data-open]").Click();

        Assert.Equal(1, _history.Reads);
        var lines = page.FindAll("[data-report-id]");
        Assert.Equal(2, lines.Count);
        Assert.Contains("ล่าช้า", lines[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("2", page.Find("[data-undo]").GetAttribute("data-undo"));
    }

    private void Report(string step, string unit, decimal percent)
    {
        _board = BoardBuilder.Apply(
            _board, [new Change(++_sequence, Now.UtcDateTime, ChangeKind.Reported, step, unit, "a", "A", _sequence, null, percent)], Now.UtcDateTime);
        Boards.Start(_board);
    }

    private Task PublishAsync(string step, string unit, decimal percent)
    {
        Report(step, unit, percent);
        return Boards.PublishAsync(_board);
    }

    private IRenderedComponent<WorkPage> Open(string address = "/work")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<WorkPage>();
    }

    private static IEnumerable<string?> Keys(IRenderedComponent<WorkPage> page) =>
        page.FindAll("[data-item]").Select(i => i.GetAttribute("data-item"));

    private static IRenderedComponent<WorkItem> Item(IRenderedComponent<WorkPage> page, string key) =>
        page.FindComponents<WorkItem>().Single(i => i.Find("[data-item]").GetAttribute("data-item") == key);

    private sealed class FakeHistory : IStepHistory
    {
        public IReadOnlyList<ProgressReport> Reports { get; set; } = [];

        public int Reads { get; private set; }

        public Task<IReadOnlyList<ProgressReport>> ReadAsync(string stepId, CancellationToken cancellationToken)
        {
            Reads++;
            return Task.FromResult(Reports);
        }
    }
}
