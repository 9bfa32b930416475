using Microsoft.AspNetCore.Components;

namespace PmqaDashboard.Components.Wall;

/// <summary>Small shapes beside words, drawn so that they look alike on every screen. Hidden from screen readers, which read the words.</summary>
internal static class WallIcons
{
    /// <summary>More, ahead.</summary>
    public static readonly MarkupString Up = Make("M12 4l9.5 16h-19z");

    /// <summary>Less, behind.</summary>
    public static readonly MarkupString Down = Make("M12 20L2.5 4h19z");

    /// <summary>The same.</summary>
    public static readonly MarkupString Same = Make("M3 7h18v3.6H3zM3 13.4h18V17H3z");

    /// <summary>From one figure to the next.</summary>
    public static readonly MarkupString Arrow = Make("M13.5 5l7 7-7 7-2-2 3.5-3.6H3v-2.8h12L11.5 7z");

    /// <summary>All of it.</summary>
    public static readonly MarkupString Check = Make("M9.3 19.5L2.5 12.6l2.3-2.3 4.5 4.5L19.2 5l2.3 2.3z");

    /// <summary>Part of it.</summary>
    public static readonly MarkupString Half = Make("M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19zm0 2.6v13.8a6.9 6.9 0 0 0 0-13.8z");

    /// <summary>Missing.</summary>
    public static readonly MarkupString Cross = Make("M5.6 3.2L12 9.6l6.4-6.4 2.4 2.4L14.4 12l6.4 6.4-2.4 2.4L12 14.4l-6.4 6.4-2.4-2.4L9.6 12 3.2 5.6z");

    /// <summary>Not yet.</summary>
    public static readonly MarkupString Ring = Make("M12 4.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15zm0 2.2a5.3 5.3 0 1 0 0 10.6 5.3 5.3 0 0 0 0-10.6z");

    /// <summary>Something is wrong.</summary>
    public static readonly MarkupString Warning = Make("M12 2L1 21.5h22zM10.8 9.5h2.4v6h-2.4zM10.8 16.9h2.4v2.3h-2.4z");

    private static MarkupString Make(string path) => new(
        $"""<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{path}"/></svg>""");
}
