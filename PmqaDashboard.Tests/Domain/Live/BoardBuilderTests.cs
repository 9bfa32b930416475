using System.Text.Json;
using CsCheck;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Tests.Components;
using PmqaDashboard.Tests.Domain.Growth;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;
using static PmqaDashboard.Tests.Domain.TestChanges;

namespace PmqaDashboard.Tests.Domain.Live;

/// <summary>Whatever happens in whichever order: one by one comes to the same as all at once.</summary>
public class BoardBuilderTests
{
    private static readonly DateTime Beginning = Noon(2010, 3, 1);

    /// <summary>What may happen: a report or a withdrawal on the n-th share, some minutes after the one before.</summary>
    private sealed record Event(int Share, int Percent, bool Withdraws, int Minutes);

    private static readonly Gen<Event[]> Events = Gen.Select(
        Gen.Int[0, 1000], Gen.Int[0, 4].Select(n => n * 25), Gen.Bool, Gen.OneOf(Gen.Int[0, 60], Gen.Int[0, 20_000]),
        (share, percent, withdraws, minutes) => new Event(share, percent, withdraws, minutes)).Array[0, 60];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    public void Changes_one_by_one_make_the_same_Board_as_all_at_once(int realPlans)
    {
        var book = realPlans == 0 ? TestPlans.Small : GrownPlans.Times(RealPlans.Book, realPlans);
        Gen.Select(Events, Gen.Int[1, 30]).Sample(
            (events, most) =>
            {
                var changes = Journal(book, events);
                var board = BoardBuilder.Start(book, [], Beginning);
                foreach (var batch in changes.Chunk(most))
                    board = BoardBuilder.Apply(board, batch, batch[^1].AtUtc);

                var now = changes.Count == 0 ? Beginning : changes[^1].AtUtc;
                Assert.Equal(BoardText.Of(BoardBuilder.Start(book, changes, now)), BoardText.Of(board));
                return true;
            },
            iter: realPlans switch { 0 => 100, 1 => 10, _ => 2 });
    }

    [Fact]
    public void A_slice_whose_content_is_equal_stays_the_same_object() => Gen.Select(Events, Gen.Int[0, 1000], Gen.Int[0, 100], Gen.Int[0, 3]).Sample(
        (events, share, percent, days) =>
        {
            var before = BoardBuilder.Start(TestPlans.Small, Journal(TestPlans.Small, events), Noon(2011, 9, 1));
            var at = before.AtUtc.AddDays(days);
            var shares = Shares(TestPlans.Small);
            var (step, unit) = shares[share % shares.Count];
            var after = BoardBuilder.Apply(before, [Report(before.Sequence + 1, step, unit, percent, at)], at);
            var old = BoardText.Slices(before);
            foreach (var (name, slice) in BoardText.Slices(after))
                Assert.True(ReferenceEquals(slice, old[name]) || Json(slice) != Json(old[name]), name);

            return true;
        },
        iter: 100);

    [Fact]
    public void A_report_moves_only_what_is_on_its_path()
    {
        var before = BoardBuilder.Start(RealPlans.Book, [Report(1, "4-0-2.6", "academic", 10)], Now);
        var after = BoardBuilder.Apply(before, [Report(2, "4-0-2.5", "academic", 50)], Now.AddMinutes(1));

        var old = BoardText.Slices(before);
        string[] moved = [.. BoardText.Slices(after).Where(s => !ReferenceEquals(s.Value, old[s.Key])).Select(s => s.Key).Order(StringComparer.Ordinal)];
        Assert.Equal(["agency", "category 3", "curve", "latest", "plan 4", "step 4-0-2", "step 4-0-2.5", "unit academic"], moved);
        Assert.True(before.Curve.Planned == after.Curve.Planned);
    }

    [Fact]
    public void Without_changes_on_the_same_day_it_is_the_same_Board()
    {
        var board = BoardBuilder.Start(TestPlans.Small, [], Now);

        Assert.Same(board, BoardBuilder.Apply(board, [], Now.AddHours(3)));
        Assert.NotSame(board, BoardBuilder.Apply(board, [], Now.AddDays(1)));
    }

