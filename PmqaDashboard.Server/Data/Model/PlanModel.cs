using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Server.Data.Model;

// The plan is kept as the domain writes it. What the domain says by order and nesting stands in shadow columns.

internal sealed class AgencyModel : IEntityTypeConfiguration<Agency>
{
    public void Configure(EntityTypeBuilder<Agency> agency)
    {
        agency.ToTable("Agencies");
        agency.HasKey(a => a.FiscalYear);
        agency.Property(a => a.FiscalYear).ValueGeneratedNever();
    }
}

internal sealed class UnitModel : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> unit)
    {
        unit.ToTable("Units");
        unit.HasKey(u => u.Code);
        unit.Property(u => u.Code).HasMaxLength(Columns.UnitCode);
        unit.Property<int>(Columns.Place);
    }
}

internal sealed class PlanModel : IEntityTypeConfiguration<Plan>
{
    public void Configure(EntityTypeBuilder<Plan> plan)
    {
        plan.ToTable("Plans");
        plan.HasKey(p => p.Number);
        plan.Property(p => p.Number).ValueGeneratedNever();
        plan.Property(p => p.WorkingTeamUnit).HasMaxLength(Columns.UnitCode);
        plan.Ignore(p => p.Steps);
        plan.HasMany(p => p.Activities).WithOne().HasForeignKey(Columns.Plan).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ActivityModel : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> activity)
    {
        activity.ToTable("Activities");
        activity.Property<int>(Columns.Plan);
        activity.Property<int>(Columns.Place);
        activity.HasKey(Columns.Plan, Columns.Place);
        activity.HasMany(a => a.Steps).WithOne().HasForeignKey(Columns.Plan, Columns.Activity).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class StepModel : IEntityTypeConfiguration<Step>
{
    public void Configure(EntityTypeBuilder<Step> step)
    {
        step.ToTable("Steps");
        step.HasKey(s => s.Id);
        step.Property(s => s.Id).HasMaxLength(Columns.StepId);
        step.Property<int>(Columns.Plan);
        step.Property<int>(Columns.Activity);
        step.Property<int>(Columns.Place);
        step.HasIndex(Columns.Plan, Columns.Activity, Columns.Place).IsUnique();
    }
}
