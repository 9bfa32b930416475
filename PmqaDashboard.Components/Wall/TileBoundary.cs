using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.Logging;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Components.Wall;

/// <summary>
/// Hangs a tile on the wall so that its failure stays its own: it says so in the tile's place and tries again with the next
/// Board. It names the tile by type, not by content, so that a render of the page stops here.
/// </summary>
/// <typeparam name="TTile">The tile.</typeparam>
public sealed class TileBoundary<TTile> : ErrorBoundaryBase, IWallPart, IDisposable
    where TTile : IComponent
{
    /// <summary>The wall it hangs on.</summary>
    [CascadingParameter] public required WallView View { get; set; }

    /// <summary>Number of the category, for a tile that shows one.</summary>
    [Parameter] public int? Number { get; set; }

    [Inject] private ILogger<TileBoundary<TTile>> Logger { get; set; } = default!;

    /// <inheritdoc />
    public void Turn(Board board) => Recover();

    /// <inheritdoc />
    public void Beat()
    {
    }

    /// <inheritdoc />
    public void Dispose() => View.Leave(this);

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        // A wall hangs for months; the number of failures is no reason to take it down.
        MaximumErrorCount = int.MaxValue;
        View.Join(this);
    }

    /// <inheritdoc />
    protected override Task OnErrorAsync(Exception exception)
    {
        Logger.LogError(exception, "The wall's {Tile} failed and says so in its place; it tries again with the next change.", typeof(TTile).Name);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.OpenComponent<TTile>(0);
            if (Number is { } number)
            {
                builder.AddComponentParameter(1, nameof(Number), number);
            }

            builder.CloseComponent();
            return;
        }

        builder.OpenElement(2, "section");
        builder.AddAttribute(3, "class", "card failed");
        builder.AddMarkupContent(4, WallIcons.Warning.Value);
        builder.OpenElement(5, "p");
        builder.AddContent(6, View.Show["Wall.TileFailed"]);
        builder.CloseElement();
        builder.CloseElement();
    }
}
