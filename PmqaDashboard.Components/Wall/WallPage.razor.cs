using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using PmqaDashboard.Components.Display;

namespace PmqaDashboard.Components.Wall;

/// <summary>The page of the wall: a screen that nobody operates, for months. It says how values are shown, and fetches the script.</summary>
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

    [Inject] private IJSRuntime Js { get; set; } = default!;

    private WallView View { get; set; } = default!;

    private string Script => Assets["_content/PmqaDashboard.Components/js/wall.js"];

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
}
