using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Components.Wall;

/// <summary>
/// The wall: a screen that nobody operates, for months. One subscription; a push is one batch that holds the sequence and every
/// tile whose slice changed, so that the picture changes in one piece.
/// </summary>
public sealed partial class WallPage
{
    private ViewSettings? _settings;

    /// <summary>How the person wants screens; the address may say otherwise.</summary>
    [CascadingParameter] public required Show Show { get; set; }

    /// <summary>"th" or "en".</summary>
    [SupplyParameterFromQuery(Name = "lang")] public string? LanguageName { get; set; }

    /// <summary>"thai" or "arabic".</summary>
    [SupplyParameterFromQuery(Name = "digits")] public string? Digits { get; set; }

    /// <summary>"dark" or "light".</summary>
    [SupplyParameterFromQuery(Name = "theme")] public string? ThemeName { get; set; }

    [Inject] private IBoardSource Boards { get; set; } = default!;
    [Inject] private Surroundings Surroundings { get; set; } = default!;
    [Inject] private IJSRuntime Js { get; set; } = default!;

    private WallView View { get; set; } = default!;

    private string DigitsName => View.Show.Settings.Digits == Display.Digits.Thai ? "thai" : "arabic";

    private string Script => Assets["_content/PmqaDashboard.Components/js/wall.js"];

    // When something was last reported; the script tells how long ago that is.
    private string? ChangedAt => View.Board?.Latest.Changes is [var newest, ..]
        ? ShowOnWall.ForScript(newest.Change.AtUtc)
        : null;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        // A wall is dark whatever the person at the desk prefers, unless its address says otherwise.
        // Who asks for English has no use for Thai digits, unless it asks for those too.
        string? digits = Digits ?? (LanguageName == "en" ? "arabic" : null);
        var settings = (Show.Settings with { Theme = Theme.Dark }).With(LanguageName, digits, ThemeName);
        if (settings != _settings)
        {
            _settings = settings;
            View = new WallView(new Show(settings));
        }
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
        catch (JSDisconnectedException)
        {
            // The screen left before it was drawn.
        }
    }

    // Called while rendering: the renders of the tiles then join the page's own batch.
    private void TurnIfNewer()
    {
        if (Boards.Current is { } board && !ReferenceEquals(board, View.Board))
        {
            View.Turn(board);
        }
    }

    private void Take(Ping ping)
    {
        if (ReferenceEquals(Boards.Current, View.Board))
        {
            View.Beat();
        }
        else
        {
            StateHasChanged();
        }
    }
}
