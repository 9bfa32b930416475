using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmqaDashboard.Domain.Messages;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Server.Accounts;
using PmqaDashboard.Server.Messages;
using PmqaDashboard.Server.Messages.Mail;

namespace PmqaDashboard.Server.Data.Model;

internal sealed class StoredMessageModel : IEntityTypeConfiguration<StoredMessage>
{
    public void Configure(EntityTypeBuilder<StoredMessage> message)
    {
        message.ToTable("Messages");
        message.Property(m => m.Occasion).HasMaxLength(MessageDraft.MaxOccasion);
        message.Property(m => m.Unit).HasMaxLength(Columns.UnitCode);
        message.Property(m => m.Subject).HasMaxLength(Columns.StepId);
        message.Property(m => m.FromName).HasMaxLength(Account.MaxDisplayName);
        message.Property(m => m.Words).HasMaxLength(ReportCommand.MaxWords);
        message.HasIndex(m => new { m.AccountId, m.Occasion }).IsUnique();
        message.HasIndex(m => new { m.AccountId, m.Id });
        message.HasIndex(m => m.Occasion);
        message.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OutboxMailModel : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> mail)
    {
        mail.ToTable("Outbox");
        mail.Property(m => m.Token).HasMaxLength(32);
        mail.Property(m => m.Address).HasMaxLength(EmailAddress.MaxLength);
        mail.Property(m => m.Lease).HasMaxLength(32);
        mail.Property(m => m.Error).HasMaxLength(OutboxMail.MaxError);
        mail.HasIndex(m => new { m.State, m.NextTryUtc });
        mail.HasOne(m => m.Message).WithOne().HasForeignKey<OutboxMail>(m => m.MessageId).OnDelete(DeleteBehavior.Cascade);
    }
}
