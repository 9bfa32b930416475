using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Screens;

/// <summary>How it stands with a key.</summary>
internal enum Standing
{
    /// <summary>It is none, or too old a code's, or forged.</summary>
    Unknown,

    /// <summary>Its code was not confirmed yet.</summary>
    Waiting,

    /// <summary>It opens the wall.</summary>
    Paired,

    /// <summary>It did once.</summary>
    Revoked,
}

/// <summary>How it stands with a browser's key.</summary>
/// <param name="Standing">How.</param>
/// <param name="Id">The screen; null when unknown.</param>
/// <param name="Code">The code that it shows while it waits.</param>
internal sealed record KeyFound(Standing Standing, string? Id = null, string? Code = null)
{
    public static readonly KeyFound Nothing = new(Standing.Unknown);
}

/// <summary>Knows the keys of screens. Its clock is the real one, whatever day is being demonstrated.</summary>
/// <param name="contexts">The store.</param>
/// <param name="boards">Tells what was revoked while the store cannot be asked.</param>
/// <param name="time">The real clock.</param>
internal sealed class ScreenKeys(IDbContextFactory<PmqaDbContext> contexts, IBoardSource boards, TimeProvider time)
{
    // Keys that were found good here, so that a screen that starts while the database is down shows the newest picture all the
    // same. Never more than screens were paired.
    private readonly ConcurrentDictionary<string, byte[]> _good = new();

    /// <summary>Looks a cookie up.</summary>
    public async Task<KeyFound> FindAsync(string? cookie, CancellationToken cancellationToken)
    {
        if (ScreenKeyText.Parse(cookie) is not { } asked)
        {
            return KeyFound.Nothing;
        }

        try
        {
            return await ReadAsync(asked, cancellationToken);
        }
        catch (Exception e) when (StoreFailure.IsPassing(e) && IsKnownGood(asked))
        {
            return new KeyFound(Standing.Paired, asked.Id);
        }
    }

    private async Task<KeyFound> ReadAsync(ScreenKeyText asked, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.ScreenKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Id == asked.Id, cancellationToken) is { } key)
        {
            if (!asked.Fits(key.Hash))
            {
                return KeyFound.Nothing;
            }

            if (key.RevokedAtUtc is not null)
            {
                _good.TryRemove(key.Id, out _);
                return new KeyFound(Standing.Revoked, key.Id);
            }

            _good[key.Id] = key.Hash;
            return new KeyFound(Standing.Paired, key.Id);
        }

        var now = time.GetUtcNow().UtcDateTime;
        return await context.WaitingScreens.AsNoTracking().SingleOrDefaultAsync(w => w.Id == asked.Id, cancellationToken) is { } waiting
            && waiting.ExpiresAtUtc > now && asked.Fits(waiting.Hash)
                ? new KeyFound(Standing.Waiting, waiting.Id, waiting.Code)
                : KeyFound.Nothing;
    }

    private bool IsKnownGood(ScreenKeyText asked) =>
        _good.TryGetValue(asked.Id, out byte[]? hash) && asked.Fits(hash) && boards.Current?.Record.Screens.Find(asked.Id) is not { IsRevoked: true };
}
