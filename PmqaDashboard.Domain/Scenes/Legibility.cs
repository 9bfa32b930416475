namespace PmqaDashboard.Domain.Scenes;

/// <summary>How large a screen is.</summary>
/// <param name="Inches">Its diagonal, as it is sold.</param>
public readonly record struct ScreenSize(decimal Inches)
{
    /// <summary>Height of a screen of 16:9 in millimetres.</summary>
    public decimal HeightMillimetres => Inches * 25.4m * 9 / Diagonal;

    // √(16² + 9²)
    private const decimal Diagonal = 18.35755975m;
}

/// <summary>How far from a screen its farthest reader stands.</summary>
/// <param name="Metres">Metres.</param>
public readonly record struct ViewingDistance(decimal Metres);

/// <summary>From where a screen is read.</summary>
/// <param name="Size">How large it is.</param>
/// <param name="Distance">From how far it is read.</param>
public sealed record Viewing(ScreenSize Size, ViewingDistance Distance)
{
    /// <summary>Diagonals that a screen may have, in inches.</summary>
    public static (decimal Least, decimal Most) Inches => (10, 200);

    /// <summary>Distances from which a screen may be read, in metres.</summary>
    public static (decimal Least, decimal Most) Metres => (0.3m, 30);

    /// <summary>Whether it may be so.</summary>
    public bool IsValid =>
        Size.Inches >= Inches.Least && Size.Inches <= Inches.Most && Distance.Metres >= Metres.Least && Distance.Metres <= Metres.Most;
}

/// <summary>
/// The smallest text that a screen may show. A letter is read when it spans a visual angle of at least 16 minutes of arc, the least
/// that ISO 9241-303:2011 (5.5.4) allows for text: its height is 2 · distance · tan(16′ ÷ 2). What is meant is the height of a letter
/// without what stands above or below it; in the wall's typeface a Thai consonant takes <see cref="LetterPart"/> of the text's size.
/// </summary>
public static class Legibility
{
    /// <summary>The least visual angle of a letter, in minutes of arc.</summary>
    public const double LeastAngle = 16;

    /// <summary>Height of a Thai consonant of Sarabun, as a part of the text's size (ก, บ and ผ are drawn 594 units of 1000 high).</summary>
    public const decimal LetterPart = 0.59m;

    /// <summary>Height of the wall's smallest text as a part of the screen's height: 20 px of 1080.</summary>
    public const decimal SmallestPart = 20m / 1080;

    /// <summary>The enlargements that the wall has a layout for.</summary>
    public static IReadOnlyList<decimal> Steps { get; } = [1m, 1.25m, 1.5m, 2m, 2.5m, 3m];

    /// <summary>The least height of a letter, in millimetres.</summary>
    public static decimal LetterMillimetres(ViewingDistance distance) =>
        2000m * distance.Metres * (decimal)Math.Tan(LeastAngle / 60 * Math.PI / 180 / 2);

    /// <summary>The least size of text on a screen, as a part of its height.</summary>
    public static decimal TextPart(Viewing viewing) =>
        LetterMillimetres(viewing.Distance) / LetterPart / viewing.Size.HeightMillimetres;

    /// <summary>The least size of text in pixels of the screen.</summary>
    /// <param name="viewing">From where it is read.</param>
    /// <param name="pixelsHigh">The screen's height in pixels.</param>
    public static decimal TextPixels(Viewing viewing, int pixelsHigh) => TextPart(viewing) * pixelsHigh;

    /// <summary>By how much the wall must be enlarged, a step at a time; the largest step where even that is too little.</summary>
    public static decimal Scale(Viewing? viewing)
    {
        if (viewing is not { IsValid: true })
            return Steps[0];

        decimal needed = TextPart(viewing) / SmallestPart;
        return Steps.Cast<decimal?>().FirstOrDefault(s => s >= needed) ?? Steps[^1];
    }

    /// <summary>Whether the wall can be read from there at all: there is an enlargement that is enough.</summary>
    public static bool IsLegible(Viewing? viewing) => viewing is null || (viewing.IsValid && TextPart(viewing) / SmallestPart <= Steps[^1]);
}
