using PmqaDashboard.Server.Messages.Mail;
using Xunit;

namespace PmqaDashboard.Tests.Server.Messages;

public sealed class MailOptionsTests
{
    [Fact]
    public void Without_a_host_nothing_else_is_needed() => Assert.Empty(Problems(new MailOptions()));

    [Fact]
    public void What_is_complete_is_taken() => Assert.Empty(Problems(Good()));

    [Theory]
    [InlineData(nameof(MailSecurity.StartTls), 587)]
    [InlineData(nameof(MailSecurity.Tls), 465)]
    [InlineData(nameof(MailSecurity.None), 25)]
    public void The_port_follows_from_the_security_unless_it_is_set(string name, int port)
    {
        var security = Enum.Parse<MailSecurity>(name);
        Assert.Equal(port, new MailOptions { Security = security }.EffectivePort);
        Assert.Equal(2525, new MailOptions { Security = security, Port = 2525 }.EffectivePort);
    }

    [Fact]
    public void What_is_missing_or_would_betray_the_password_is_told_by_its_name()
    {
        Told("Mail:From", o => o.From = null);
        Told("Mail:From", o => o.From = "PMQA");
        Told("Mail:BaseAddress", o => o.BaseAddress = null);
        Told("Mail:BaseAddress", o => o.BaseAddress = "pmqa.office.test");
        Told("Mail:Password", o => o.Password = null);
        Told("Mail:Security", o => o.Security = MailSecurity.None);
    }

    private static MailOptions Good() => new()
    {
        Host = "mail.office.test",
        From = "PMQA <pmqa@office.test>",
        BaseAddress = "https://pmqa.office.test",
        User = "relay",
        Password = "secret",
    };

    private static void Told(string setting, Action<MailOptions> spoil)
    {
        var options = Good();
        spoil(options);
        string problem = Assert.Single(Problems(options));
        Assert.Contains(setting, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Problems(MailOptions options) => options.Validate(new(options)).Select(p => p.ErrorMessage!);
}
