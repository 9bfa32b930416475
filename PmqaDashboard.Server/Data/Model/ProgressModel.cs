using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Server.Accounts;
using PmqaDashboard.Server.Progress;

namespace PmqaDashboard.Server.Data.Model;

internal sealed class ReportModel : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> report)
    {
        report.ToTable("Reports");
        report.Property(r => r.StepId).HasMaxLength(Columns.StepId);
        report.Property(r => r.Unit).HasMaxLength(Columns.UnitCode);
        report.Property(r => r.Result).HasMaxLength(ReportCommand.MaxWords);
        report.Property(r => r.Obstacles).HasMaxLength(ReportCommand.MaxWords);
        report.Property(r => r.Recommendation).HasMaxLength(ReportCommand.MaxWords);
        report.Property(r => r.AccountName).HasMaxLength(Account.MaxDisplayName);
        report.HasIndex(r => new { r.StepId, r.Unit, r.Id });
        report.HasIndex(r => r.Withdraws).IsUnique();
        report.HasOne<Step>().WithMany().HasForeignKey(r => r.StepId).OnDelete(DeleteBehavior.Restrict);
        report.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Restrict);
        report.HasOne<Report>().WithOne().HasForeignKey<Report>(r => r.Withdraws).OnDelete(DeleteBehavior.Restrict);
        report.HasOne(r => r.Change).WithOne().HasForeignKey<Change>(c => c.ReportId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ChangeModel : IEntityTypeConfiguration<Change>
{
    public void Configure(EntityTypeBuilder<Change> change)
    {
        change.ToTable("Journal");
        change.HasKey(c => c.Sequence);
        change.Property(c => c.StepId).HasMaxLength(Columns.StepId);
        change.Property(c => c.Subject).HasMaxLength(Change.MaxSubject);
        change.Property(c => c.Unit).HasMaxLength(Columns.UnitCode);
        change.Property(c => c.AccountName).HasMaxLength(Account.MaxDisplayName);
        change.HasIndex(c => c.AtUtc);
        // The official record is read whole at a start, and is few among many reports of progress.
        change.HasIndex(c => new { c.Kind, c.Sequence });
    }
}

internal sealed class SavedCommandModel : IEntityTypeConfiguration<SavedCommand>
{
    public void Configure(EntityTypeBuilder<SavedCommand> saved)
    {
        saved.ToTable("SavedCommands");
        saved.HasKey(s => new { s.AccountId, s.Key });
        saved.Property(s => s.Key).HasMaxLength(ReportCommand.MaxKey);
        saved.Property(s => s.Hash).HasMaxLength(32);
        saved.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Restrict);
        saved.HasOne(s => s.Report).WithOne().HasForeignKey<SavedCommand>(s => s.ReportId).OnDelete(DeleteBehavior.Restrict);
    }
}
