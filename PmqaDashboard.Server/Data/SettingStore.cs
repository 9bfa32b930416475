using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Calendar;

namespace PmqaDashboard.Server.Data;

/// <summary>What the server remembers about itself.</summary>
/// <param name="contexts">The store.</param>
/// <param name="writer">The store's writer.</param>
internal sealed class SettingStore(IDbContextFactory<PmqaDbContext> contexts, StoreWriter writer)
{
    private const string ClockShift = "fiscal-clock-shift";

    public async Task<string?> FindAsync(string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Settings.Where(s => s.Key == key).Select(s => s.Value).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Sets a value; null forgets it.</summary>
    public Task SetAsync(string key, string? value, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            async (context, cancel) =>
            {
                await context.Settings.Where(s => s.Key == key).ExecuteDeleteAsync(cancel);
                if (value is not null)
                {
                    context.Settings.Add(new Setting { Key = key, Value = value });
                    await context.SaveChangesAsync(cancel);
                }

                return true;
            },
            cancellationToken);

    /// <summary>Sets how far the fiscal clock is from the real one. It is read once, when the clock is first asked for.</summary>
    public Task SetClockShiftAsync(TimeSpan shift, CancellationToken cancellationToken) =>
        SetAsync(ClockShift, shift.ToString("c", CultureInfo.InvariantCulture), cancellationToken);

    /// <summary>How far the fiscal clock is from the real one, or null when it was never set.</summary>
    public async Task<TimeSpan?> FindClockShiftAsync(CancellationToken cancellationToken) =>
        await FindAsync(ClockShift, cancellationToken) is { } text ? Shift(text) : null;

    /// <summary>The fiscal clock, as it was set.</summary>
    public FiscalClock ReadClock(TimeProvider time)
    {
        using var context = contexts.CreateDbContext();
        string? text = context.Settings.Where(s => s.Key == ClockShift).Select(s => s.Value).SingleOrDefault();
        return new FiscalClock(time, text is null ? TimeSpan.Zero : Shift(text));
    }

    private static TimeSpan Shift(string text) => TimeSpan.ParseExact(text, "c", CultureInfo.InvariantCulture);
}
