using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Components.Messages;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Messages;
using PmqaDashboard.Tests.Domain;
using Xunit;

namespace PmqaDashboard.Tests.Components.Messages;

public sealed class InboxPageTests : PeopleScreen
{
    private static readonly Message Returned = new(7, MessageKind.LineReturned, Now.UtcDateTime)
    {
        Round = 9,
        Unit = "it",
        Subject = "1-0-2",
        From = "คณะทำงาน 1",
        Words = "ไม่มีหลักฐาน\nบรรทัดสอง",
    };

    private static readonly Message Due = new(3, MessageKind.DueSoon, Now.UtcDateTime.AddDays(-1)) { Round = 9, Unit = "it", IsRead = true };

    private readonly FakeMails _mails = new();

    public InboxPageTests()
    {
        SignedIn = FocalPoint;
        Services.AddSingleton<IMailLog>(_mails);
        Boards.Start(BoardBuilder.Start(TestPlans.Small, [], Now.UtcDateTime));
    }

    [Fact]
    public void Messages_say_in_the_readers_language_what_to_do_and_lead_there()
    {
        Inbox.Messages.AddRange([Returned, Due]);

        var page = Open();

        var items = page.FindAll("[data-message]");
        Assert.Equal(["7", "3"], items.Select(i => i.GetAttribute("data-message")));
        Assert.Equal("ส่งคืนให้แก้ไข: ๒ ขั้นตอน ๒", items[0].QuerySelector("h2")!.TextContent);
        Assert.Contains("รายงานรอบ ๙ เดือนครบกำหนด ๓๐ มิ.ย. ๒๕๕๓", items[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("๑๘ มิ.ย. ๒๕๕๓ ๑๔:๐๒ · จาก คณะทำงาน ๑", items[0].TextContent, StringComparison.Ordinal);
        Assert.Equal(Returned.Words, items[0].QuerySelector("blockquote")!.TextContent);
        Assert.Equal("/work/round/9", items[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal([FocalPoint.AccountId], Inbox.Asked);
    }

    [Fact]
    public void In_english_no_thai_word_of_ours_is_left()
    {
        Settings = new ViewSettings(Language.English, Digits.Arabic);
        Inbox.Messages.Add(Due);

        string text = Open().Find("[data-message]").TextContent;

        Assert.Contains("The 9-month report is due on 30 Jun 2010", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("[ก-๛]", text);
    }

    [Fact]
    public async Task What_is_there_is_read_when_it_is_shown_and_what_comes_later_when_the_person_says_so()
    {
        Inbox.Messages.AddRange([Returned, Due]);
        var page = Open();
        Assert.Equal(["7"], New(page));
        Assert.Empty(page.FindAll("button.read"));
        Assert.All(Inbox.Messages, m => Assert.True(m.IsRead));

        await Inbox.ReceiveAsync(Due with { Id = 9, IsRead = false });

        Assert.Equal(["9", "7"], New(page));
        Assert.Equal([false, true, true], Inbox.Messages.Select(m => m.IsRead));
        page.Find("button.read").Click();
        Assert.All(Inbox.Messages, m => Assert.True(m.IsRead));
        Assert.Empty(page.FindAll("button.read"));
        Assert.Equal(["9", "7"], New(page));
        Assert.Empty(New(Open()));
    }

    [Fact]
    public async Task A_page_that_was_left_listens_no_more()
    {
        Open();
        Assert.Equal(1, Inbox.Subscribers);
        await DisposeComponentsAsync();
        Assert.Equal(0, Inbox.Subscribers);
    }

    [Fact]
    public void E_mails_are_for_the_secretariat_alone()
    {
        Assert.Empty(Open("/inbox?show=mail").FindAll("nav, [data-mail]"));
        Assert.Equal(0, _mails.Reads);
    }

    [Fact]
    public void The_secretariat_sees_what_became_of_e_mails_and_sends_a_failed_one_again()
    {
        SignedIn = Secretary;
        _mails.Report = new MailReport(true, 1, 1, 1,
        [
            new(3, Due, "สมชาย", "somchai@office.test", MailState.Failed, 12) { Error = "550 No such mailbox" },
            new(2, Due, "สมหญิง", "somying@office.test", MailState.Waiting, 1) { NextTryUtc = Now.UtcDateTime.AddMinutes(1), Error = "451 Later" },
            new(1, Due, "สมศรี", "somsri@office.test", MailState.Sent, 1) { SentAtUtc = Now.UtcDateTime },
        ]);

        var page = Open("/inbox?show=mail");

        Assert.Equal(["Failed", "Waiting", "Sent"], page.FindAll("[data-mail]").Select(m => m.GetAttribute("data-state")));
        Assert.Contains("รอส่ง ๑ · ส่งแล้ว ๑ · ส่งไม่สำเร็จ ๑", page.Markup, StringComparison.Ordinal);
        Assert.Contains("550 No such mailbox", page.Find("[data-mail='3']").TextContent, StringComparison.Ordinal);
        Assert.Contains("ลองอีกครั้ง ๑๘ มิ.ย. ๒๕๕๓ ๑๔:๐๓ (ลองแล้ว ๑ ครั้ง)", page.Find("[data-mail='2']").TextContent, StringComparison.Ordinal);
        Assert.Contains("เมื่อ ๑๘ มิ.ย. ๒๕๕๓ ๑๔:๐๒", page.Find("[data-mail='1']").TextContent, StringComparison.Ordinal);
        page.Find("[data-mail] button").Click();
        Assert.Equal([(Secretary.AccountId, 3L)], _mails.Retried);
    }

    [Fact]
    public void Without_a_mail_server_the_page_says_so_and_reads_again_by_itself()
    {
        SignedIn = Secretary;
        var page = Open("/inbox?show=mail");
        Assert.Contains("ยังไม่ได้ตั้งค่าอีเมล", page.Markup, StringComparison.Ordinal);

        _mails.Report = new MailReport(true, 0, 0, 0, []);
        Time.Advance(TimeSpan.FromSeconds(5));

        page.WaitForAssertion(() => Assert.DoesNotContain("ยังไม่ได้ตั้งค่าอีเมล", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_mark_counts_live_and_outlives_a_store_that_is_down()
    {
        Inbox.Messages.Add(Due);
        var mark = Render<InboxMark>(p => p.Add(m => m.AccountId, FocalPoint.AccountId));
        Assert.Empty(mark.FindAll(".count"));

        await Inbox.ReceiveAsync(Returned);
        Assert.Equal("1", mark.Find(".count").GetAttribute("data-unread"));
        Assert.Contains("ยังไม่อ่าน ๑ ข้อความ", mark.Markup, StringComparison.Ordinal);

        Inbox.IsDown = true;
        await Inbox.TellAsync();
        Assert.Equal("1", mark.Find(".count").GetAttribute("data-unread"));
    }

    private IRenderedComponent<InboxPage> Open(string address = "/inbox")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<InboxPage>();
    }

    private static IEnumerable<string?> New(IRenderedComponent<InboxPage> page) =>
        page.FindAll("[data-new]").Select(m => m.GetAttribute("data-message"));

    private sealed class FakeMails : IMailLog
    {
        public MailReport? Report { get; set; } = new(false, 0, 0, 0, []);

        public int Reads { get; private set; }

        public List<(string Actor, long Id)> Retried { get; } = [];

        public Task<MailReport?> ReadAsync(string actorId, int max, CancellationToken cancellationToken)
        {
            Reads++;
            return Task.FromResult(Report);
        }

        public Task RetryAsync(string actorId, long id, CancellationToken cancellationToken)
        {
            Retried.Add((actorId, id));
            return Task.CompletedTask;
        }
    }
}
