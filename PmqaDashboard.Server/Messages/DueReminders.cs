using Microsoft.Extensions.Options;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Messages;

namespace PmqaDashboard.Server.Messages;

/// <summary>
/// Posts what comes by itself: that a round is due soon, or was due. It looks every few minutes, so that a server that was off
/// makes up for the day; several nodes do no harm, for each reminder is one occasion.
/// </summary>
internal sealed partial class DueReminders(
    Post post, IBoardSource boards, FiscalClock clock, IOptions<RemindersOptions> options, ILogger<DueReminders> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMinutes(5);

    private DateOnly? _done;

    /// <summary>Posts the reminders of the day, if its time has come and they are not posted yet.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var day = FiscalClock.DayOf(now);
        if (_done == day || TimeOnly.FromDateTime(now + FiscalClock.Bangkok) < options.Value.ReadAt() || boards.Current is not { } board)
        {
            return;
        }

        MessageDraft[] drafts = [.. ReminderRule.Of(board, day, options.Value.ReadDaysBefore(), options.Value.DayAfter)];
        if (drafts.Length > 0)
        {
            await post.RunAsync(
                async (_, batch, cancel) =>
                {
                    foreach (var draft in drafts)
                    {
                        await batch.AddAsync(draft, cancel);
                    }

                    return true;
                },
                cancellationToken);
        }

        _done = day;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, clock.Time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e, Beat);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The reminders of the day could not be posted; the next try is in {Pause}.")]
    private partial void LogFailed(Exception exception, TimeSpan pause);
}
