using PmqaDashboard.Domain.Messages;
using PmqaDashboard.Server.Messages.Mail;

namespace PmqaDashboard.Server.Messages;

/// <summary>Inboxes, reminders and e-mail.</summary>
internal static class MessagesSetup
{
    public static void AddMessages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<RemindersOptions>().BindConfiguration(RemindersOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<InboxNews>();
        services.AddSingleton<IInbox, Inbox>();
        services.AddSingleton<Post>();
        services.AddSingleton<IReminders, Reminders>();
        services.AddSingleton<MailSignal>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<MailText>();
        services.AddSingleton<SmtpLine>();
        services.AddSingleton<IMailLog, MailLog>();
        services.AddHostedService<MailSender>();
        services.AddHostedService<JournalFollower>();
        services.AddHostedService<DueReminders>();
        services.AddHostedService<InboxFollower>();
    }
}
