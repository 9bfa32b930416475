using System.Collections.Immutable;
using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Domain.Live;

/// <summary>A leaf with everything about it that no change and no day alters.</summary>
internal sealed record LeafNode(
    PlacedStep Placed, int Plan, decimal Weight, bool InScope, DateOnly? Begins, Bounds Bounds, ImmutableArray<FollowUpRound> Rounds)
{
    public string Id => Placed.Step.Id;

    /// <summary>Its place among all steps.</summary>
    public int Position => Placed.Position;

    /// <summary>Places of the units that hold its shares, in the order of the shares; -1 where none does.</summary>
    public ImmutableArray<int> Units { get; init; } = [];

    /// <summary>Whether it should have been reported before a day: its last window has ended or a round named for it is past due.</summary>
    public bool ReportDue(DateOnly day) => Bounds.Ended(day) || Bounds.RoundPastDue(day);

    /// <summary>Whether a round asks for it: what the secretariat has set, or else its time has begun by the round's last day or the round is named for it.</summary>
    public bool ExpectedIn(FollowUpRound round) => round.Covers is null ? Begins <= round.CumulativeTo || Rounds.Contains(round) : round.CoversByName(Id);
}

/// <summary>A step with sub-steps, and the leaves below it.</summary>
internal sealed record ParentNode(string Id, int Position, ImmutableArray<LeafNode> Leaves, Bounds Bounds);

/// <summary>A plan: its leaves and its steps with sub-steps.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Position">Its place among all plans.</param>
/// <param name="Category">Place of its category.</param>
/// <param name="Place">Its place in the category.</param>
/// <param name="Weight">Its weight in the category.</param>
/// <param name="Leaves">Its leaves.</param>
/// <param name="Parents">Its steps with sub-steps.</param>
/// <param name="Bounds">When it ends.</param>
internal sealed record PlanNode(
    Plan Plan, int Position, int Category, int Place, decimal Weight, ImmutableArray<LeafNode> Leaves, ImmutableArray<ParentNode> Parents, Bounds Bounds)
{
    /// <summary>Its activities: positions of their leaves.</summary>
    public required ImmutableArray<(Range Leaves, Bounds Bounds)> Activities { get; init; }

    /// <summary>Planned % at the year's end.</summary>
    public decimal? PlannedAtYearEnd { get; init; }
}

/// <summary>
/// A category and its plans. Sums over many plans are kept in blocks of about the square root of their number: one plan's change
/// then adds up its own block and the sums of the others, always in the same order, so that the last digit never depends on how
/// a figure was reached. So few plans as an agency has today are one block.
/// </summary>
internal sealed record CategoryNode(Category Category, decimal Weight, ImmutableArray<PlanNode> Plans, Bounds Bounds)
{
    private const int LeastBlock = 16;
    private readonly int _size = Math.Max(LeastBlock, (int)Math.Ceiling(Math.Sqrt(Plans.Length)));

    /// <summary>Criteria that its plans are made for.</summary>
    public int Criteria { get; } = Plans.SelectMany(p => p.Plan.Criteria).Distinct().Count();

    /// <summary>How many blocks there are.</summary>
    public int Blocks => (Plans.Length + _size - 1) / _size;

    /// <summary>The block of a plan.</summary>
    public int BlockOf(PlanNode plan) => plan.Place / _size;

    /// <summary>The plans of a block.</summary>
    public ReadOnlySpan<PlanNode> Block(int block) => Plans.AsSpan()[(block * _size)..Math.Min(Plans.Length, (block + 1) * _size)];
}

/// <summary>A unit: the leaves of which it holds a share, and which share of each.</summary>
internal sealed record UnitNode(Unit Unit, ImmutableArray<(LeafNode Leaf, int Share)> Shares);
