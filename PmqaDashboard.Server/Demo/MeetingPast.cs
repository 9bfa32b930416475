using System.Globalization;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Meetings;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Server.Demo;

/// <summary>
/// The committee's meeting that was held before a demonstration begins, and what became of its resolutions: one is settled, one is
/// answered, one is overdue, one was only noted. The same in every demonstration.
/// </summary>
internal static class MeetingPast
{
    /// <summary>The day on which it was held: after the six-month round.</summary>
    public static readonly DateOnly Day = new(2010, 5, 19);

    private const string Id = "1";
    private const int DaysToAnswer = 9;
    private const int DaysToDecide = 14;
    private static readonly DateOnly Due = new(2010, 6, 15);

    /// <summary>The next thing that somebody does on a day, or null when nothing more is done on it.</summary>
    /// <param name="board">How everything stands.</param>
    /// <param name="day">The day.</param>
    public static RoundProposal? Next(Board board, DateOnly day)
    {
        var book = board.Record.Meetings;
        return
            day < Day ? null
            : book.Find(Id) is not { } meeting ? By("", new SetMeeting(null, 2, "ประชุมคณะกรรมการติดตามและกำกับดูแลฯ", Day, MeetingLists.Propose(board)))
            : meeting.Frozen is null ? By("", new FreezeMeeting(Id))
            : meeting.ClosedAtUtc is null ? Resolve(board, book) ?? By("", new CloseMeeting(Id))
            : Answer(board, book, day);
    }

    // Before the meeting is closed the figures are still those that it was frozen at: everything happens within a minute.
    private static RoundProposal? Resolve(Board board, MeetingBook book)
    {
        (string Text, PlacedStep Step)[] late =
        [
            .. from step in MeetingLists.Overdue(board)
               let unit = step.Shares.Select(s => s.Unit).FirstOrDefault(u => u is not null)
               where unit is not null
               group step by unit into ofUnit
               orderby Pace.IsPrompt(ofUnit.Key!) descending
               select ($"ให้เร่งรัดการดำเนินการ “{ofUnit.First().Step.Title}” และรายงานผลต่อที่ประชุม", ofUnit.First()),
        ];
        int made = book.Of(Id).Count();
        if (made < 3 && made < late.Length)
        {
            var (text, step) = late[made];
            var subject = new ResolutionSubject(StepId: step.Step.Id);
            return By("", new SetResolution(Id, null, text, subject, 1, step.Shares.Select(s => s.Unit).First(u => u is not null), Due, ShownFigure.Of(board, subject)));
        }

        return book.Of(Id).Any(r => r.Unit is null)
            ? null
            : By("", new SetResolution(Id, null, "รับทราบผลการดำเนินงานในภาพรวม", ResolutionSubject.None, 0, null, null, ShownFigure.Of(board, ResolutionSubject.None)));
    }

    private static RoundProposal? Answer(Board board, MeetingBook book, DateOnly day)
    {
        var asked = book.Of(Id).Where(r => r.Unit is not null).Take(2).ToList();
        foreach (var resolution in asked.Where(r => r.State == ResolutionState.Open && day >= Day.AddDays(DaysToAnswer)))
        {
            decimal now = board.Step(resolution.Subject.StepId!).Figures.Reported ?? 0;
            return By(resolution.Unit!, new AnswerResolution(resolution.Id, now > 0
                ? string.Create(CultureInfo.InvariantCulture, $"ได้เร่งรัดแล้ว ขณะนี้ดำเนินการได้ร้อยละ {decimal.Round(now, 0)} และจะแล้วเสร็จภายในไตรมาสนี้")
                : "ได้มอบหมายผู้รับผิดชอบแล้ว และเริ่มดำเนินการในเดือนนี้"));
        }

        return asked is [{ State: ResolutionState.Answered } first, ..] && day >= Day.AddDays(DaysToDecide)
            ? By("", new DecideResolution(first.Id, first.Answers.Length, true))
            : null;
    }

    private static RoundProposal By(string unit, RecordCommand command) => new(unit, null, command);
}
