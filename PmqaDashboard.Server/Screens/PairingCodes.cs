using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Screens;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Screens;

/// <summary>
/// Gives new screens their codes. Anybody may ask, so there is a limit for each address and one for the house; what is too old
/// goes when the next is given.
/// </summary>
internal sealed class PairingCodes : IDisposable
{
    /// <summary>Most screens that may wait at a time.</summary>
    public const int MostWaiting = 200;

    /// <summary>Most codes that one address gets in a minute.</summary>
    public const int MostOfAnAddress = 10;

    private readonly StoreWriter _writer;
    private readonly TimeProvider _time;

    // It forgets addresses that have not asked for a while.
    private readonly PartitionedRateLimiter<string> _limit = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = MostOfAnAddress, Window = TimeSpan.FromMinutes(1) }));

    public PairingCodes(StoreWriter writer, TimeProvider time) => (_writer, _time) = (writer, time);

    /// <summary>Gives a code, and the key that its browser is to keep; null when too many are asked for.</summary>
    /// <param name="address">Who asks.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<(string Code, ScreenKeyText Key)?> GiveAsync(string address, CancellationToken cancellationToken)
    {
        using var permit = _limit.AttemptAcquire(address);
        return permit.IsAcquired ? await _writer.WriteAsync(AddAsync, cancellationToken) : null;
    }

    public void Dispose() => _limit.Dispose();

    private async Task<(string Code, ScreenKeyText Key)?> AddAsync(PmqaDbContext context, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        await context.WaitingScreens.Where(w => w.ExpiresAtUtc <= now).ExecuteDeleteAsync(cancellationToken);
        var taken = await context.WaitingScreens.Select(w => w.Code).ToListAsync(cancellationToken);
        if (taken.Count >= MostWaiting)
        {
            return null;
        }

        string code;
        do
        {
            code = RandomNumberGenerator.GetString(PairingCode.Letters, PairingCode.Length);
        }
        while (taken.Contains(code));

        var key = ScreenKeyText.New();
        context.Add(new WaitingScreen { Id = key.Id, Code = code, Hash = key.Hash(), ExpiresAtUtc = now + PairingCode.Lifetime });
        await context.SaveChangesAsync(cancellationToken);
        return (code, key);
    }
}
