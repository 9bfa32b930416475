using CsCheck;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Tests.Domain.Growth;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;
using static PmqaDashboard.Tests.Domain.TestChanges;

namespace PmqaDashboard.Tests.Domain.Live;

/// <summary>From a checkpoint on it comes to the same as from the first change on.</summary>
public class CheckpointTests
{
    /// <summary>What may happen: a report or a withdrawal on the n-th share, some minutes after the one before, told late by some hours.</summary>
    private sealed record Event(int Share, int Percent, bool Withdraws, int Minutes, int HoursLate);

    private static readonly Gen<Event[]> Events = Gen.Select(
        Gen.Int[0, 1000], Gen.Int[0, 8].Select(n => n * 12), Gen.Int[0, 2].Select(n => n == 0), Gen.OneOf(Gen.Int[0, 60], Gen.Int[0, 9_000]),
        Gen.OneOf(Gen.Const(0), Gen.Const(0), Gen.Int[0, 3], Gen.Int[0, 200]),
        (share, percent, withdraws, minutes, late) => new Event(share, percent, withdraws, minutes, late)).Array[0, 60];

    [Fact]
    public void From_a_checkpoint_on_the_Board_is_the_same_as_from_the_whole_journal() => Holds(TestPlans.Small, 300);

    [Fact]
    public void From_a_checkpoint_on_the_Board_is_the_same_with_the_real_plans() => Holds(RealPlans.Book, 10);

    [Fact]
    public void A_change_that_reaches_further_back_than_a_checkpoint_is_not_guessed_at()
    {
        var week = TimeSpan.FromDays(7);
        Change[] reports = [.. Enumerable.Range(1, 9).Select(n => Report(n, "1-0-2", "it", n, Now - (12 * week)))];
        var checkpoint = Checkpoint.Of(BoardBuilder.Start(TestPlans.Small, reports, Now));

        Assert.Throws<ForgottenException>(() => Resume(checkpoint, [.. Enumerable.Range(10, 5).Select(n => Withdraw(n, "1-0-2", "it", 0, 0))]));
        Assert.Throws<ForgottenException>(() => Resume(checkpoint, [Report(10, "1-0-2", "it", 50, Now - (2 * week))]));
        Assert.Equal(6, Resume(checkpoint, [.. Enumerable.Range(10, 3).Select(n => Withdraw(n, "1-0-2", "it", 0, 0))]).Step("1-0-2").Shares[0].Percent);
        Assert.Equal(50, Resume(checkpoint, [Report(10, "1-0-2", "it", 50, Now - (week / 7))]).Step("1-0-2").Shares[0].Percent);
    }

    [Fact]
    public void A_checkpoint_in_which_one_byte_is_another_is_not_taken()
    {
        var checkpoint = Checkpoint.Of(BoardBuilder.Start(TestPlans.Small, [Report(1, "1-0-2", "it", 10)], Now));
        Assert.NotNull(checkpoint.Resume(TestPlans.Small, Now, []));
        for (int i = 0; i < checkpoint.Data.Length; i++)
        {
            byte[] damaged = [.. checkpoint.Data];
            damaged[i] ^= 1;
            Assert.Null((checkpoint with { Data = damaged }).Resume(TestPlans.Small, Now, []));
            Assert.Null((checkpoint with { Data = checkpoint.Data[..i] }).Resume(TestPlans.Small, Now, []));
        }

        Assert.Null((checkpoint with { Sequence = 2 }).Resume(TestPlans.Small, Now, []));
        Assert.Null((checkpoint with { LatestUtc = Now.AddDays(1) }).Resume(TestPlans.Small, Now, []));
    }

    [Fact]
    public void A_checkpoint_of_other_plans_is_not_taken()
    {
        var small = TestPlans.Small;
        var checkpoint = Checkpoint.Of(BoardBuilder.Start(small, [Report(1, "1-0-2", "it", 10)], Now));

        Assert.NotNull(checkpoint.Resume(new PlanBook(small.Agency, small.Units, small.Plans), Now, []));
        Assert.Null(checkpoint.Resume(new PlanBook(small.Agency, small.Units, [.. small.Plans.Take(2)]), Now, []));
        Assert.Null(checkpoint.Resume(
            new PlanBook(small.Agency, small.Units, small.Plans) { Weights = new Weights { Leaves = Weights.Equal.Leaves.Add("1-0-2", 2) } }, Now, []));
        Assert.Null(checkpoint.Resume(RealPlans.Book, Now, []));
    }

