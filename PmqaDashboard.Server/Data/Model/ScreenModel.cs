using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmqaDashboard.Domain.Screens;
using PmqaDashboard.Server.Screens;

namespace PmqaDashboard.Server.Data.Model;

internal sealed class ScreenKeyModel : IEntityTypeConfiguration<ScreenKey>
{
    public void Configure(EntityTypeBuilder<ScreenKey> key)
    {
        key.ToTable("ScreenKeys");
        key.Property(k => k.Id).HasMaxLength(ScreenKey.MaxId);
        key.Property(k => k.Hash).HasMaxLength(32);
    }
}

internal sealed class WaitingScreenModel : IEntityTypeConfiguration<WaitingScreen>
{
    public void Configure(EntityTypeBuilder<WaitingScreen> waiting)
    {
        waiting.ToTable("WaitingScreens");
        waiting.Property(w => w.Id).HasMaxLength(ScreenKey.MaxId);
        waiting.Property(w => w.Code).HasMaxLength(PairingCode.Length);
        waiting.Property(w => w.Hash).HasMaxLength(32);
        waiting.HasIndex(w => w.Code).IsUnique();
    }
}

internal sealed class StoredSightModel : IEntityTypeConfiguration<StoredSight>
{
    public void Configure(EntityTypeBuilder<StoredSight> sight)
    {
        sight.ToTable("ScreenSights");
        sight.HasKey(s => s.ScreenId);
        sight.Property(s => s.ScreenId).HasMaxLength(ScreenKey.MaxId);
    }
}
