namespace PmqaDashboard.Domain.Agencies;

/// <summary>What a responsible or involved party is.</summary>
public enum UnitKind
{
    /// <summary>A bureau (สำนัก) of the agency.</summary>
    Bureau,

    /// <summary>The PMQA working team (คณะทำงาน) of one category.</summary>
    Team,

    /// <summary>A committee (คณะกรรมการ).</summary>
    Committee,

    /// <summary>Words that name no unit, such as "ผู้รับผิดชอบกระบวนการ"; they stay words until an administrator resolves them.</summary>
    Phrase,
}

/// <summary>A unit of the agency that can be responsible for steps.</summary>
/// <param name="Code">Stable short code, lower-case ASCII.</param>
/// <param name="Name">Full Thai name.</param>
/// <param name="NameEnglish">English name.</param>
/// <param name="Kind">Bureau, team or committee; never a phrase.</param>
/// <param name="Aliases">Every spelling that the source document uses.</param>
public sealed record Unit(string Code, string Name, string NameEnglish, UnitKind Kind, IReadOnlyList<string> Aliases);

/// <summary>A party named in a cell of the plan.</summary>
/// <param name="AsWritten">The words of the document.</param>
/// <param name="Unit">Code of the unit meant, or null for a phrase.</param>
/// <param name="Kind">What the words name.</param>
/// <param name="Line">Line of the source document, from 1.</param>
public sealed record Party(string AsWritten, string? Unit, UnitKind Kind, int Line);
