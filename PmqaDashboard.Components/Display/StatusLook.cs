using Microsoft.AspNetCore.Components;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Components.Display;

/// <summary>
/// How a status looks on every screen: a shape, a word and a colour. The shapes differ in outline, so that they are told
/// apart in greyscale and from a distance.
/// </summary>
/// <param name="Shape">Name of the shape, for tests and legends.</param>
/// <param name="TextKey">Key of the word, such as "Shared.StatusLate".</param>
/// <param name="Css">Class that sets <c>--status</c> and <c>--status-ink</c> (css/status.css), such as "status-late".</param>
/// <param name="Icon">The shape as an inline SVG in the text's colour and size; hidden from screen readers, which read the word.</param>
public sealed record StatusLook(string Shape, string TextKey, string Css, MarkupString Icon)
{
    private static readonly StatusLook Done = Make("check", "Done",
        "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm5.3 7.9-6.2 6.7a1.3 1.3 0 0 1-1.9 0l-2.5-2.6 1.9-1.9 1.5 1.6 5.3-5.7z");

    private static readonly StatusLook Deferred = Make("forward", "Deferred",
        "M3 5l8 7-8 7zM12 5l8 7-8 7zM20 5h2v14h-2z");

    private static readonly StatusLook NoReport = Make("question", "NoReport",
        "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm0 2.4a7.6 7.6 0 1 1 0 15.2 7.6 7.6 0 0 1 0-15.2zM10.8 15.6h2.4V18h-2.4zM12 6a4 4 0 0 0-4 3.9h2.3c0-1 .8-1.7 1.7-1.7 1 0 1.7.7 1.7 1.6 0 1.5-2.9 1.7-2.9 4.8h2.4c0-1.9 2.8-2.2 2.8-4.9A3.9 3.9 0 0 0 12 6z");

    private static readonly StatusLook Late = Make("cross", "Late",
        "M5.6 2.8 12 9.2l6.4-6.4 2.8 2.8L14.8 12l6.4 6.4-2.8 2.8-6.4-6.4-6.4 6.4-2.8-2.8L9.2 12 2.8 5.6z");

    private static readonly StatusLook AtRisk = Make("triangle", "AtRisk",
        "M12 2 1 21.5h22zM10.8 9.5h2.4v6h-2.4zM10.8 16.9h2.4v2.3h-2.4z");

    private static readonly StatusLook NotDue = Make("ring", "NotDue",
        "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 2.6a6.4 6.4 0 1 1 0 12.8 6.4 6.4 0 0 1 0-12.8z");

    private static readonly StatusLook OnTrack = Make("dot", "OnTrack",
        "M12 4.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15z");

    /// <summary>The look of a status.</summary>
    public static StatusLook Of(ProgressStatus status) => status switch
    {
        ProgressStatus.Done => Done,
        ProgressStatus.Deferred => Deferred,
        ProgressStatus.NoReport => NoReport,
        ProgressStatus.Late => Late,
        ProgressStatus.AtRisk => AtRisk,
        ProgressStatus.NotDue => NotDue,
        ProgressStatus.OnTrack => OnTrack,
    };

    private static StatusLook Make(string shape, string name, string path) => new(
        shape,
        "Shared.Status" + name,
        "status-" + name.ToLowerInvariant(),
        new MarkupString($"""<svg class="status-icon" data-shape="{shape}" viewBox="0 0 24 24" width="1em" height="1em" fill="currentColor" fill-rule="evenodd" aria-hidden="true" focusable="false"><path d="{path}"/></svg>"""));
}
