using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmqaDashboard.Server.Live.Checkpoints;

namespace PmqaDashboard.Server.Data.Model;

internal sealed class CheckpointModel : IEntityTypeConfiguration<StoredCheckpoint>
{
    public void Configure(EntityTypeBuilder<StoredCheckpoint> checkpoint)
    {
        checkpoint.ToTable("Checkpoints");
        checkpoint.HasKey(c => new { c.Key, c.Sequence });
        checkpoint.Property(c => c.Key).HasMaxLength(StoredCheckpoint.MaxKey).HasColumnOrder(0);
        checkpoint.Property(c => c.Sequence).ValueGeneratedNever().HasColumnOrder(1);
        checkpoint.Property(c => c.LatestUtc).HasColumnOrder(2);
        checkpoint.Property(c => c.RestFromUtc).HasColumnOrder(3);

        // Last: what stands behind it in a row of SQLite is found only by reading through it.
        checkpoint.Property(c => c.Data).HasColumnOrder(4);
    }
}
