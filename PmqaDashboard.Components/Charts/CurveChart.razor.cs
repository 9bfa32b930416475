using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Calendar;

namespace PmqaDashboard.Components.Charts;

/// <summary>
/// Curves over a fiscal year, which people can explore, with the same figures as a table. The one place that knows the chart
/// library: options are built once, new figures are sent one lot at a time and at most once a second, and nothing moves by itself.
/// </summary>
public sealed partial class CurveChart : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _gone = new();
    private ElementReference _canvas;
    private IJSObjectReference? _module;
    private IJSObjectReference? _chart;
    private IReadOnlyList<CurveSeries>? _sent;
    private bool _sending;
    private bool _broken;
    private bool _tableAsked;

    /// <summary>How values are shown.</summary>
    [CascadingParameter] public required Show Show { get; set; }

    /// <summary>What the chart shows.</summary>
    [Parameter, EditorRequired] public required string Caption { get; set; }

    /// <summary>The fiscal year.</summary>
    [Parameter, EditorRequired] public required FiscalYear Year { get; set; }

    /// <summary>The fiscal day that is shown, marked in the chart.</summary>
    [Parameter, EditorRequired] public required DateOnly Today { get; set; }

    /// <summary>The curves; a new list means new figures. Their number and kinds stay the same.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<CurveSeries> Series { get; set; }

    /// <summary>Whether that day has passed: then it is not called today.</summary>
    [Parameter] public bool IsFormer { get; set; }

    /// <summary>Whether it brings the same figures as a table; a page that shows them beside it has one already.</summary>
    [Parameter] public bool HasTable { get; set; } = true;

    [Inject] private IJSRuntime Script { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    // Without its script the chart is still there, as a table.
    private bool TableShown => _tableAsked || _broken;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
        try
        {
            if (_chart is not null)
            {
                await _chart.InvokeVoidAsync("dispose");
                await _chart.DisposeAsync();
            }

            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (Exception error) when (error is JSDisconnectedException or OperationCanceledException)
        {
            // The browser has gone, and the chart with it.
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender)
                await CreateAsync();

            await SendAsync();
        }
        catch (Exception error) when (error is JSDisconnectedException or OperationCanceledException or ObjectDisposedException)
        {
            // The page was left meanwhile.
        }
        catch (JSException)
        {
            _broken = true;
            StateHasChanged();
        }
    }

    private async Task CreateAsync()
    {
        var series = Series;
        _sending = true;
        _module = await Script.InvokeAsync<IJSObjectReference>(
            "import", _gone.Token, "./_content/PmqaDashboard.Components/Charts/CurveChart.razor.js");
        _chart = await _module.InvokeAsync<IJSObjectReference>(
            "create", _gone.Token, _canvas, CurveScript.Options(Show, Year, Today, IsFormer, series), CurveScript.Data(Show, Year, series));
        _sent = series;
        _sending = false;
    }

    private async Task SendAsync()
    {
        if (_sending || _chart is null)
            return;

        _sending = true;
        try
        {
            // Whatever comes while one lot is on its way, or within the pause after it, goes with the next: only the newest counts.
            while (!ReferenceEquals(_sent, Series))
            {
                var series = Series;
                await _chart.InvokeVoidAsync("update", _gone.Token, CurveScript.Data(Show, Year, series));
                _sent = series;
                await Task.Delay(Pause, Time, _gone.Token);
            }
        }
        finally
        {
            _sending = false;
        }
    }

    private static decimal? AtEndOf(CurveSeries series, YearMonth month)
    {
        decimal? percent = null;
        foreach (var point in series.Points)
        {
            if (point.Day > month.LastDay)
                break;

            percent = point.Day >= month.FirstDay ? point.Percent : null;
        }

        return percent;
    }
}
