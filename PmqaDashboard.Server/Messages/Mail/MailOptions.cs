using System.ComponentModel.DataAnnotations;
using MimeKit;

namespace PmqaDashboard.Server.Messages.Mail;

/// <summary>How the line to the mail server is guarded.</summary>
internal enum MailSecurity
{
    /// <summary>STARTTLS, which the server must offer; its certificate must be trusted.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>Not at all: only for a relay on the same machine or in the same room.</summary>
    None,
}

/// <summary>Settings of e-mail, section "Mail". Without a host no e-mails are made.</summary>
internal sealed class MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    /// <summary>The mail server; e-mail is off without one.</summary>
    public string? Host { get; set; }

    /// <summary>Its port; by default 587 with STARTTLS, 465 with TLS, 25 without.</summary>
    [Range(1, 65535)]
    public int? Port { get; set; }

    public MailSecurity Security { get; set; }

    /// <summary>Name to sign in to the mail server with; none when it asks for none.</summary>
    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>Who e-mails come from: an address, or a name with an address in angle brackets.</summary>
    public string? From { get; set; }

    /// <summary>How people reach the product: links in e-mails begin with it.</summary>
    public string? BaseAddress { get; set; }

    /// <summary>Longest time that sending one e-mail may take, with reaching the mail server.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>After so many failures that pass an e-mail is given up: with the growing pauses, after about twenty hours.</summary>
    [Range(1, 100)]
    public int Tries { get; set; } = 12;

    public bool IsSetUp => !string.IsNullOrWhiteSpace(Host);

    public int EffectivePort => Port ?? Security switch
    {
        MailSecurity.StartTls => 587,
        MailSecurity.Tls => 465,
        MailSecurity.None => 25,
    };

    /// <summary>Who e-mails come from, once the settings were found to be good.</summary>
    public MailboxAddress ReadFrom() => MailboxAddress.Parse(From!);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsSetUp)
        {
            yield break;
        }

        if (!MailboxAddress.TryParse(From, out var sender) || !sender.Address.Contains('@', StringComparison.Ordinal))
        {
            yield return new ValidationResult("The setting Mail:From must be the address that e-mails come from, such as PMQA <pmqa@office.go.th>.");
        }

        if (!Uri.TryCreate(BaseAddress, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            yield return new ValidationResult("The setting Mail:BaseAddress must be the address under which people open the product, with http or https: links in e-mails begin with it.");
        }

        if (string.IsNullOrEmpty(User) != string.IsNullOrEmpty(Password))
        {
            yield return new ValidationResult("The settings Mail:User and Mail:Password must be given together, or neither.");
        }

        if (Security == MailSecurity.None && !string.IsNullOrEmpty(User) && Host is not ("localhost" or "127.0.0.1" or "::1"))
        {
            yield return new ValidationResult("With Mail:Security None a password would travel for everybody to read. Set Mail:Security to StartTls or Tls, or remove Mail:User and Mail:Password.");
        }
    }
}
