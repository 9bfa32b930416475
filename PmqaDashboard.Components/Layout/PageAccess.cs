namespace PmqaDashboard.Components.Layout;

/// <summary>Who may open pages.</summary>
public static class PageAccess
{
    /// <summary>
    /// Policy of every page that does not say otherwise (_Imports.razor): seeing plans and figures. The host defines it: anybody in
    /// a demonstration, anybody with an account for real.
    /// </summary>
    public const string Read = "Read";
}
