using Microsoft.Extensions.Options;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Messages.Mail;

/// <summary>
/// Sends the e-mails of the outbox, one after the other. Of several nodes any may send; each e-mail is taken up by one. A crash between
/// the mail server's answer and writing it down is the one way for an e-mail to go out twice, and then both have the same Message-ID.
/// </summary>
internal sealed partial class MailSender(
    Outbox outbox, MailText text, SmtpLine line, MailSignal signal, IOptions<MailOptions> options, TimeProvider time, ILogger<MailSender> logger)
    : BackgroundService
{
    // Retries are due at their times, and another node may have made some.
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private int _failures;

    /// <summary>Sends what is due now.</summary>
    /// <returns>How long to leave the mail server alone, because it takes none; null when everything due was tried.</returns>
    internal async Task<TimeSpan?> SendDueAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!cancellationToken.IsCancellationRequested && await outbox.ClaimAsync(cancellationToken) is { } mail)
            {
                var result = text.TryWrite(mail) is { } message
                    ? await line.SendAsync(message)
                    : new SendResult.NotNow("No plan is loaded, by which units and rounds have their names.");
                await SettleAsync(mail, result, cancellationToken);
                if (result is SendResult.Unreachable { Reason: var reason })
                {
                    return Pause(reason);
                }

                Recovered();
            }

            return null;
        }
        finally
        {
            await line.CloseAsync();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsSetUp)
        {
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan? pause;
            try
            {
                pause = await SendDueAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e, Beat);
                pause = Beat;
            }

            if (pause is { } rest)
            {
                await Task.Delay(rest, time, stoppingToken);
            }
            else
            {
                await signal.WaitAsync(Beat, time, stoppingToken);
            }
        }
    }

    // The mail server has answered: what it said is worth waiting for the store, for until it is written the e-mail might go out again.
    private async Task SettleAsync(ClaimedMail mail, SendResult result, CancellationToken cancellationToken)
    {
        for (int failures = 1; ; failures++)
        {
            try
            {
                if (!await outbox.SettleAsync(mail, result, CancellationToken.None))
                {
                    LogLate();
                }

                return;
            }
            catch (Exception e) when (failures < 10 && !cancellationToken.IsCancellationRequested && StoreFailure.IsPassing(e))
            {
                await Task.Delay(TimeSpan.FromSeconds(failures), time, cancellationToken);
            }
        }
    }

    private TimeSpan Pause(string reason)
    {
        var pause = TimeSpan.FromSeconds(30 * Math.Pow(2, Math.Min(_failures++, 10)));
        pause = pause < LongestPause ? pause : LongestPause;
        if (_failures == 1)
        {
            LogUnreachable(reason);
        }

        return pause;
    }

    private void Recovered()
    {
        if (_failures > 0)
        {
            _failures = 0;
            LogRecovered();
        }
    }

    [LoggerMessage(LogLevel.Warning, "No e-mail can be sent at the moment; it is tried again and again. {Reason}")]
    private partial void LogUnreachable(string reason);

    [LoggerMessage(LogLevel.Information, "E-mail can be sent again.")]
    private partial void LogRecovered();

    [LoggerMessage(LogLevel.Error, "The outbox could not be read; the next try is in {Pause}.")]
    private partial void LogFailed(Exception exception, TimeSpan pause);

    [LoggerMessage(LogLevel.Warning, "Sending an e-mail took longer than its lease. Another node may have sent it as well, under the same Message-ID.")]
    private partial void LogLate();
}
