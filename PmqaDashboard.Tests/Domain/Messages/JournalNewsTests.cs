using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Messages;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Rounds;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Messages;

public class JournalNewsTests
{
    private static readonly DateTime Now = new(2010, 6, 1, 3, 0, 0, DateTimeKind.Utc);
    private static readonly Board Board = BoardBuilder.Start(TestPlans.Small, [], Now);

    [Fact]
    public void A_round_that_opened_by_itself_is_from_nobody_and_for_those_who_take_part()
    {
        var drafts = JournalNews.Of(Change(ChangeKind.RoundOpened, account: TurnRounds.System.AccountId) with { Unit = null }, Board);

        Assert.Equal(["academic", "it", "policy"], drafts.Select(d => d.Unit).Order(StringComparer.Ordinal));
        Assert.All(drafts, d => Assert.Equal((null, 9, MessageKind.RoundOpened), (d.From, d.Round, d.Kind)));
        Assert.Equal(3, drafts.Select(d => d.Occasion).Distinct().Count());
    }

    [Fact]
    public void What_reviewers_wrote_goes_along_whatever_they_decided_on()
    {
        var line = Assert.Single(JournalNews.Of(Change(ChangeKind.LineReturned, new { Report = 1, Remark = "ก" }) with { StepId = "1-0-2" }, Board));
        var kpi = Assert.Single(JournalNews.Of(Change(ChangeKind.KpiReturned, new { Remark = "ข" }) with { Subject = "10.1" }, Board));
        var reopened = Assert.Single(JournalNews.Of(Change(ChangeKind.RoundReopened, new { Reason = new string('ค', 9999) }), Board));

        Assert.Equal(("it", "1-0-2", "ก", "สมชาย"), (line.Unit, line.Subject, line.Words, line.From));
        Assert.Equal(("10.1", "ข"), (kpi.Subject, kpi.Words));
        Assert.Equal(RecordCommand.MaxWords, reopened.Words!.Length);
    }

    [Fact]
    public void A_resolution_is_told_to_its_unit_once_however_often_it_is_worded_better()
    {
        var first = Assert.Single(JournalNews.Of(Resolution("เร่งรัด"), Board));
        var better = Assert.Single(JournalNews.Of(Resolution("เร่งรัดให้เสร็จ") with { Sequence = 6 }, Board));
        var moved = Assert.Single(JournalNews.Of(Resolution("เร่งรัด") with { Sequence = 7, Unit = "policy" }, Board));
        var returned = Assert.Single(JournalNews.Of(Change(ChangeKind.ResolutionReturned, new { Text = "ยังไม่ครบ" }) with { Subject = "m1.1", StepId = "1-0-2" }, Board));

        Assert.Equal((MessageKind.ResolutionSet, "m1.1", "เร่งรัด"), (first.Kind, first.Subject, first.Words));
        Assert.Equal(first.Occasion, better.Occasion);
        Assert.NotEqual(first.Occasion, moved.Occasion);
        Assert.Equal((MessageKind.ResolutionReturned, "m1.1", "ยังไม่ครบ"), (returned.Kind, returned.Subject, returned.Words));
        Assert.Empty(JournalNews.Of(Resolution("รับทราบ") with { Unit = null }, Board));

        static Change Resolution(string text) => Change(ChangeKind.ResolutionSet, new { Text = text }) with { Subject = "m1.1", StepId = "1-0-2" };
    }

    [Fact]
    public void What_cannot_be_read_or_is_of_no_unit_stops_nothing()
    {
        Assert.Null(Assert.Single(JournalNews.Of(Change(ChangeKind.LineReturned) with { Data = "{" }, Board)).Words);
        Assert.Empty(JournalNews.Of(Change(ChangeKind.KpiReturned) with { Unit = null }, Board));
        Assert.Empty(JournalNews.Of(Change(ChangeKind.RoundOpened) with { Round = null }, Board));
    }

    [Fact]
    public void Every_kind_that_makes_a_message_counts_as_news_and_no_other()
    {
        Assert.All(Enum.GetValues<ChangeKind>(), kind => Assert.Equal(JournalNews.Of(Change(kind), Board).Any(), JournalNews.IsNews(kind)));
    }

    private static Change Change(ChangeKind kind, object? data = null, string account = "a") =>
        new(5, Now, kind, null, "it", account, "สมชาย", null, null, null) { Round = 9, Data = data is null ? null : RecordJson.Write(data) };
}
