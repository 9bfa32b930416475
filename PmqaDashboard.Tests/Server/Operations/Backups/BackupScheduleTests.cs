using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Operations.Backups;
using Xunit;

namespace PmqaDashboard.Tests.Server.Operations.Backups;

/// <summary>The clock begins at 10:00 of 18 June 2010 in Bangkok; backups are due at 01:30.</summary>
public sealed class BackupScheduleTests : IAsyncLifetime
{
    private TestStore _store = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private BackupSchedule Schedule => _store.Get<BackupSchedule>();

    private BackupStatus Status => _store.Get<BackupStatus>();

    private int Count => _store.Get<BackupDirectory>().List().Count;

    public async ValueTask InitializeAsync() => _store = await TestStore.CreateAsync();

    [Fact]
    public async Task A_backup_that_was_missed_is_made_some_minutes_after_the_start_and_then_once_a_day()
    {
        await LookAsync();
        Assert.Equal((0, null), (Count, Status.AgeAt(_store.Now)));

        await LookAfterAsync(TimeSpan.FromMinutes(5));
        await LookAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((1, TimeSpan.FromMinutes(1)), (Count, Status.AgeAt(_store.Now)));
        Assert.Equal(new DateTime(2010, 6, 18, 18, 30, 0, DateTimeKind.Utc), Status.NextAtUtc);

        await LookAfterAsync(TimeSpan.FromHours(15.3));
        Assert.Equal(1, Count);
        await LookAfterAsync(TimeSpan.FromHours(0.2));
        Assert.Equal(2, Count);
    }

    [Fact]
    public async Task A_backup_by_another_process_or_node_counts_and_its_turn_is_respected()
    {
        await LookAsync();
        _store.Time.Advance(TimeSpan.FromMinutes(6));
        await using (await _store.Get<ISnapshots>().TryTakeTurnAsync(Cancel))
        {
            await LookAsync();
            Assert.Equal(0, Count);
        }

        await new BackupRecord(_store.Now, "elsewhere", "other", 1, "00", 0).KeepAsync(_store.Get<SettingStore>(), Cancel);
        await LookAsync();

        Assert.Equal((0, "other"), (Count, Status.Last!.Machine));
    }

    [Fact]
    public async Task A_failure_is_told_and_tried_again_after_a_quarter_of_an_hour()
    {
        await LookAsync();
        string directory = _store.Get<BackupDirectory>().FullPath;
        await File.WriteAllTextAsync(directory, "in the way", Cancel);

        await LookAfterAsync(TimeSpan.FromMinutes(6));
        Assert.NotNull(Status.LastFailure);
        File.Delete(directory);
        await LookAfterAsync(TimeSpan.FromMinutes(14));
        Assert.False(Directory.Exists(directory));
        await LookAfterAsync(TimeSpan.FromMinutes(1));

        Assert.Equal((1, null), (Count, Status.LastFailure));
    }

    [Fact]
    public async Task A_clock_that_was_wrong_once_does_not_end_backups()
    {
        await LookAsync();
        await new BackupRecord(_store.Now.AddYears(1), "future", "here", 1, "00", 0).KeepAsync(_store.Get<SettingStore>(), Cancel);

        await LookAfterAsync(TimeSpan.FromMinutes(6));

        Assert.Equal(1, Count);
    }

    [Fact]
    public async Task After_weeks_only_what_is_asked_for_is_there_and_other_files_are_left_alone()
    {
        await LookAsync();
        string other = Path.Combine(_store.Get<BackupDirectory>().FullPath, "pmqa-my-own.backup");
        await LookAfterAsync(TimeSpan.FromMinutes(6));
        await File.WriteAllTextAsync(other, "", Cancel);

        for (int day = 0; day < 12; day++)
        {
            await LookAfterAsync(TimeSpan.FromDays(1));
        }

        // 7 days to 30 June, and the Sundays 20 June (27 is among the days); the month is June only.
        Assert.Equal(8, Count);
        Assert.True(File.Exists(other));
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private Task LookAsync() => Schedule.LookAsync(Cancel);

    private Task LookAfterAsync(TimeSpan time)
    {
        _store.Time.Advance(time);
        return LookAsync();
    }
}
