namespace PmqaDashboard.Domain.Progress;

/// <summary>The standing reports of a share, newest on top. Of many, only the newest are kept.</summary>
internal sealed class ReportStack
{
    private static readonly ReportStack Lost = new();

    private ReportStack() => Top = new StandingReport(0, 0, default);

    public ReportStack(StandingReport top, ReportStack? below, bool lostBelow = false) =>
        (Top, Below, Count) = (top, lostBelow ? Lost : below, 1 + (below?.Count ?? 0));

    /// <summary>The newest report.</summary>
    public StandingReport Top { get; }

    /// <summary>Reports that are kept.</summary>
    public int Count { get; }

    /// <summary>Whether there are reports below the last that is kept.</summary>
    public bool EndsInLost => Reports.Last().Below == Lost;

    /// <summary>What is kept, newest first.</summary>
    public IEnumerable<ReportStack> Reports
    {
        get
        {
            for (var at = this; at is not null && at != Lost; at = at.Below)
                yield return at;
        }
    }

    private ReportStack? Below { get; }

    /// <summary>A newer report comes on top; when too many are kept, the oldest are forgotten.</summary>
    /// <param name="top">The newer report.</param>
    /// <param name="below">The reports before it, or null.</param>
    /// <param name="depth">How many to keep at least; twice as many are kept at most, so that few pushes have to cut.</param>
    public static ReportStack Push(StandingReport top, ReportStack? below, int depth) =>
        new(top, below?.Count >= 2L * depth ? below.Newest(depth) : below);

    /// <summary>The newest reports, at least one.</summary>
    public ReportStack Newest(int depth) =>
        depth >= Count ? this
        : depth == 1 ? new(Top, null, lostBelow: true)
        : new(Top, Below!.Newest(depth - 1));

    /// <summary>What is left when the newest is taken back; null when nothing is.</summary>
    /// <exception cref="ForgottenException">What was below is not kept.</exception>
    public ReportStack? Pop() => Below == Lost ? throw new ForgottenException() : Below;
}
