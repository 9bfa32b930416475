using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Operations;

namespace PmqaDashboard.Components.Secretariat;

/// <summary>How the installation does, for the secretariat: nothing about people, and what needs somebody first.</summary>
public sealed partial class StatusPage : IDisposable
{
    /// <summary>How often it is read anew.</summary>
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _gone = new();
    private ServerStatus? _status;
    private ITimer? _timer;

    /// <summary>How values are shown.</summary>
    [CascadingParameter] public required Show Show { get; set; }

    [Inject] private IServerStatus Server { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    private StatusTexts Texts => new(Show);

    private IReadOnlyList<string> Faults => _status is { } status ? StatusTexts.Faults(status) : [];

    /// <inheritdoc />
    public void Dispose()
    {
        _gone.Cancel();
        _timer?.Dispose();
        _gone.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() => _status = await Server.ReadAsync(_gone.Token);

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _timer = Time.CreateTimer(_ => _ = InvokeAsync(ReadAgainAsync), null, Rhythm, Rhythm);
        }
    }

    private async Task ReadAgainAsync()
    {
        if (_gone.IsCancellationRequested)
        {
            return;
        }

        try
        {
            _status = await Server.ReadAsync(_gone.Token);
            StateHasChanged();
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

    private string StateOf(NodeStatus node) => node switch
    {
        { Silent: true } => $"✕ {Show.Text("Status.Silent", Texts.Moment(node.SeenAtUtc))}",
        { Unready.Count: > 0 } => $"! {Show.Text("Status.NotReady", string.Join(", ", node.Unready))}",
        _ => $"✓ {Show["Status.Ready"]}",
    };

    private static string AddressOf(BrokenSeal broken) => broken switch
    {
        { Plan: { } plan, StepId: { } step } => $"/plans/{plan}?step={Uri.EscapeDataString(step)}",
        { KpiId: { } kpi } => $"/kpis/{Uri.EscapeDataString(kpi)}",
        _ => $"/evidence/{broken.EvidenceId}",
    };

    // The commit behind the plus is for the log.
    private static string ShortVersion(string version) => version.Split('+')[0];
}
