using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.Logging;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Components.Wall;

/// <summary>
/// A tile that shows one slice of the Board and renders only when that slice is another one. What it shows is composed once per slice
/// and settings, for all walls. Its failure stays its own: it says so in its place and tries again with the next Board.
/// </summary>
/// <remarks>
/// No <see cref="ComponentBase"/> and no error boundary around it: every component costs each open wall memory. It has no parameters
/// that change, so a render of the page does not reach it.
/// </remarks>
/// <typeparam name="TSlice">The slice: a class, compared by reference, or a struct of such, compared by value.</typeparam>
/// <typeparam name="TPicture">What is composed of it.</typeparam>
public abstract class LiveTile<TSlice, TPicture> : IComponent, IWallPart, IDisposable
    where TSlice : IEquatable<TSlice>
    where TPicture : class
{
    // A wall that is a Board behind finds what it needs too.
    private const int Remembered = 3;
    private static readonly ConcurrentDictionary<(ViewSettings Settings, int Place, decimal Scale), Memo<TSlice, TPicture>> Shared = new();

    private RenderHandle _handle;
    private RenderFragment? _render;
    private bool _begun;

    /// <summary>The wall it hangs on.</summary>
    [CascadingParameter] public required WallView View { get; set; }

    [Inject] private ILogger<WallView> Logger { get; set; } = default!;

    /// <summary>How values are shown.</summary>
    protected Show Show => View.Show;

    /// <summary>The Board on the wall. Render only what <see cref="Slice"/> holds, and what never changes, such as titles.</summary>
    protected Board Board => View.Board ?? throw new InvalidOperationException("A tile hangs on a wall that has a Board.");

    /// <summary>What the tile shows.</summary>
    protected TSlice Slice { get; private set; } = default!;

    /// <summary>What was composed of the slice; null when that failed.</summary>
    protected TPicture? Picture { get; private set; }

    /// <summary>Which of several tiles of its type it is.</summary>
    protected virtual int Place => 0;

    /// <summary>Takes the tile's slice out of a Board.</summary>
    protected abstract TSlice Select(Board board);

    /// <summary>
    /// Makes of a slice what is rendered, as texts that all walls share. Only from the slice, <see cref="Show"/>, the wall's scale and what
    /// never changes.
    /// </summary>
    protected abstract TPicture Compose(TSlice slice, Board board);

    /// <summary>The slice has changed; the render follows.</summary>
    /// <param name="before">The slice before.</param>
    /// <param name="board">The Board that brought the new one.</param>
    protected virtual void OnTurned(TSlice before, Board board)
    {
    }

    /// <summary>What the tile draws.</summary>
    protected virtual void BuildRenderTree(RenderTreeBuilder builder)
    {
    }

    /// <inheritdoc />
    public void Attach(RenderHandle renderHandle) => (_handle, _render) = (renderHandle, Render);

    /// <inheritdoc />
    public Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!_begun)
        {
            _begun = true;
            View.Join(this);
            Turn(Board);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public void Turn(Board board)
    {
        try
        {
            var before = Slice;
            var slice = Select(board);
            if (Picture is not null && IsSame(before, slice))
            {
                return;
            }

            bool known = Picture is not null;
            Picture = null;
            Picture = Shared.GetOrAdd((Show.Settings, Place, View.Scale), static _ => new(Remembered)).Get(slice, s => Compose(s, board));
            Slice = slice;
            if (known)
            {
                OnTurned(before, board);
            }
        }
        catch (Exception exception)
        {
            Fail(exception);
        }

        _handle.Render(_render!);
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

    private void Render(RenderTreeBuilder builder)
    {
        if (Picture is not null)
        {
            try
            {
                BuildRenderTree(builder);
                return;
            }
            catch (Exception exception)
            {
                Fail(exception);
                builder.Clear();
            }
        }

        builder.AddContent(0, WallParts.Failed(Show));
    }

    private void Fail(Exception exception)
    {
        Picture = null;
        Logger.LogError(exception, "The wall's {Tile} failed and says so in its place; it tries again with the next change.", GetType().Name);
    }

    private static bool IsSame(TSlice before, TSlice slice) =>
        typeof(TSlice).IsValueType ? EqualityComparer<TSlice>.Default.Equals(before, slice) : ReferenceEquals(before, slice);
}
