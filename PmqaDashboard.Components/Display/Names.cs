using System.Text.RegularExpressions;
using PmqaDashboard.Domain.Agencies;

namespace PmqaDashboard.Components.Display;

/// <summary>Names of the agency, its units and the PMQA categories in a person's language and digits.</summary>
public static partial class Names
{
    private const string Bureau = "สำนัก";
    private const string EnglishBureau = "Bureau of ";

    /// <summary>Name of the agency.</summary>
    public static string Name(this Show show, Agency agency) => show.InThai ? show.InDigits(agency.Name) : agency.NameEnglish;

    /// <summary>Name of a category; in Thai as the source document writes it.</summary>
    public static string Name(this Show show, Category category) =>
        show.InThai ? show.InDigits(category.Name) : show[$"Shared.Category{category.Number}"];

    /// <summary>Full name of a unit.</summary>
    public static string Name(this Show show, Unit unit) => show.InDigits(show.InThai ? unit.Name : unit.NameEnglish);

    /// <summary>
    /// Name of a unit where there is little room: "ส.วิชาการ", "คณะทำงานหมวด ๑", "Academic Services". It says no less than the
    /// full name does, for what it leaves out is the same for every unit of the kind.
    /// </summary>
    public static string ShortName(this Show show, Unit unit) => show.InDigits((unit.Kind, show.InThai) switch
    {
        (UnitKind.Bureau, true) when unit.Name.StartsWith(Bureau, StringComparison.Ordinal) => "ส." + unit.Name[Bureau.Length..],
        (UnitKind.Bureau, false) when unit.NameEnglish.StartsWith(EnglishBureau, StringComparison.Ordinal) => unit.NameEnglish[EnglishBureau.Length..],
        (UnitKind.Team, true) when CategoryOfTeam().Match(unit.Name) is { Success: true } match => $"คณะทำงานหมวด {match.Groups[1].Value}",
        (_, true) => unit.Name,
        (_, false) => unit.NameEnglish,
    });

    [GeneratedRegex("หมวด(?:ที่)?\\s*([0-9๐-๙])")]
    private static partial Regex CategoryOfTeam();
}
