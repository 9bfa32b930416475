using Bunit;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Components.Secretariat;
using PmqaDashboard.Domain.Operations;
using Xunit;

namespace PmqaDashboard.Tests.Components.Secretariat;

public class StatusPageTests : Screen
{
    private static readonly DateTime Then = Now.UtcDateTime;

    private readonly FakeStatus _server = new();

    public StatusPageTests() => Services.AddSingleton<IServerStatus>(_server);

    [Fact]
    public void When_all_is_well_it_says_so_and_shows_the_figures_in_thai_digits()
    {
        var page = Render<StatusPage>();

        Assert.Contains(Shown["Status.AllWell"], page.Find(".verdict").TextContent, StringComparison.Ordinal);
        Assert.Contains("๑๘ มิ.ย. ๒๕๕๓ ๐๙:๐๒", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains("๔.๒", page.Markup, StringComparison.Ordinal);
        Assert.Contains("๒.๐ GB", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("1.0+abc", page.Markup, StringComparison.Ordinal);
    }

    public static TheoryData<string> Faults => ["Database", "Feed", "NodeSilent", "NodeUnready", "Disk", "BackupOld", "BackupNone", "BackupFailed", "Drill", "Seals", "SealsOld", "Mails", "Errors"];

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_needs_somebody_is_said_first(string fault)
    {
        var well = _server.Status;
        (_server.Status, string expected) = fault switch
        {
            "Database" => (well with { Database = well.Database with { Written = false } }, "Status.FaultDatabase"),
            "Feed" => (well with { Feed = well.Feed with { Late = true } }, "Status.FaultFeed"),
            "NodeSilent" => (well with { Nodes = [well.Nodes[0] with { Silent = true }] }, "Status.FaultNode"),
            "NodeUnready" => (well with { Nodes = [well.Nodes[0] with { Unready = ["feed"] }] }, "Status.FaultNode"),
            "Disk" => (well with { Disk = well.Disk! with { Low = true } }, "Status.FaultDisk"),
            "BackupOld" => (well with { Backup = new BackupState(Then.AddHours(-27), 1, null) }, "Status.FaultBackupOld"),
            "BackupNone" => (well with { Backup = null }, "Status.FaultBackupOld"),
            "BackupFailed" => (well with { BackupFailedUtc = Then }, "Status.FaultBackupFailed"),
            "Drill" => (well with { Drill = new DrillState(Then, Passed: false) }, "Status.FaultDrill"),
            "Seals" => (well with { Seals = well.Seals! with { Broken = [new BrokenSeal("e1", "1-1-1", 1, null)] } }, "Status.FaultSeals"),
            "SealsOld" => (well with { Seals = well.Seals! with { CheckedAtUtc = Then.AddHours(-51) } }, "Status.FaultSealsOld"),
            "Mails" => (well with { Mails = new MailStatus(0, 3, 1) }, "Status.FaultMails"),
            _ => (well with { Errors = [new LoggedError(Then.AddMinutes(-59), "ChangeFeed", "abc")] }, "Status.FaultErrors"),
        };

        var page = Render<StatusPage>();

        Assert.Equal([Shown.InDigits(Shown[expected])], page.FindAll(".verdict li").Select(li => li.TextContent));
    }

    [Fact]
    public void Broken_seals_lead_to_where_the_evidence_stands()
    {
        _server.Status = _server.Status with
        {
            Seals = new SealStatus(12, Then, [new BrokenSeal("e1", "4-0-2.5", 4, null), new BrokenSeal("e2", null, null, "kpi-1")]),
        };

        var links = Render<StatusPage>().FindAll(".broken a");

        Assert.Equal(["/plans/4?step=4-0-2.5", "/kpis/kpi-1"], links.Select(a => a.GetAttribute("href")));
        Assert.Equal("✕ ๔-๐-๒.๕", links[0].TextContent);
    }

    [Fact]
    public void A_demonstration_needs_no_backup_and_an_error_of_yesterday_is_history()
    {
        _server.Status = _server.Status with
        {
            BackupExpected = false,
            Backup = null,
            Errors = [new LoggedError(Then.AddDays(-1), "ChangeFeed", "abc")],
        };

        var page = Render<StatusPage>();

        Assert.Empty(page.FindAll(".verdict li"));
        Assert.Contains("ChangeFeed", page.Find(".errors").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_read_anew_every_five_seconds_until_it_is_left()
    {
        var page = Render<StatusPage>();
        _server.Status = _server.Status with { Database = _server.Status.Database with { Written = false } };

        Time.Advance(TimeSpan.FromSeconds(5));
        page.WaitForAssertion(() => Assert.Equal("1", page.Find(".verdict").GetAttribute("data-faults")));

        page.Instance.Dispose();
        int reads = _server.Reads;
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(reads, _server.Reads);
    }

    [Fact]
    public void In_english_it_says_the_same()
    {
        Settings = new ViewSettings(Language.English, Digits.Arabic);

        var page = Render<StatusPage>();

        Assert.Contains("half within 4.2 · 99 of 100 within 31 ms", page.Markup, StringComparison.Ordinal);
        Assert.Contains("3 h", page.Markup, StringComparison.Ordinal);
    }

    private sealed class FakeStatus : IServerStatus
    {
        public int Reads { get; private set; }

        public ServerStatus Status { get; set; } = new()
        {
            AtUtc = Then,
            Nodes = [new NodeStatus("north:5080", "1.0+abc", Then.AddHours(-5), Then, Silent: false, [], 12, 345)],
            Feed = new FeedStatus(TimeSpan.FromSeconds(1), Late: false, 0, new Latency(0, null, null)),
            Saves = new Latency(7, TimeSpan.FromMilliseconds(4.2), TimeSpan.FromMilliseconds(31.2)),
            LastSaveUtc = Then.AddMinutes(-3),
            Pushes = new Latency(0, null, null),
            Database = new DatabaseStatus("SQLite", 5_000_000, Written: true),
            Disk = new DiskStatus(2L << 30, 10L << 30, Low: false),
            Backup = new BackupState(Then.AddHours(-3), 1_000_000, Then.AddHours(21)),
            BackupExpected = true,
            Seals = new SealStatus(12, Then.AddHours(-20), []),
            Mails = new MailStatus(0, 2, 0),
            Errors = [],
        };

        public Task<ServerStatus> ReadAsync(CancellationToken cancellationToken)
        {
            Reads++;
            return Task.FromResult(Status);
        }
    }
}
