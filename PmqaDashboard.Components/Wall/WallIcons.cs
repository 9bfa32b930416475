using Microsoft.AspNetCore.Components;

namespace PmqaDashboard.Components.Wall;

/// <summary>Small shapes beside words, drawn so that they look alike on every screen; the wall carries their outlines once. Hidden from screen readers, which read the words.</summary>
internal static class WallIcons
{
    /// <summary>More, ahead.</summary>
    public static readonly MarkupString Up = Use("up");

    /// <summary>Less, behind.</summary>
    public static readonly MarkupString Down = Use("down");

    /// <summary>The same.</summary>
    public static readonly MarkupString Same = Use("same");

    /// <summary>From one figure to the next.</summary>
    public static readonly MarkupString Arrow = Use("arrow");

    /// <summary>All of it.</summary>
    public static readonly MarkupString Check = Use("check");

    /// <summary>Part of it.</summary>
    public static readonly MarkupString Half = Use("half");

    /// <summary>Missing.</summary>
    public static readonly MarkupString Cross = Use("cross");

    /// <summary>Not yet.</summary>
    public static readonly MarkupString Ring = Use("ring");

    /// <summary>Sent back.</summary>
    public static readonly MarkupString Back = Use("back");

    /// <summary>All of it, and locked.</summary>
    public static readonly MarkupString Sealed = Use("sealed");

    /// <summary>Its time has not come.</summary>
    public static readonly MarkupString Clock = Use("clock");

    /// <summary>Something is wrong.</summary>
    public static readonly MarkupString Warning = Use("warning");

    /// <summary>It is over.</summary>
    public static readonly MarkupString Shut = Use("shut");

    /// <summary>The next one.</summary>
    public static readonly MarkupString Forth = Use("forth");

    /// <summary>It stands still.</summary>
    public static readonly MarkupString Pause = Use("pause");

    // What is drawn stands on the page once, and what changes names it: a shape's outline is longer than most words.
    private static readonly (string Name, string Path)[] Shapes =
    [
        ("up", "M12 4l9.5 16h-19z"),
        ("down", "M12 20L2.5 4h19z"),
        ("same", "M3 7h18v3.6H3zM3 13.4h18V17H3z"),
        ("arrow", "M13.5 5l7 7-7 7-2-2 3.5-3.6H3v-2.8h12L11.5 7z"),
        ("check", "M9.3 19.5L2.5 12.6l2.3-2.3 4.5 4.5L19.2 5l2.3 2.3z"),
        ("half", "M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19zm0 2.6v13.8a6.9 6.9 0 0 0 0-13.8z"),
        ("cross", "M5.6 3.2L12 9.6l6.4-6.4 2.4 2.4L14.4 12l6.4 6.4-2.4 2.4L12 14.4l-6.4 6.4-2.4-2.4L9.6 12 3.2 5.6z"),
        ("shut", "M4 4h16v16H4zm3.2 6.6v2.8h9.6v-2.8z"),
        ("ring", "M12 4.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15zm0 2.2a5.3 5.3 0 1 0 0 10.6 5.3 5.3 0 0 0 0-10.6z"),
        ("back", "M10.5 5l-7 7 7 7 2-2L9 13.4h12v-2.8H9L12.5 7z"),
        ("forth", "M13.5 5l7 7-7 7-2-2 3.5-3.6H3v-2.8h12L11.5 7z"),
        ("pause", "M5 4h5v16H5zM14 4h5v16h-5z"),
        ("sealed", "M12 1.5a10.5 10.5 0 1 1 0 21 10.5 10.5 0 0 1 0-21zM10.2 17.4l7.4-7.5-2-2-5.4 5.5-2.4-2.4-2 2z"),
        ("clock", "M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19zm0 2.3a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM11 7h2v4.6l3 3-1.4 1.4L11 12.4z"),
        ("warning", "M12 2L1 21.5h22zM10.8 9.5h2.4v6h-2.4zM10.8 16.9h2.4v2.3h-2.4z"),
    ];

    /// <summary>The shapes themselves; once on a page that uses them.</summary>
    public static readonly MarkupString Sheet = new(
        $"""<svg class="shapes" width="0" height="0" aria-hidden="true">{string.Concat(Shapes.Select(s => $"""<symbol id="i-{s.Name}" viewBox="0 0 24 24"><path d="{s.Path}"/></symbol>"""))}</svg>""");

    private static MarkupString Use(string name) => new($"""<svg class="icon" aria-hidden="true"><use href="#i-{name}"/></svg>""");
}
