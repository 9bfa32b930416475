using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Messages;

namespace PmqaDashboard.Components.Messages;

/// <summary>How many messages of a person are unread, live.</summary>
public sealed partial class InboxMark : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private IDisposable? _subscription;
    private int _unread;

    /// <summary>How values are shown.</summary>
    [CascadingParameter] public required Show Show { get; set; }

    /// <summary>Whose inbox it is.</summary>
    [Parameter, EditorRequired] public required string AccountId { get; set; }

    [Inject] private IInbox Inbox { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        _gone.Cancel();
        _subscription?.Dispose();
        _gone.Dispose();
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => CountAsync();

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender && !_gone.IsCancellationRequested)
        {
            _subscription = Inbox.Subscribe(AccountId, () => InvokeAsync(CountAgainAsync));
        }
    }

    private async Task CountAgainAsync()
    {
        if (_gone.IsCancellationRequested)
        {
            return;
        }

        await CountAsync();
        StateHasChanged();
    }

    // A mark that cannot be drawn anew is no reason to lose the page: the number stays as it was.
    private async Task CountAsync()
    {
        try
        {
            _unread = await Inbox.CountUnreadAsync(AccountId, _gone.Token) ?? _unread;
        }
        catch (OperationCanceledException)
        {
            // The page was left meanwhile.
        }
    }
}
