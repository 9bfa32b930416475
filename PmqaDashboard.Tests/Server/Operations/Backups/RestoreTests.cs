using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Data.Sqlite;
using PmqaDashboard.Server.Hosting;
using PmqaDashboard.Server.Operations.Backups;
using PmqaDashboard.Tests.Server.Api;
using Xunit;

namespace PmqaDashboard.Tests.Server.Operations.Backups;

/// <summary>From a living store to a backup and back, by the commands that an administrator uses.</summary>
public sealed class RestoreTests : IAsyncLifetime
{
    private readonly DirectoryInfo _other = Directory.CreateTempSubdirectory("pmqa-restore-");
    private ApiServer _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await ApiServer.StartAsync();

    [Fact]
    public async Task A_backup_made_under_saves_holds_every_save_whole_and_all_that_were_acknowledged_before()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        long acknowledged = 0;
        var writers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                Interlocked.Exchange(ref acknowledged, await SaveAsync(5));
            }
        }, Cancel)).ToArray();

        for (int i = 0; i < 3; i++)
        {
            long before = Interlocked.Read(ref acknowledged);
            _server.Time.Advance(TimeSpan.FromSeconds(1));
            var made = await RunAsync("backup");
            Assert.True(made.Code == 0, made.Answer.ToString());

            // Reading it checks integrity, references, the journal's hash and every figure.
            using var work = new WorkDirectory(Path.Combine(_other.FullName, "work"));
            var store = await RestoredStore.ReadAsync(made.Text("file"), null, work, Cancel);
            Assert.Equal(store.Manifest.Rows["Reports"], store.Manifest.Rows["Journal"]);
            Assert.Equal(store.Manifest.HeadSequence, store.Manifest.Rows["Journal"]);
            Assert.InRange(store.Manifest.HeadSequence, before, long.MaxValue);
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers);
        Assert.InRange(Interlocked.Read(ref acknowledged), 4, long.MaxValue);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_restored_store_shows_the_same_figures_and_takes_reports(bool encrypted)
    {
        await SaveAsync(40);
        string[] secret = encrypted ? ["--passphrase-file", PutPassphrase()] : [];
        var backup = await RunAsync(["backup", .. secret]);
        string living = BoardHash.Of((await _server.Services.GetRequiredService<IBoardSource>().AsOfAsync(new DateOnly(2010, 6, 18), Cancel))!);

        var restored = await RunAsync(["restore", backup.Text("file"), "--data", _other.FullName, .. secret]);

        Assert.Equal((0, encrypted), (restored.Code, backup.Answer.GetProperty("encrypted").GetBoolean()));
        Assert.Equal(backup.Answer.GetProperty("manifest").ToString(), restored.Answer.GetProperty("manifest").ToString());
        await using var app = _server.Build([$"--Data:Directory={_other.FullName}"]);
        await Application.PrepareAsync(app);
        Assert.Equal(living, BoardHash.Of((await app.Services.GetRequiredService<IBoardSource>().AsOfAsync(new DateOnly(2010, 6, 18), Cancel))!));
        Assert.IsType<ReportOutcome.Saved>(await app.Services.GetRequiredService<IProgressReporting>()
            .ReportAsync(TestStore.Policy, new ReportCommand(TestStore.PolicyStep, null, 50), Cancel));
    }

    [Fact]
    public async Task Nothing_is_restored_under_a_server_and_nothing_that_is_there_is_lost()
    {
        await SaveAsync(40);
        string backup = (await RunAsync("backup")).Text("file");
        await SaveAsync(60);

        using (StoreHold.Take(_server.Services.GetRequiredService<DataDirectory>()))
        {
            Assert.Equal("serverRuns", (await RunAsync("restore", backup, "--replace")).Error);
        }

        Assert.Equal("notEmpty", (await RunAsync("restore", backup)).Error);
        Assert.Equal(2, await CountAsync(_server.Directory.FullName));

        var replaced = await RunAsync("restore", backup, "--replace");

        Assert.Equal(0, replaced.Code);
        Assert.Equal(1, await CountAsync(_server.Directory.FullName));
        Assert.Equal(2, await CountAsync(replaced.Text("keptAside")));
    }

    [Fact]
    public async Task A_damaged_backup_touches_nothing_and_check_says_so_beforehand()
    {
        string backup = (await RunAsync("backup")).Text("file");
        Assert.Equal(0, (await RunAsync("restore", backup, "--check", "--data", _other.FullName)).Code);
        byte[] bytes = await File.ReadAllBytesAsync(backup, Cancel);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(backup, bytes, Cancel);
        byte[] before = await StoreAsync();

        Assert.Equal("damagedBackup", (await RunAsync("restore", backup, "--check")).Error);
        Assert.Equal("damagedBackup", (await RunAsync("restore", backup, "--replace")).Error);
        Assert.Equal("damagedBackup", (await RunAsync("restore", backup, "--data", _other.FullName)).Error);

        Assert.Equal(before, await StoreAsync());
        Assert.Empty(Directory.GetDirectories(_server.Directory.FullName, "before-restore-*"));
        Assert.False(File.Exists(Path.Combine(_other.FullName, "pmqa.db")));
    }

    [Theory]
    [InlineData("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99')", "laterVersion")]
    [InlineData("PRAGMA foreign_keys = OFF; DELETE FROM Steps WHERE Id = '1-1-1'", "damagedDatabase")]
    [InlineData("UPDATE Steps SET Windows = 'not JSON' WHERE Id = '1-1-2'", "figuresFail")]
    public async Task A_store_that_this_version_could_not_serve_is_not_restored(string harm, string error)
    {
        await SaveAsync(40);
        using var work = new WorkDirectory(Path.Combine(_other.FullName, "work"));
        string copy = work.At("copy.db");
        await _server.Services.GetRequiredService<ISnapshots>().WriteAsync(copy, Cancel);
        await using (var connection = new SqliteConnection($"Data Source={copy};Pooling=False"))
        {
            await connection.OpenAsync(Cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = harm;
            Assert.NotEqual(0, await command.ExecuteNonQueryAsync(Cancel));
        }

        // A backup that says of itself exactly what is in it, so that only the content is wrong.
        var file = new SnapshotFile(copy);
        var (head, journal) = file.HashJournal();
        byte[] data = await File.ReadAllBytesAsync(copy, Cancel);
        var manifest = new BackupManifest(
            1, "9.9", "Sqlite", file.Migrations()[^1], Now, Now, head, journal, file.CountRows(), data.Length, Convert.ToHexStringLower(SHA256.HashData(data)));
        string backup = Path.Combine(_other.FullName, "harmed.backup");
        await using (var target = File.Create(backup))
        {
            BackupFile.Write(target, manifest, copy, passphrase: null);
        }

        Assert.Equal(error, (await RunAsync("restore", backup, "--data", Path.Combine(_other.FullName, "data"))).Error);
    }

    [Fact]
    public async Task A_restore_that_was_interrupted_stops_the_start_until_it_is_done_again()
    {
        string backup = (await RunAsync("backup")).Text("file");
        await File.WriteAllTextAsync(StoreHold.MarkIn(_server.Services.GetRequiredService<DataDirectory>()), "", Cancel);

        await using (var app = _server.Build([]))
        {
            Assert.Contains("interrupted", (await Assert.ThrowsAsync<StartException>(() => Application.PrepareAsync(app))).Message, StringComparison.Ordinal);
        }

        Assert.Equal("notEmpty", (await RunAsync("restore", backup)).Error);
        Assert.Equal(0, (await RunAsync("restore", backup, "--replace")).Code);
        await using var again = _server.Build([]);
        await Application.PrepareAsync(again);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _other.Delete(recursive: true);
    }

    private DateTime Now => _server.Time.GetUtcNow().UtcDateTime;

    private static async Task<long> CountAsync(string directory)
    {
        await using var context = new FileContexts(Path.Combine(directory, "pmqa.db")).CreateDbContext();
        return await context.Journal.LongCountAsync(Cancel);
    }

    private async Task<long> SaveAsync(decimal percent) =>
        Assert.IsType<ReportOutcome.Saved>(await _server.Services.GetRequiredService<IProgressReporting>()
            .ReportAsync(TestStore.Policy, new ReportCommand(TestStore.PolicyStep, null, percent), Cancel)).Report.Sequence;

    private async Task<byte[]> StoreAsync()
    {
        await using var context = _server.Open();
        await context.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", Cancel);
        return SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(_server.Directory.FullName, "pmqa.db"), Cancel));
    }

    private string PutPassphrase()
    {
        string file = Path.Combine(_other.FullName, "passphrase");
        using var stream = DurableFile.Create(file);
        stream.Write("correct horse battery staple\n"u8);
        return file;
    }

    private Task<AdminRun> RunAsync(params string[] args) => AdminRun.OfAsync(_server.Build, args);
}
