using PmqaDashboard.Components.Display;
using PmqaDashboard.Components.Meetings;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Meetings;
using PmqaDashboard.Domain.Messages;

namespace PmqaDashboard.Components.Messages;

/// <summary>The words of a message, for a screen or an e-mail, in the reader's language and of today: dates and counts are those of now.</summary>
/// <param name="show">How values are shown.</param>
/// <param name="board">The newest Board, or null while there is none: then codes stand for names.</param>
public sealed class MessageTexts(Show show, Board? board)
{
    private const string Unknown = "–";

    /// <summary>What it is about, in a line.</summary>
    public string Title(Message message) => Fill($"Messages.Title{message.Kind}", message);

    /// <summary>What is to be done.</summary>
    public string Text(Message message) => Fill($"Messages.Text{message.Kind}", message);

    private string Fill(string key, Message message) => show.Text(
        key,
        message.Round is { } months ? show.Number(months) : Unknown,
        Unit(message.Unit),
        Due(message),
        Subject(message),
        Missing(message) is { } missing ? show.Number(missing) : Unknown);

    private string Unit(string? code) => board?.Book.FindUnit(code) is { } unit ? show.Name(unit) : code ?? Unknown;

    private string Due(Message message) =>
        (Resolution(message)?.Due ?? board?.Book.Agency.Rounds.FirstOrDefault(r => r.Months == message.Round)?.Due) is { } day ? show.Date(day) : Unknown;

    private string Subject(Message message) =>
        Resolution(message) is { } resolution ? show.Name(resolution)
        : message.Subject is { } id && board?.Book.FindStep(id) is { } placed ? show.InDigits($"{placed.Step.Number} {placed.Step.Title}")
        : message.Subject is { } other ? show.InDigits(other) : Unknown;

    private Resolution? Resolution(Message message) => board?.Record.Meetings.Resolution(message.Subject);

    private int? Missing(Message message) =>
        board?.Units.FirstOrDefault(u => u.Unit.Code == message.Unit)?.Rounds.FirstOrDefault(r => r.Months == message.Round) is { } round
            ? round.Expected - round.Reported
            : null;
}
