using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Domain.Screens;

/// <summary>
/// The secretariat takes a screen in that shows a code. The host carries it out, for it gives the screen's key its right in the same
/// transaction (<see cref="IScreens"/>).
/// </summary>
/// <param name="Id">The id that the waiting screen was given; empty when no screen waits with the code that was typed.</param>
/// <param name="Setting">What it is called, and what it shows.</param>
public sealed record PairScreen(string Id, ScreenSetting Setting) : RecordCommand
{
    /// <summary>Most screens that hang at a time: many more than any house has, and few enough for one list.</summary>
    public const int MaxScreens = 200;

    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        if (person.Role != Role.Secretariat)
            return RecordRefusal.Forbidden;

        var book = board.Record.Screens;
        if (Id.Length == 0 || book.Find(Id) is not null)
            return RecordRefusal.CodeUnknown;

        if (book.Hanging.Length >= MaxScreens)
            return RecordRefusal.TooManyScreens;

        var setting = SetScreen.Clean(Setting);
        return SetScreen.Fault(board, Id, setting) is { } fault
            ? fault
            : new NewChange(ChangeKind.ScreenPaired) { Subject = Id, Data = RecordJson.Write(setting) };
    }
}

/// <summary>The secretariat renames or moves a screen, or lets it show something else.</summary>
/// <param name="Id">The screen.</param>
/// <param name="Setting">All that is said of it.</param>
public sealed record SetScreen(string Id, ScreenSetting Setting) : RecordCommand
{
    /// <summary>Most characters of a name and of a place.</summary>
    public const int MaxText = 100;

    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        if (person.Role != Role.Secretariat)
            return RecordRefusal.Forbidden;

        if (board.Record.Screens.Find(Id) is not { IsRevoked: false } known)
            return RecordRefusal.UnknownScreen;

        var setting = Clean(Setting);
        if (known.Setting == setting)
            return new RecordDecision.Made([]);

        return Fault(board, Id, setting) is { } fault
            ? fault
            : new NewChange(ChangeKind.ScreenSet) { Subject = Id, Data = RecordJson.Write(setting) };
    }

    internal static ScreenSetting Clean(ScreenSetting setting) =>
        setting with { Name = Words.Clean(setting.Name) ?? "", Place = Words.Clean(setting.Place) ?? "" };

    internal static RecordRefusal? Fault(Board board, string id, ScreenSetting setting) =>
        setting.Name.Length == 0 ? RecordRefusal.NameNeeded
        : setting.Name.Length > MaxText || setting.Place.Length > MaxText ? RecordRefusal.TextTooLong
        : board.Record.Playlists.Find(setting.Playlist) is null ? RecordRefusal.UnknownPlaylist
        : setting.Viewing is { IsValid: false } ? RecordRefusal.ValueInvalid
        : board.Record.Screens.Hanging.Any(s => s.Id != id && string.Equals(s.Setting.Name, setting.Name, StringComparison.OrdinalIgnoreCase)) ? RecordRefusal.NameTaken
        : null;
}

/// <summary>The secretariat takes a screen's right away, for ever: it goes dark, and to hang again it is paired anew.</summary>
/// <param name="Id">The screen.</param>
public sealed record RevokeScreen(string Id) : RecordCommand
{
    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person) =>
        person.Role != Role.Secretariat ? RecordRefusal.Forbidden
        : board.Record.Screens.Find(Id) is not { } known ? RecordRefusal.UnknownScreen
        : known.IsRevoked ? new RecordDecision.Made([])
        : new NewChange(ChangeKind.ScreenRevoked) { Subject = Id };
}
