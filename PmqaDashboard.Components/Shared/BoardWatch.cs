using Microsoft.AspNetCore.Components;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Components.Shared;

/// <summary>
/// A page's one subscription to the Board; it draws nothing. It subscribes when the page has become interactive, never while it
/// is rendered ahead, and pings once at once, for the Board may have moved in between. It calls on the page's own thread; a
/// failure goes to the circuit and never to who published. The page decides what it draws anew.
/// </summary>
public sealed class BoardWatch : ComponentBase, IDisposable
{
    private IBoardSubscription? _subscription;
    private bool _disposed;

    /// <summary>Name of the subscription, for diagnostics.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>Shortest time between two pings.</summary>
    [Parameter]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>What to do at a ping.</summary>
    [Parameter, EditorRequired]
    public required Action<Ping> OnPing { get; set; }

    [Inject]
    private IBoardSource Boards { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        _disposed = true;
        _subscription?.Dispose();
    }

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender && !_disposed)
        {
            _subscription = Boards.Subscribe(Name, Interval, ping => InvokeAsync(() => CallAsync(ping)));
            OnPing(Ping.Board);
        }
        else
        {
            // It renders with its page, and a component is told that it was rendered when the browser has confirmed the batch.
            _subscription?.Confirm();
        }
    }

    private async Task CallAsync(Ping ping)
    {
        if (_disposed)
            return;

        try
        {
            OnPing(ping);
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }
}