    [Fact]
    public void A_new_day_leaves_what_time_does_not_move()
    {
        var before = BoardBuilder.Start(TestPlans.Small, [Report(1, "1-0-1", "policy", 100)], Now);
        var after = BoardBuilder.Apply(before, [], Now.AddDays(1));

        Assert.Equal(before.Day.AddDays(1), after.Day);
        Assert.Same(before.Step("1-0-1"), after.Step("1-0-1"));
        Assert.Same(before.Latest, after.Latest);
        Assert.True(before.Units == after.Units);
        Assert.NotSame(before.Step("1-0-2"), after.Step("1-0-2"));
    }

    [Fact]
    public void A_clock_that_goes_back_does_not_take_the_day_back()
    {
        var board = BoardBuilder.Start(TestPlans.Small, [], Now);

        Assert.Same(board, BoardBuilder.Apply(board, [], Now.AddDays(-2)));
        Assert.Equal(board.Day, BoardBuilder.Apply(board, [Report(1, "1-0-1", "policy", 1)], Now.AddDays(-2)).Day);
    }

    [Fact]
    public void Planned_never_falls_as_days_pass()
    {
        var board = BoardBuilder.Start(RealPlans.Book, [], Noon(2009, 9, 28));
        while (board.Day < new DateOnly(2010, 10, 2))
        {
            var next = BoardBuilder.Apply(board, [], board.AtUtc.AddDays(1));
            Assert.True(next.Agency.Figures.Planned >= board.Agency.Figures.Planned);
            Assert.All(next.Steps.Values, s => Assert.False(s.Figures.Planned < board.Step(s.Id).Figures.Planned));
            board = next;
        }

        Assert.Equal(100, board.Agency.Figures.Planned);
    }

    [Fact]
    public void As_of_a_day_is_the_Board_of_what_was_there_by_its_end() => Gen.Select(Events, Gen.Int[0, 400]).Sample(
        (events, days) =>
        {
            var changes = Journal(TestPlans.Small, events);
            var day = new DateOnly(2010, 2, 20).AddDays(days);
            var prefix = changes.Where(c => FiscalClock.DayOf(c.AtUtc) <= day).ToList();
            var board = BoardBuilder.AsOf(TestPlans.Small, changes, day);
            Assert.Equal(day, board.Day);
            Assert.Equal(BoardText.Of(BoardBuilder.Start(TestPlans.Small, prefix, FiscalClock.StartOfDayUtc(day))), BoardText.Of(board));
            return true;
        },
        iter: 60);

    [Fact]
    public void Changes_of_steps_that_the_plans_do_not_hold_move_nothing_but_the_sequence()
    {
        var before = BoardBuilder.Start(TestPlans.Small, [], Now);
        var after = BoardBuilder.Apply(before, [Report(7, "99-0-1", "it", 50), Report(8, "2-0-1", "it", 50)], Now);

        Assert.Equal(8, after.Sequence);
        Assert.Same(before.Agency, after.Agency);
        Assert.Same(before.Latest, after.Latest);
    }

    [Fact]
    public void A_Board_that_was_made_by_hand_cannot_be_continued() =>
        Assert.Throws<ArgumentException>(() => BoardBuilder.Apply(SampleBoard.Make(), [], Now));

    private static List<(string Step, string? Unit)> Shares(PlanBook book) =>
        [.. book.Leaves.SelectMany(l => l.Shares.Select(s => (l.Step.Id, s.Unit)))];

    private static List<Change> Journal(PlanBook book, Event[] events)
    {
        var shares = Shares(book);
        var standing = shares.ToDictionary(s => s, _ => new Stack<decimal>());
        var at = Beginning;
        var changes = new List<Change>();
        foreach (var e in events)
        {
            at = at.AddMinutes(e.Minutes);
            var share = shares[e.Share % shares.Count];
            var reports = standing[share];
            decimal? before = reports.TryPeek(out decimal top) ? top : null;
            if (e.Withdraws && reports.TryPop(out _))
            {
                changes.Add(Withdraw(changes.Count + 1, share.Step, share.Unit, before, reports.TryPeek(out decimal below) ? below : null, at));
                continue;
            }

            reports.Push(e.Percent);
            changes.Add(Report(changes.Count + 1, share.Step, share.Unit, e.Percent, at, before));
        }

        return changes;
    }

    private static string Json(object slice) => JsonSerializer.Serialize(slice, slice.GetType());
}