    [Fact]
    public void Its_size_goes_with_the_plans_and_not_with_the_journal()
    {
        int Size(int rows) => Checkpoint.Of(BoardBuilder.Start(
            RealPlans.Book, GrownJournal.Make(RealPlans.Book, rows, new DateOnly(2010, 6, 18), "account", "Account"), Now)).Data.Length;

        Assert.InRange(Size(20_000), 1, Size(4_000) * 12 / 10);
    }

    private static Board Resume(Checkpoint checkpoint, Change[] rest)
    {
        var fold = checkpoint.Resume(TestPlans.Small, Now, [])!;
        fold.Add(rest);
        return fold.Finish();
    }

    // Now, and on any day between the checkpoint and now, as a Board of that day is asked for.
    private static void Holds(PlanBook book, int times)
    {
        int taken = 0;
        Gen.Select(Events, Gen.Int[0, 60], Gen.Int[1, 25], Gen.Int[0, 30]).Sample(
            (events, at, batch, days) =>
            {
                var changes = Journal(book, events);
                var (before, rest) = (changes.Take(at).ToList(), changes.Skip(at).ToList());
                var now = changes.Select(c => c.AtUtc).Append(Noon(2010, 3, 1)).Max().AddDays(days);
                if (LiveBoard(book, before, batch) is not { } live)
                    return true;

                var checkpoint = Checkpoint.Of(live);
                var day = FiscalClock.DayOf(now);
                for (int back = 0; back < 10; back++, day = day.AddDays(-3))
                {
                    var end = FiscalClock.StartOfDayUtc(day.AddDays(1));
                    if (checkpoint.LatestUtc >= end)
                        break;

                    var fold = checkpoint.Resume(book, end.AddTicks(-1), [])!;
                    try
                    {
                        fold.Add(rest.Where(c => c.AtUtc < end));
                    }
                    catch (ForgottenException)
                    {
                        continue;
                    }

                    Assert.Equal(BoardText.Of(BoardBuilder.AsOf(book, changes, day)), BoardText.Of(fold.Finish()));
                    taken++;
                }

                return true;
            },
            iter: times);
        Assert.True(taken > times, $"Only {taken} checkpoints could be taken.");
    }

    private static Board? LiveBoard(PlanBook book, List<Change> changes, int batch)
    {
        var board = BoardBuilder.Start(book, [], Noon(2010, 3, 1));
        try
        {
            foreach (var some in changes.Chunk(batch))
                board = BoardBuilder.Apply(board, some, some.Max(c => c.AtUtc));
        }
        catch (ForgottenException)
        {
            return null;
        }

        return board;
    }

    private static List<Change> Journal(PlanBook book, Event[] events)
    {
        (string Step, string? Unit)[] shares = [.. book.Leaves.SelectMany(l => l.Shares.Select(s => (l.Step.Id, s.Unit)))];
        var standing = shares.ToDictionary(s => s, _ => new Stack<decimal>());
        var clock = Noon(2010, 3, 1);
        var changes = new List<Change>();
        foreach (var e in events)
        {
            clock = clock.AddMinutes(e.Minutes);
            var (share, at) = (shares[e.Share % shares.Length], clock.AddHours(-e.HoursLate));
            var reports = standing[share];
            decimal? before = reports.TryPeek(out decimal top) ? top : null;
            if (e.Withdraws && reports.TryPop(out _))
            {
                changes.Add(Withdraw(changes.Count + 1, share.Step, share.Unit, before, reports.TryPeek(out decimal below) ? below : null, at));
            }
            else
            {
                reports.Push(e.Percent);
                changes.Add(Report(changes.Count + 1, share.Step, share.Unit, e.Percent, at, before));
            }
        }

        return changes;
    }
}
