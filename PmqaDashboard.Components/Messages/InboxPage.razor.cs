using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Messages;
using PmqaDashboard.Domain.People;

namespace PmqaDashboard.Components.Messages;

/// <summary>
/// A person's messages, newest first, live. What is there when the page is opened is read, and keeps its mark until the page is left;
/// what comes later is read when the person says so, for nobody may be looking. The secretariat also sees what became of e-mails.
/// </summary>
public sealed partial class InboxPage : IDisposable
{
    /// <summary>Most messages that are shown.</summary>
    public const int Most = 100;

    private readonly CancellationTokenSource _gone = new();
    private readonly HashSet<long> _new = [];
    private IReadOnlyList<Message> _messages = [];
    private IDisposable? _subscription;
    private bool _opened;

    /// <summary>How values are shown.</summary>
    [CascadingParameter] public required Show Show { get; set; }

    /// <summary>Who is signed in.</summary>
    [CascadingParameter] public Person? Person { get; set; }

    /// <summary>"mail" for the e-mails.</summary>
    [SupplyParameterFromQuery(Name = "show")] public string? Tab { get; set; }

    [Inject] private IInbox Inbox { get; set; } = default!;

    [Inject] private IBoardSource Boards { get; set; } = default!;

    private bool ShowsMail => Tab == "mail" && Person?.Role == Role.Secretariat;

    private MessageTexts Texts => new(Show, Boards.Current);

    /// <inheritdoc />
    public void Dispose()
    {
        _gone.Cancel();
        _subscription?.Dispose();
        _gone.Dispose();
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => ReadAsync();

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // Rendered ahead, nobody has seen it yet.
        if (firstRender && Person is { } person && !_gone.IsCancellationRequested)
        {
            _subscription = Inbox.Subscribe(person.AccountId, () => InvokeAsync(ReadAgainAsync));
            await SeenAsync();
            _opened = true;
        }
    }

    private bool AnyUnread => _opened && _messages.Any(m => !m.IsRead);

    private bool IsNew(Message message) => _new.Contains(message.Id);

    private async Task ReadAgainAsync()
    {
        if (_gone.IsCancellationRequested)
        {
            return;
        }

        try
        {
            await ReadAsync();
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

    private async Task ReadAsync()
    {
        if (Person is { } person)
        {
            _messages = await Inbox.ReadAsync(person.AccountId, Most, _gone.Token);
            _new.UnionWith(_messages.Where(m => !m.IsRead).Select(m => m.Id));
        }
    }

    private async Task SeenAsync()
    {
        if (!ShowsMail && _messages.FirstOrDefault(m => !m.IsRead) is { } newest)
        {
            await Inbox.MarkReadAsync(Person!.AccountId, newest.Id, _gone.Token);
            await ReadAsync();
        }
    }
}
