using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Components.Wall;

/// <summary>
/// A tile that shows one slice of the Board and renders only when that slice is another one. It has no parameters that change,
/// so a render of the page does not reach it.
/// </summary>
/// <typeparam name="TSlice">The slice: a class, compared by reference, or a struct of such, compared by value.</typeparam>
public abstract class LiveTile<TSlice> : ComponentBase, IWallPart, IDisposable
    where TSlice : notnull
{
    /// <summary>The wall it hangs on.</summary>
    [CascadingParameter] public required WallView View { get; set; }

    /// <summary>How values are shown.</summary>
    protected Show Show => View.Show;

    /// <summary>The Board on the wall. Render only what <see cref="Slice"/> holds, and what never changes, such as titles.</summary>
    protected Board Board => View.Board ?? throw new InvalidOperationException("A tile hangs on a wall that has a Board.");

    /// <summary>What the tile shows.</summary>
    protected TSlice Slice { get; private set; } = default!;

    /// <summary>Takes the tile's slice out of a Board.</summary>
    protected abstract TSlice Select(Board board);

    /// <summary>The slice has changed; the render follows.</summary>
    /// <param name="before">The slice before.</param>
    /// <param name="board">The Board that brought the new one.</param>
    protected virtual void OnTurned(TSlice before, Board board)
    {
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Slice = Select(Board);
        View.Join(this);
    }

    /// <inheritdoc />
    public void Turn(Board board)
    {
        try
        {
            var before = Slice;
            var slice = Select(board);
            if (IsSame(before, slice))
            {
                return;
            }

            Slice = slice;
            OnTurned(before, board);
            StateHasChanged();
        }
        catch (Exception exception)
        {
            // One tile's failure goes to its own boundary, not to the page that told it.
            _ = DispatchExceptionAsync(exception);
        }
    }

    /// <inheritdoc />
    public void Beat()
    {
    }

    /// <inheritdoc />
    public void Dispose()
    {
        View.Leave(this);
        GC.SuppressFinalize(this);
    }

    private static bool IsSame(TSlice before, TSlice slice) =>
        typeof(TSlice).IsValueType ? EqualityComparer<TSlice>.Default.Equals(before, slice) : ReferenceEquals(before, slice);
}
