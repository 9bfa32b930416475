using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Messages;

namespace PmqaDashboard.Components.Messages;

/// <summary>What became of e-mails, newest first; read anew every few seconds, for any node may send.</summary>
public sealed partial class MailList : IDisposable
{
    /// <summary>Most e-mails that are shown.</summary>
    public const int Most = 100;

    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _gone = new();
    private MailReport? _report;
    private ITimer? _timer;

    /// <summary>How values are shown.</summary>
    [CascadingParameter] public required Show Show { get; set; }

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired] public required string AccountId { get; set; }

    [Inject] private IMailLog Mails { get; set; } = default!;

    [Inject] private IBoardSource Boards { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    private MessageTexts Texts => new(Show, Boards.Current);

    /// <inheritdoc />
    public void Dispose()
    {
        _gone.Cancel();
        _timer?.Dispose();
        _gone.Dispose();
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => ReadAsync();

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender && !_gone.IsCancellationRequested)
        {
            _timer = Time.CreateTimer(_ => _ = InvokeAsync(ReadAgainAsync), null, Rhythm, Rhythm);
        }
    }

    private static string Sign(MailState state) => state switch
    {
        MailState.Waiting => "…",
        MailState.Sent => "✓",
        MailState.Failed => "✕",
    };

    private string When(MailEntry mail) => mail switch
    {
        { SentAtUtc: { } sent } => Show.Text("Messages.MailSentAt", Moment(sent)),
        { NextTryUtc: { } next, Attempts: > 0 } => Show.Text("Messages.MailNextTry", Moment(next), mail.Attempts),
        { Attempts: > 0 } => Show.Text("Messages.MailTried", mail.Attempts),
        _ => "",
    };

    private string Moment(DateTime utc) => $"{Show.Date(FiscalClock.DayOf(utc))} {Show.Time(utc)}";

    private async Task ReadAsync() => _report = await Mails.ReadAsync(AccountId, Most, _gone.Token);

    private async Task RetryAsync(long id)
    {
        await Mails.RetryAsync(AccountId, id, _gone.Token);
        await ReadAsync();
    }

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
}
