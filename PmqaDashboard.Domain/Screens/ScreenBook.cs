using System.Collections.Immutable;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Domain.Screens;

/// <summary>The screens that were ever paired. Immutable. What a screen shows at the moment is no record, and stands elsewhere.</summary>
public sealed class ScreenBook
{
    private readonly ImmutableDictionary<string, PairedScreen> _screens;

    private ScreenBook(ImmutableDictionary<string, PairedScreen> screens)
    {
        _screens = screens;
        Hanging = [.. screens.Values.Where(s => !s.IsRevoked).OrderBy(s => s.PairedAtUtc).ThenBy(s => s.Id, StringComparer.Ordinal)];
    }

    /// <summary>Before the first change: none.</summary>
    public static ScreenBook Empty { get; } = new(ImmutableDictionary.Create<string, PairedScreen>(StringComparer.Ordinal));

    /// <summary>Those that are not revoked, in the order in which they were paired.</summary>
    public ImmutableArray<PairedScreen> Hanging { get; }

    /// <summary>The screen with an id, be it revoked; or null.</summary>
    public PairedScreen? Find(string? id) => id is null ? null : _screens.GetValueOrDefault(id);

    /// <summary>The book after a change; the same when the change does not touch it or cannot be read.</summary>
    public ScreenBook With(Change change) => change switch
    {
        { Kind: ChangeKind.ScreenPaired, Subject: { } id } when Read(change) is { } setting && Find(id) is null =>
            Put(new PairedScreen(id, setting, change.AtUtc, change.AccountName)),
        { Kind: ChangeKind.ScreenSet } when Read(change) is { } setting && Find(change.Subject) is { IsRevoked: false } known =>
            Put(known with { Setting = setting }),
        { Kind: ChangeKind.ScreenRevoked } when Find(change.Subject) is { IsRevoked: false } known =>
            Put(known with { RevokedAtUtc = change.AtUtc }),
        _ => this,
    };

    private static ScreenSetting? Read(Change change) =>
        RecordJson.Read<ScreenSetting>(change.Data) is { Name: not null, Place: not null, Playlist: not null, Viewing: null or { IsValid: true } } setting ? setting : null;

    private ScreenBook Put(PairedScreen screen) => new(_screens.SetItem(screen.Id, screen));
}
