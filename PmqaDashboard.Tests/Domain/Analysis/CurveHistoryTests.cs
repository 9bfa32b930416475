using PmqaDashboard.Domain.Analysis;
using PmqaDashboard.Domain.Live;
using Xunit;
using static PmqaDashboard.Tests.Domain.TestChanges;

namespace PmqaDashboard.Tests.Domain.Analysis;

public sealed class CurveHistoryTests : IDisposable
{
    private readonly Journal _boards = new();
    private readonly CurveHistory _history;

    public CurveHistoryTests() => _history = new CurveHistory(_boards);

    public void Dispose() => _history.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Former_days_are_asked_for_once_for_all_places_and_Boards()
    {
        _boards.Add(Report(1, "1-0-1", "policy", 40, Noon(2010, 1, 10)), Now);
        var first = await _history.OfAsync(_boards.Current!, CurvePlace.Agency, Cancel);
        Assert.Same(first, await _history.OfAsync(_boards.Current!, CurvePlace.Agency, Cancel));
        await _history.OfAsync(_boards.Current!, new(CurveLevel.Plan, 1), Cancel);
        _boards.Add(Report(2, "1-0-1", "policy", 80), Now.AddMinutes(1));

        var second = await _history.OfAsync(_boards.Current!, CurvePlace.Agency, Cancel);

        Assert.Equal(PlaceCurves.Days(TestPlans.Year, _boards.Current!.Day).Where(d => d < _boards.Current.Day), _boards.Asked);
        Assert.NotEqual(first.Now, second.Now);
        Assert.Equal(first.Points.Where(p => p.Day < _boards.Current.Day), second.Points.Where(p => p.Day < _boards.Current.Day));
    }

    [Fact]
    public async Task Those_who_ask_at_once_wait_for_the_first()
    {
        _boards.Add(Report(1, "1-0-1", "policy", 40, Noon(2010, 1, 10)), Now);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ => await _history.OfAsync(_boards.Current!, CurvePlace.Agency, Cancel)));

        Assert.Equal(_boards.Asked.Distinct(), _boards.Asked);
    }

    [Fact]
    public async Task A_change_that_comes_late_to_the_last_day_of_a_month_is_on_the_curve()
    {
        var midnight = Noon(2010, 6, 1).AddHours(-11);
        _boards.Add(Report(1, "1-0-1", "policy", 40, Noon(2010, 5, 10)), midnight);
        var before = await _history.OfAsync(_boards.Current!, CurvePlace.Agency, Cancel);

        _boards.Add(Report(2, "1-0-1", "policy", 80, Noon(2010, 5, 31).AddHours(11)), midnight.AddSeconds(1));
        var after = await _history.OfAsync(_boards.Current!, CurvePlace.Agency, Cancel);

        var day = new DateOnly(2010, 5, 31);
        Assert.Equal((5m, 10m), (before.Points.Single(p => p.Day == day).Reported!.Value, after.Points.Single(p => p.Day == day).Reported!.Value));
        Assert.Equal(2, _boards.Asked.Count(d => d == day));
        Assert.Equal(1, _boards.Asked.Count(d => d == new DateOnly(2010, 4, 30)));
    }

    [Fact]
    public async Task A_former_day_has_the_curve_up_to_it()
    {
        _boards.Add(Report(1, "1-0-1", "policy", 40, Noon(2010, 1, 10)), Now);
        var former = await _boards.AsOfAsync(new DateOnly(2010, 2, 14), Cancel);

        var points = (await _history.OfAsync(former!, CurvePlace.Agency, Cancel)).Points;

        Assert.Equal(new DateOnly(2010, 2, 14), points.Last(p => p.Reported is not null).Day);
        Assert.Equal([0m, 0m, 0m, 0m, 5m, 5m], points.Where(p => p.Reported is not null).Select(p => p.Reported!.Value));
    }

    [Fact]
    public async Task Other_plans_have_a_history_of_their_own()
    {
        _boards.Add(Report(1, "1-0-1", "policy", 40, Noon(2010, 1, 10)), Now);
        await _history.OfAsync(_boards.Current!, CurvePlace.Agency, Cancel);
        int asked = _boards.Asked.Count;

        await _history.OfAsync(BoardBuilder.Start(TestPlans.Book([.. TestPlans.Small.Plans]), [], Now), CurvePlace.Agency, Cancel);

        Assert.Equal(2 * asked, _boards.Asked.Count);
    }

    /// <summary>Boards of a journal in memory, which remembers which days were asked for.</summary>
    private sealed class Journal : IBoardSource
    {
        private readonly List<Change> _changes = [];

        public List<DateOnly> Asked { get; } = [];

        public Board? Current { get; private set; } = BoardBuilder.Start(TestPlans.Small, [], Now);

        public DateTime CheckedAtUtc => Now;

        public void Add(Change change, DateTime nowUtc)
        {
            _changes.Add(change);
            Current = BoardBuilder.Start(TestPlans.Small, _changes, nowUtc);
        }

        public async Task<Board?> AsOfAsync(DateOnly day, CancellationToken cancellationToken)
        {
            Asked.Add(day);
            await Task.Yield();
            return BoardBuilder.AsOf(TestPlans.Small, _changes, day);
        }

        public Task<Board?> AtAsync(long sequence, DateOnly day, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IBoardSubscription Subscribe(string name, TimeSpan interval, Func<Ping, Task> callback) => throw new NotSupportedException();
    }
}
