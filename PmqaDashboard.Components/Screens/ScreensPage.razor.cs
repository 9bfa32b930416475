using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Screens;

namespace PmqaDashboard.Components.Screens;

/// <summary>Where the secretariat takes screens in, sees how each does, and revokes them.</summary>
public sealed partial class ScreensPage : IDisposable
{
    /// <summary>How often it looks how the screens do.</summary>
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyDictionary<string, ScreenSight> _sights = new Dictionary<string, ScreenSight>();
    private DateTime _now;
    private ITimer? _timer;

    /// <summary>How values are shown.</summary>
    [CascadingParameter] public required Show Show { get; set; }

    /// <summary>A code that was scanned.</summary>
    [SupplyParameterFromQuery(Name = "code")] public string? Code { get; set; }

    [Inject] private IBoardSource Boards { get; set; } = default!;

    [Inject] private IScreens Screens { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private string House => new Uri(Navigation.BaseUri).Authority + "/screen";

    /// <inheritdoc />
    public void Dispose()
    {
        _gone.Cancel();
        _timer?.Dispose();
        _gone.Dispose();
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LookAsync();

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender && !_gone.IsCancellationRequested)
        {
            // One look at a time: the next begins when the last has ended.
            _timer = Time.CreateTimer(_ => _ = InvokeAsync(LookAgainAsync), null, Rhythm, Timeout.InfiniteTimeSpan);
        }
    }

    private void Pinged(Ping ping)
    {
        if (ping == Ping.Board)
            StateHasChanged();
    }

    private async Task LookAsync()
    {
        _sights = await Screens.SightsAsync(_gone.Token);
        _now = Time.GetUtcNow().UtcDateTime;
    }

    private async Task LookAgainAsync()
    {
        if (_gone.IsCancellationRequested)
            return;

        try
        {
            await LookAsync();
            StateHasChanged();
            _timer?.Change(Rhythm, Timeout.InfiniteTimeSpan);
        }
        catch (OperationCanceledException)
        {
            // The page was left meanwhile.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }
}
