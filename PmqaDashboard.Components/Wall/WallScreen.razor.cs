using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Scenes;

namespace PmqaDashboard.Components.Wall;

/// <summary>A screen that nobody operates, for months: one playlist, and the script that lives without the server.</summary>
public sealed partial class WallScreen
{
    private ViewSettings? _settings;

    /// <summary>How the person wants screens.</summary>
    [CascadingParameter] public required Show Show { get; set; }

    /// <summary>What it shows. It follows the record: what the secretariat sets for this id comes by itself.</summary>
    [Parameter, EditorRequired] public required Playlist Playlist { get; set; }

    /// <summary>Name of the screen, where it has one.</summary>
    [Parameter] public string? ScreenName { get; set; }

    /// <summary>From where this screen is read; null leaves it to the playlist.</summary>
    [Parameter] public Viewing? Viewing { get; set; }

    /// <summary>How it looks; null for the settings of who opened it, on a dark ground.</summary>
    [Parameter] public ViewSettings? Look { get; set; }

    /// <summary>Is told which scene is shown, on the circuit's own thread and after each change of scene.</summary>
    [Parameter] public Action<Scene>? OnScene { get; set; }

    [Inject] private IJSRuntime Js { get; set; } = default!;

    private WallView View { get; set; } = default!;

    private string Script => Assets["_content/PmqaDashboard.Components/js/wall.js"];

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        var settings = Look ?? Show.Settings with { Theme = Theme.Dark };
        if (settings != _settings)
        {
            _settings = settings;
            View = new WallView(new Show(settings));
        }

        (View.Playlist, View.Viewing, View.OnScene) = (Playlist, Viewing, OnScene);
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        try
        {
            await Js.InvokeVoidAsync("import", "./" + Script);
        }
        catch (JSException)
        {
            // It came with the first HTML too. What fails in it stands in the browser's console, and takes no picture from the wall.
        }
        catch (JSDisconnectedException)
        {
            // The screen left before it was drawn.
        }
    }
}
