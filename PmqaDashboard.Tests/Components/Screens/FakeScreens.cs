using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Scenes;
using PmqaDashboard.Domain.Screens;
using PmqaDashboard.Tests.Domain;

namespace PmqaDashboard.Tests.Components.Screens;

/// <summary>Screens whose codes a test knows: the real rules decide on a journal in memory.</summary>
internal sealed class FakeScreens(Desk desk, FakeBoardSource boards, Person person) : IScreens, IScreenPresence
{
    private readonly DeskKeeping _keeping = new(desk, boards, person);

    /// <summary>The screens that wait: codes and ids.</summary>
    public Dictionary<string, string> Waiting { get; } = [];

    public Dictionary<string, ScreenSight> Sights { get; } = [];

    /// <summary>What windows have told, in order.</summary>
    public List<string> Told { get; } = [];

    public Task<RecordOutcome> PairAsync(string accountId, string code, ScreenSetting setting, CancellationToken cancellationToken) =>
        _keeping.SaveAsync(accountId, new PairScreen(Waiting.GetValueOrDefault(PairingCode.Read(code) ?? "") ?? "", setting), cancellationToken);

    public Task<RecordOutcome> RevokeAsync(string accountId, string screenId, CancellationToken cancellationToken) =>
        _keeping.SaveAsync(accountId, new RevokeScreen(screenId), cancellationToken);

    public Task<IReadOnlyDictionary<string, ScreenSight>> SightsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, ScreenSight>>(Sights.ToDictionary());

    public IScreenWindow Open(string screenId)
    {
        Told.Add($"open {screenId}");
        return new Window(this);
    }

    private sealed class Window(FakeScreens screens) : IScreenWindow
    {
        public void Shows(Scene scene) => screens.Told.Add($"shows {scene.Kind}");

        public void Drew(long sequence) => screens.Told.Add($"drew {sequence}");

        public void Dispose() => screens.Told.Add("closed");
    }
}
