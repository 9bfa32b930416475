using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Live;

/// <summary>When the leaves in scope of a roll-up (or a leaf itself) end and must be reported.</summary>
/// <param name="Ends">Last day of the last window.</param>
/// <param name="RoundDue">First due day of a round that the document names for one of them.</param>
internal readonly record struct Bounds(DateOnly? Ends, DateOnly? RoundDue)
{
    public static Bounds Of(IEnumerable<LeafNode> leaves) => leaves.Where(l => l.InScope).Aggregate(
        default(Bounds), (all, leaf) => new(Later(all.Ends, leaf.Bounds.Ends), Earlier(all.RoundDue, leaf.Bounds.RoundDue)));

    public bool Ended(DateOnly day) => day > Ends;

    public bool RoundPastDue(DateOnly day) => day > RoundDue;

    private static DateOnly? Later(DateOnly? a, DateOnly? b) => a > b ? a : b ?? a;

    private static DateOnly? Earlier(DateOnly? a, DateOnly? b) => a < b ? a : b ?? a;
}

/// <summary>Collects the parts of a roll-up and gives its figures.</summary>
internal struct RollUpRule
{
    private WeightedMean _planned;
    private WeightedMean _reported;
    private WeightedMean _certified;
    private bool _everReported;

    /// <summary>Adds a leaf. One that is not in scope is left out; one never reported counts 0.</summary>
    public void Add(LeafNode leaf, Figures figures)
    {
        if (leaf.InScope)
            Add(leaf.Weight, figures, figures.Reported ?? 0, figures.Certified ?? 0);
    }

    /// <summary>Adds a plan or a category. One without anything in scope has no reported % and is left out.</summary>
    public void Add(decimal weight, Figures figures)
    {
        if (figures.Reported is not null)
            Add(weight, figures, figures.Reported, figures.Certified);
    }

    /// <summary>Adds the parts that another has collected.</summary>
    public void Add(RollUpRule others)
    {
        _planned.Add(others._planned);
        _reported.Add(others._reported);
        _certified.Add(others._certified);
        _everReported |= others._everReported;
    }

    /// <summary>The figures at a day.</summary>
    public readonly Figures At(DateOnly day, Bounds bounds, StatusThresholds thresholds)
    {
        var (planned, reported) = (_planned.Value, _reported.Value);
        var facts = new StatusFacts(
            reported is not null, planned, reported, _everReported, bounds.Ended(day), planned > 0 || bounds.RoundPastDue(day));
        return new Figures(planned, reported, _certified.Value, _everReported, StatusRule.Of(facts, thresholds));
    }

    private void Add(decimal weight, Figures figures, decimal? reported, decimal? certified)
    {
        _planned.Add(weight, figures.Planned);
        _reported.Add(weight, reported);
        _certified.Add(weight, certified);
        _everReported |= figures.EverReported;
    }
}
