namespace PmqaDashboard.Domain.Scenes;

/// <summary>What a screen on the wall can show. Playlists in the journal name them: names never change.</summary>
public enum SceneKind
{
    /// <summary>Everything at a glance.</summary>
    Overview,

    /// <summary>One category: its plans, its criteria, and who is late.</summary>
    Category,

    /// <summary>Units and rounds: who has reported.</summary>
    Reporting,

    /// <summary>KPIs and their scores.</summary>
    Kpis,

    /// <summary>What ends within the next days.</summary>
    DueSoon,

    /// <summary>The year so far, as curves.</summary>
    Year,

    /// <summary>The latest changes.</summary>
    Latest,

    /// <summary>What is overdue or has slipped, and with whom it lies.</summary>
    Late,

    /// <summary>Nothing is wrong.</summary>
    Calm,
}

/// <summary>A scene.</summary>
/// <param name="Kind">What is shown.</param>
/// <param name="Category">Of which category; null for scenes of no category, and in a playlist for each category in turn.</param>
public readonly record struct Scene(SceneKind Kind, int? Category = null)
{
    /// <summary>Everything at a glance.</summary>
    public static readonly Scene Overview = new(SceneKind.Overview);

    /// <summary>Reads a scene as an address names it, such as "late" or "category3"; null when it names none.</summary>
    public static Scene? Parse(string? name)
    {
        string letters = (name ?? "").TrimEnd(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        if (!Enum.TryParse(letters, ignoreCase: true, out SceneKind kind) || !Enum.IsDefined(kind) || letters.Length == 0 || !char.IsLetter(letters[0]))
            return null;

        bool numbered = int.TryParse(name![letters.Length..], System.Globalization.CultureInfo.InvariantCulture, out int category);
        return numbered == (kind == SceneKind.Category) ? new Scene(kind, numbered ? category : null) : null;
    }
}
