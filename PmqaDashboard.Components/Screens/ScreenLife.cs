using Microsoft.AspNetCore.Components;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Scenes;
using PmqaDashboard.Domain.Screens;

namespace PmqaDashboard.Components.Screens;

/// <summary>
/// Tells that a screen lives; it draws nothing. With every beat of the feed it renders, and that it was rendered it is told when the
/// browser has confirmed the batch: so what is told is a browser that draws, not a line that is open.
/// </summary>
public sealed class ScreenLife : ComponentBase, IDisposable
{
    /// <summary>Name of its subscription, which is none of another screen.</summary>
    public const string Name = "screen";

    private static readonly TimeSpan Rhythm = TimeSpan.FromMilliseconds(500);

    private IScreenWindow? _window;
    private IBoardSubscription? _subscription;
    private Scene? _scene;
    private bool _disposed;

    /// <summary>The screen.</summary>
    [Parameter, EditorRequired] public required string ScreenId { get; set; }

    /// <summary>There may be a newer Board.</summary>
    [Parameter, EditorRequired] public required Action OnBoard { get; set; }

    [Inject] private IBoardSource Boards { get; set; } = default!;

    [Inject] private IScreenPresence Presence { get; set; } = default!;

    /// <summary>The screen shows another scene.</summary>
    public void Shows(Scene scene)
    {
        _scene = scene;
        _window?.Shows(scene);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _disposed = true;
        _subscription?.Dispose();
        _window?.Dispose();
    }

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (_disposed)
            return;

        if (firstRender)
        {
            _window = Presence.Open(ScreenId);
            if (_scene is { } scene)
                _window.Shows(scene);

            _subscription = Boards.Subscribe(Name, Rhythm, ping => InvokeAsync(() => BeatAsync(ping)));
            OnBoard();
        }

        _window?.Drew(Boards.Current?.Sequence ?? 0);
    }

    private async Task BeatAsync(Ping ping)
    {
        if (_disposed)
            return;

        try
        {
            if (ping == Ping.Board)
                OnBoard();

            StateHasChanged();
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }
}
