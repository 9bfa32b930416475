using Microsoft.AspNetCore.Components;

namespace PmqaDashboard.Components.Plans;

/// <summary>Small pictures of the plan pages, in the text's colour and size; a word or a label always stands with them.</summary>
internal static class PlanIcons
{
    /// <summary>A finding.</summary>
    public static readonly MarkupString Flag = Make("M5 2h2v20H5zM8 3h11l-2.5 4.5L19 12H8z");

    /// <summary>Closes the panel.</summary>
    public static readonly MarkupString Close = Make("M5.6 4.2 12 10.6l6.4-6.4 1.4 1.4L13.4 12l6.4 6.4-1.4 1.4L12 13.4l-6.4 6.4-1.4-1.4 6.4-6.4-6.4-6.4z");

    /// <summary>The step before.</summary>
    public static readonly MarkupString Previous = Make("M15.4 5.4 14 4l-8 8 8 8 1.4-1.4L8.8 12z");

    /// <summary>The step after.</summary>
    public static readonly MarkupString Next = Make("M8.6 5.4 10 4l8 8-8 8-1.4-1.4 6.6-6.6z");

    /// <summary>Opens or closes what is below.</summary>
    public static readonly MarkupString Down = Make("M5.4 8.6 4 10l8 8 8-8-1.4-1.4-6.6 6.6z");

    /// <summary>How a figure was computed.</summary>
    public static readonly MarkupString Sum = Make("M5 3h14v4h-2V5H8.6l6 7-6 7H17v-2h2v4H5v-2l7-7-7-7z");

    private static MarkupString Make(string path) => new(
        $"""<svg class="icon" viewBox="0 0 24 24" width="1em" height="1em" fill="currentColor" aria-hidden="true" focusable="false"><path d="{path}"/></svg>""");
}
