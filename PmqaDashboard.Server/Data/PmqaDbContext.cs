using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Server.Accounts;
using PmqaDashboard.Server.Data.Model;
using PmqaDashboard.Server.Evidences;
using PmqaDashboard.Server.Live.Checkpoints;
using PmqaDashboard.Server.Messages;
using PmqaDashboard.Server.Messages.Mail;
using PmqaDashboard.Server.Progress;
using PmqaDashboard.Server.Screens;

namespace PmqaDashboard.Server.Data;

/// <summary>
/// The store. One thin class per database provider stands below it, with its migrations beside it. A role is a property of
/// the account, so Identity's own role tables are left out.
/// </summary>
/// <param name="options">Options of the provider's class.</param>
internal abstract class PmqaDbContext(DbContextOptions options)
    : IdentityUserContext<Account>(options), IDataProtectionKeyContext
{
    public DbSet<Agency> Agencies => Set<Agency>();

    public DbSet<Unit> Units => Set<Unit>();

    public DbSet<Plan> Plans => Set<Plan>();

    public DbSet<Report> Reports => Set<Report>();

    /// <summary>The change journal.</summary>
    public DbSet<Change> Journal => Set<Change>();

    public DbSet<EvidenceContent> EvidenceContents => Set<EvidenceContent>();

    public DbSet<StoredCheckpoint> Checkpoints => Set<StoredCheckpoint>();

    public DbSet<SavedCommand> SavedCommands => Set<SavedCommand>();

    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    /// <summary>Everybody's inbox.</summary>
    public DbSet<StoredMessage> Messages => Set<StoredMessage>();

    /// <summary>E-mails.</summary>
    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();

    public DbSet<ScreenKey> ScreenKeys => Set<ScreenKey>();

    public DbSet<WaitingScreen> WaitingScreens => Set<WaitingScreen>();

    public DbSet<StoredSight> ScreenSights => Set<StoredSight>();

    public DbSet<Setting> Settings => Set<Setting>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PmqaDbContext).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<DateTime>().HaveConversion<UtcDateTime>();
        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(20);
        configuration.Properties<decimal>().HaveConversion<PlainDecimal>().HavePrecision(18, 2);

        AsJson<IReadOnlyList<string>>();
        AsJson<IReadOnlyList<Category>>();
        AsJson<IReadOnlyList<RoadmapYear>>();
        AsJson<IReadOnlyList<Indicator>>();
        AsJson<IReadOnlyList<FollowUpRound>>();
        AsJson<IReadOnlyList<FollowUp>>();
        AsJson<Approval>();
        AsJson<IReadOnlyList<SourceText>>();
        AsJson<IReadOnlyList<Kpi>>();
        AsJson<IReadOnlyList<Party>>();
        AsJson<IReadOnlyList<MonthWindow>>();
        AsJson<IReadOnlyDictionary<string, int>>();
        AsJson<IReadOnlyDictionary<string, IReadOnlyList<int>>>();

        void AsJson<T>() where T : class => configuration.Properties<T>().HaveConversion<JsonText<T>, ByReference<T>>();
    }
}
