using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace PmqaDashboard.Domain.Criteria;

/// <summary>The criteria of one edition of PMQA, as seeds/criteria.json holds them (seeds/README.md describes the file).</summary>
public sealed class CriteriaCatalogue
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly FrozenDictionary<string, Criterion> _byCode;

    private CriteriaCatalogue(Written written)
    {
        (Edition, Name, NameEnglish, All) = (written.Edition, written.Name, written.NameEnglish, [.. written.Criteria]);
        _byCode = All.ToFrozenDictionary(c => c.Code);
    }

    /// <summary>The edition by which the plans of fiscal year 2553 were made: the Fundamental Level of fiscal year 2552.</summary>
    public static CriteriaCatalogue Fundamental { get; } = Read("criteria.json");

    /// <summary>Short name of the edition, such as FL2552.</summary>
    public string Edition { get; }

    /// <summary>Thai name of the edition.</summary>
    public string Name { get; }

    /// <summary>English name of the edition.</summary>
    public string NameEnglish { get; }

    /// <summary>All criteria, category by category.</summary>
    public ImmutableArray<Criterion> All { get; }

    /// <summary>The criterion with a code, or null.</summary>
    public Criterion? Find(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);

    private static CriteriaCatalogue Read(string resource)
    {
        using var stream = typeof(CriteriaCatalogue).Assembly.GetManifestResourceStream(resource)!;
        return new CriteriaCatalogue(JsonSerializer.Deserialize<Written>(stream, Strict)!);
    }

    private sealed record Written(string Edition, string Name, string NameEnglish, IReadOnlyList<Criterion> Criteria);
}
