using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Live;

/// <summary>
/// Makes a Board of changes that come in pieces, so that a long journal is never in memory as a whole. Figures are computed once,
/// at the end; only for the latest changes it is told what each of them moved.
/// </summary>
public sealed class BoardFold
{
    private readonly BoardDraft _draft;
    private readonly Board? _before;
    private readonly DateOnly _day;
    private readonly DateTime _nowUtc;
    private readonly Queue<Pending> _pending = [];
    private PlanIndex _index;
    private Standing _standing;

    /// <summary>Begins before the first change.</summary>
    /// <param name="book">The plans.</param>
    /// <param name="nowUtc">The fiscal clock's present moment.</param>
    /// <param name="keepAll">Forgets nothing, however far back a change may reach; needed only when one did.</param>
    public BoardFold(PlanBook book, DateTime nowUtc, bool keepAll = false)
        : this(PlanIndex.Of(book), Standing.Begin(PlanIndex.Of(book), keepAll), nowUtc)
    {
    }

    internal BoardFold(PlanIndex index, Standing standing, DateTime nowUtc)
    {
        (_index, _standing, _nowUtc, _day) = (index, standing, nowUtc, FiscalClock.DayOf(nowUtc));
        _draft = new BoardDraft(index, standing, _day);
    }

    internal BoardFold(Board before, BoardMemory memory, DateTime nowUtc, DateOnly day)
    {
        (_before, _index, _standing, _nowUtc, _day) = (before, memory.Index, memory.Standing, nowUtc, day);
        _draft = new BoardDraft(before, memory, day);
    }

    /// <summary>Sequence of the last change that was added.</summary>
    public long Sequence => _standing.Sequence;

    /// <summary>Latest moment of a change that is in it.</summary>
    public DateTime LatestUtc => _standing.LatestUtc;

    /// <summary>Earliest moment of an added change that came after a change of a later moment; null when all came in order.</summary>
    public DateTime? EarliestLateUtc { get; private set; }

    /// <summary>How many changes were added.</summary>
    public int Added { get; private set; }

    /// <summary>Adds changes that come next in the order of their sequence. Changes of steps that the plans do not hold move nothing.</summary>
    /// <exception cref="ForgottenException">A change reaches further back than what is kept.</exception>
    public void Add(IEnumerable<Change> changes)
    {
        foreach (var change in changes)
        {
            var (reported, history, record) = (_standing.Reported, _standing.History, _standing.Record);
            var leaf = _index.Find(change.StepId);
            if (!change.Kind.IsProgress())
            {
                record = record.With(change);
                if (!ReferenceEquals(record, _standing.Record))
                {
                    _draft.Absorb(change, leaf, record);
                    if (change.Kind.IsNews())
                        Enqueue(new Pending(change, leaf, null));
                }
            }
            else if (leaf is not null)
            {
                var made = FiscalClock.DayOf(change.AtUtc);
                history = history.Reach(made < _day ? made : _day, reported, _index).Amend(change, _index);
                reported = reported.With(change);
                Enqueue(new Pending(change, leaf, reported));
            }

            bool late = change.AtUtc < _standing.LatestUtc;
            if (late && !(EarliestLateUtc <= change.AtUtc))
                EarliestLateUtc = change.AtUtc;

            Added++;
            _standing = new Standing(change.Sequence, late ? _standing.LatestUtc : change.AtUtc, reported, history, _standing.Latest, record);
            if (change.Kind == ChangeKind.RoundSet)
                Rebase();
        }
    }

    /// <summary>The Board.</summary>
    public Board Finish()
    {
        var latest = _standing.Latest;
        if (_pending.Count > 0)
        {
            List<ChangeNote> notes = [.. _pending.Select(Apply)];
            notes.Reverse();
            latest = new LatestSlice([.. notes.Concat(latest.Changes).Take(Board.MaxLatest)]);
            _pending.Clear();
        }

        _standing = _standing with { History = _standing.History.Reach(_day, _standing.Reported, _index), Latest = latest };
        return _draft.Finish(_before, _standing, _nowUtc);
    }

    private void Enqueue(Pending pending)
    {
        _pending.Enqueue(pending);
        if (_pending.Count > Board.MaxLatest && _pending.Dequeue() is { Reported: { } reported } oldest)
            _draft.Absorb(oldest.Leaf!, reported);
    }

    private ChangeNote Apply(Pending pending)
    {
        if (pending.Reported is { } reported)
            return _draft.Apply(pending.Change, pending.Leaf!, reported);

        var plan = pending.Leaf?.Placed.Plan;
        return new ChangeNote(pending.Change, plan?.Number, plan?.Category, null, null, null, null, null);
    }

    // The plans stay; only what is asked for when differs. What waits to be told keeps its place.
    private void Rebase()
    {
        var rounds = _standing.Record.Rounds.Rounds;
        if (_index.Book.Agency.Rounds.SequenceEqual(rounds))
            return;

        _index = PlanIndex.Of(_index.Book.With(rounds));
        _draft.Rebase(_index);
        for (int n = _pending.Count; n > 0; n--)
        {
            var pending = _pending.Dequeue();
            _pending.Enqueue(pending with { Leaf = _index.Find(pending.Change.StepId) });
        }
    }

    /// <summary>A change that may be among the latest; one of progress is not yet in the figures, so that it can be told what it moves.</summary>
    private sealed record Pending(Change Change, LeafNode? Leaf, ProgressState? Reported);
}
