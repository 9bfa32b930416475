using PmqaDashboard.Domain.Scenes;
using PmqaDashboard.Domain.Screens;

namespace PmqaDashboard.Server.Screens;

/// <summary>
/// The screens whose windows hang on this node, as those tell. What was last seen of a screen stays when its window is closed; so
/// there is never more than screens were paired.
/// </summary>
/// <param name="time">The real clock.</param>
internal sealed class ScreenPresence(TimeProvider time) : IScreenPresence
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<Window>> _windows = [];
    private readonly Dictionary<string, ScreenSight> _last = [];

    private DateTime UtcNow => time.GetUtcNow().UtcDateTime;

    public IScreenWindow Open(string screenId)
    {
        var window = new Window(this, screenId, UtcNow);
        lock (_lock)
        {
            if (!_windows.TryGetValue(screenId, out var open))
            {
                _windows[screenId] = open = [];
            }

            open.Add(window);
        }

        return window;
    }

    /// <summary>What was last seen of each screen that ever hung here.</summary>
    public IReadOnlyList<ScreenSight> Read()
    {
        var now = UtcNow;
        lock (_lock)
        {
            return [.. _last.Values.Select(sight => sight with { Windows = CountAlive(sight.ScreenId, now) })];
        }
    }

    // A window whose line is lost stays open for a while, and is not there.
    private int CountAlive(string screenId, DateTime now) =>
        _windows.GetValueOrDefault(screenId)?.Count(w => w.SeenAtUtc is { } seen && now - seen < ScreenSight.SilentHere) ?? 0;

    private void Note(Window window, long sequence)
    {
        var now = UtcNow;
        lock (_lock)
        {
            window.SeenAtUtc = now;
            _last[window.ScreenId] = new ScreenSight(window.ScreenId, now, window.OpenedAtUtc, window.Scene, window.SceneSinceUtc, sequence, 0, IsHere: true);
        }
    }

    private void Close(Window window)
    {
        lock (_lock)
        {
            if (_windows.TryGetValue(window.ScreenId, out var open) && open.Remove(window) && open.Count == 0)
            {
                _windows.Remove(window.ScreenId);
            }
        }
    }

    private sealed class Window(ScreenPresence presence, string screenId, DateTime openedAtUtc) : IScreenWindow
    {
        public string ScreenId => screenId;

        public DateTime OpenedAtUtc { get; } = openedAtUtc;

        public Scene? Scene { get; private set; }

        public DateTime SceneSinceUtc { get; private set; } = openedAtUtc;

        /// <summary>When it last drew; null while it never has.</summary>
        public DateTime? SeenAtUtc { get; set; }

        public void Shows(Scene scene)
        {
            if (Scene != scene)
            {
                (Scene, SceneSinceUtc) = (scene, presence.UtcNow);
            }
        }

        public void Drew(long sequence) => presence.Note(this, sequence);

        public void Dispose() => presence.Close(this);
    }
}
