using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Components.Wall;

/// <summary>A part of a wall that is told of every newer Board and of every beat.</summary>
public interface IWallPart
{
    /// <summary>There is a newer Board. Called while the page renders, so that a part's own render joins the page's batch.</summary>
    void Turn(Board board);

    /// <summary>The feed has checked that there is nothing newer.</summary>
    void Beat();
}

/// <summary>
/// What the parts of one wall share: the picture it shows, and how values are shown. Cascaded fixed, so that a push costs a
/// comparison of references per tile and a render only where something changed. Used on the circuit's dispatcher only.
/// </summary>
/// <param name="show">How values are shown.</param>
public sealed class WallView(Show show)
{
    private readonly List<IWallPart> _parts = [];

    /// <summary>How values are shown.</summary>
    public Show Show => show;

    /// <summary>The Board on the wall, or null while no plan is loaded.</summary>
    public Board? Board { get; private set; }

    /// <summary>A part wants to be told.</summary>
    public void Join(IWallPart part) => _parts.Add(part);

    /// <summary>A part has gone.</summary>
    public void Leave(IWallPart part) => _parts.Remove(part);

    /// <summary>Puts a Board on the wall.</summary>
    public void Turn(Board board)
    {
        Board = board;
        // A copy, for a tile that fails leaves, and comes back, while it is told.
        foreach (var part in _parts.ToArray())
        {
            part.Turn(board);
        }
    }

    /// <summary>Lets the wall show that it is alive.</summary>
    public void Beat()
    {
        foreach (var part in _parts.ToArray())
        {
            part.Beat();
        }
    }
}
