using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PmqaDashboard.Server.Evidences;

namespace PmqaDashboard.Server.Data.Model;

internal sealed class EvidenceModel : IEntityTypeConfiguration<EvidenceContent>
{
    private const int HexDigits = 64;

    public void Configure(EntityTypeBuilder<EvidenceContent> content)
    {
        content.ToTable("EvidenceContents");
        content.HasKey(c => c.Sha256);
        content.Property(c => c.Sha256).HasMaxLength(HexDigits).HasColumnOrder(0);

        // Last: what stands behind it in a row of SQLite is found only by reading through it.
        content.Property(c => c.Bytes).HasColumnOrder(1);
    }
}
