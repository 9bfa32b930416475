using MudBlazor;

namespace PmqaDashboard.Components.Layout;

/// <summary>MudBlazor in the colours of css/app.css and in Sarabun, with lines high enough for stacked Thai marks.</summary>
internal static class AgencyTheme
{
    private static readonly string[] Family = ["Sarabun", "Noto Sans Thai", "Leelawadee UI", "Thonburi", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#1b5fb4",
            PrimaryContrastText = "#ffffff",
            Secondary = "#10203f",
            SecondaryContrastText = "#ffffff",
            Tertiary = "#8a6a12",
            Success = "#13744b",
            Warning = "#9a5b00",
            Error = "#b3261e",
            Info = "#1b5fb4",
            Background = "#f4f6fb",
            Surface = "#ffffff",
            TextPrimary = "#13203a",
            TextSecondary = "#4d5d7d",
            ActionDefault = "#4d5d7d",
            Divider = "#dde3ef",
            LinesDefault = "#dde3ef",
            LinesInputs = "#7686a5",
            TableLines = "#dde3ef",
            AppbarBackground = "#10203f",
            AppbarText = "#ffffff",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#5aa9ff",
            PrimaryContrastText = "#07101f",
            Secondary = "#c8d3ea",
            SecondaryContrastText = "#07101f",
            Tertiary = "#e0bf6a",
            Success = "#35c98a",
            SuccessContrastText = "#07101f",
            Warning = "#ffb638",
            WarningContrastText = "#07101f",
            Error = "#ff7d7d",
            ErrorContrastText = "#07101f",
            Info = "#5aa9ff",
            InfoContrastText = "#07101f",
            Background = "#0a1020",
            Surface = "#121a2e",
            TextPrimary = "#eef3ff",
            TextSecondary = "#9fb0d0",
            ActionDefault = "#9fb0d0",
            Divider = "#22304d",
            LinesDefault = "#22304d",
            LinesInputs = "#6b7ea6",
            TableLines = "#22304d",
            AppbarBackground = "#10203f",
            AppbarText = "#ffffff",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "10px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Family, FontSize = "1rem", LineHeight = "1.6", LetterSpacing = "normal" },
            H1 = new H1Typography { FontFamily = Family, FontSize = "1.75rem", FontWeight = "700", LineHeight = "1.5", LetterSpacing = "normal" },
            H2 = new H2Typography { FontFamily = Family, FontSize = "1.375rem", FontWeight = "700", LineHeight = "1.5", LetterSpacing = "normal" },
            H3 = new H3Typography { FontFamily = Family, FontSize = "1.125rem", FontWeight = "600", LineHeight = "1.5", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = Family, FontSize = "1rem", LineHeight = "1.6", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Family, FontSize = "0.9375rem", LineHeight = "1.6", LetterSpacing = "normal" },
            Subtitle1 = new Subtitle1Typography { FontFamily = Family, LineHeight = "1.6", LetterSpacing = "normal" },
            Subtitle2 = new Subtitle2Typography { FontFamily = Family, LineHeight = "1.6", LetterSpacing = "normal" },
            Caption = new CaptionTypography { FontFamily = Family, FontSize = "0.875rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Family, FontSize = "1rem", FontWeight = "600", LineHeight = "1.5", LetterSpacing = "normal", TextTransform = "none" },
        },
    };
}
