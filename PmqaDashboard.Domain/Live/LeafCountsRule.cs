using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Live;

/// <summary>Counts leaves.</summary>
internal struct LeafCountsRule
{
    private int _inScope;
    private int _done;
    private int _neverReported;
    private int _withoutWindow;
    private int _deferred;

    /// <summary>The counts.</summary>
    public readonly LeafCounts Value => new(_inScope, _done, _neverReported, _withoutWindow, _deferred);

    /// <summary>Adds a leaf.</summary>
    public void Add(LeafNode leaf, Figures figures)
    {
        if (!leaf.InScope)
        {
            _deferred++;
            return;
        }

        _inScope++;
        _done += figures.Reported == 100 ? 1 : 0;
        _neverReported += figures.EverReported ? 0 : 1;
        _withoutWindow += figures.Planned is null ? 1 : 0;
    }

    /// <summary>Adds the counts of a part.</summary>
    public void Add(LeafCounts part)
    {
        _inScope += part.InScope;
        _done += part.Done;
        _neverReported += part.NeverReported;
        _withoutWindow += part.WithoutWindow;
        _deferred += part.Deferred;
    }
}
