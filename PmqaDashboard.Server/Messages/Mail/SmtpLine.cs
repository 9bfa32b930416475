using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace PmqaDashboard.Server.Messages.Mail;

/// <summary>The line to the mail server: opened for the first e-mail, kept for the next ones, closed when there are no more.</summary>
internal sealed class SmtpLine(IOptions<MailOptions> options, TimeProvider time) : IDisposable
{
    private readonly SmtpClient _client = new()
    {
        // Asking who issued the certificate needs the internet, which not every house has.
        CheckCertificateRevocation = false,
    };

    private MailOptions Options => options.Value;

    /// <summary>Sends one. What goes wrong is told and never thrown, except that it is stopped.</summary>
    public async Task<SendResult> SendAsync(MimeMessage message)
    {
        // Nobody stops it half-way: whoever has said everything and left before the answer does not know whether it was taken.
        using var late = new CancellationTokenSource(Options.Timeout, time);
        try
        {
            if (!_client.IsConnected)
            {
                await ConnectAsync(late.Token);
            }

            await _client.SendAsync(message, late.Token);
            return new SendResult.Accepted();
        }
        catch (Exception e)
        {
            var result = Read(e);
            if (result is SendResult.Unreachable)
            {
                await CloseAsync();
            }

            return result;
        }
    }

    /// <summary>Says goodbye, if there is anybody to say it to.</summary>
    public async Task CloseAsync()
    {
        if (!_client.IsConnected)
        {
            return;
        }

        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(5), time);
        try
        {
            await _client.DisconnectAsync(quit: true, late.Token);
        }
        catch (Exception)
        {
            // It is gone already.
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        var security = Options.Security switch
        {
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            MailSecurity.None => SecureSocketOptions.None,
        };
        await _client.ConnectAsync(Options.Host!, Options.EffectivePort, security, cancellationToken);
        if (!string.IsNullOrEmpty(Options.User))
        {
            await _client.AuthenticateAsync(Options.User, Options.Password!, cancellationToken);
        }
    }

    private SendResult Read(Exception exception) => exception switch
    {
        // 421 is a goodbye, whatever was asked; who may send at all is a matter of settings, not of this e-mail.
        SmtpCommandException { StatusCode: SmtpStatusCode.ServiceNotAvailable } e => new SendResult.Unreachable(Words(e)),
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } e =>
            new SendResult.Unreachable($"The mail server does not take e-mails from the address in Mail:From. It says: {Words(e)}"),
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted } e =>
            (int)e.StatusCode >= 500 ? new SendResult.Refused(Words(e)) : new SendResult.NotNow(Words(e)),
        SmtpCommandException e => new SendResult.Unreachable($"The mail server does not do what it is asked. It says: {Words(e)}"),
        AuthenticationException => new SendResult.Unreachable("The mail server does not accept Mail:User and Mail:Password."),
        ServiceNotAuthenticatedException => new SendResult.Unreachable("The mail server wants a sign-in: set Mail:User and Mail:Password."),
        SslHandshakeException => new SendResult.Unreachable(
            "TLS could not be agreed on with the mail server: its certificate is not trusted by this machine or is of another name, or Mail:Port and Mail:Security do not fit."),
        NotSupportedException => new SendResult.Unreachable("The mail server does not offer what the settings Mail:Security, Mail:User or Mail:Password ask for."),
        SocketException e => new SendResult.Unreachable($"The mail server cannot be reached: {Clean(e.Message)}"),
        OperationCanceledException or TimeoutException => new SendResult.Unreachable("The mail server did not answer in time."),
        ProtocolException or IOException or ServiceNotConnectedException => new SendResult.Unreachable($"The line to the mail server broke: {Clean(exception.Message)}"),
        _ => new SendResult.NotNow($"The e-mail could not be sent: {exception.GetType().Name}"),
    };

    private string Words(SmtpCommandException exception) => Clean(FormattableString.Invariant($"{(int)exception.StatusCode} {exception.Message}"));

    // A server that repeats what it was told must not make us write it down.
    private string Clean(string words)
    {
        if (Options.Password is { Length: > 0 } password)
        {
            words = words.Replace(password, "***", StringComparison.Ordinal);
        }

        return string.Join(' ', words.Split((char[])['\r', '\n', '\t', '\0'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
