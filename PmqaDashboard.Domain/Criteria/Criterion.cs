namespace PmqaDashboard.Domain.Criteria;

/// <summary>One numbered demand (เกณฑ์) of an edition of PMQA.</summary>
/// <param name="Code">Its code, such as LD1.</param>
/// <param name="Category">Number of the category, 1 to 7.</param>
/// <param name="Name">What it asks for, in short; null where nobody has said so yet.</param>
/// <param name="NameEnglish">The same in English, a translation of this project; null when <paramref name="Name"/> is.</param>
/// <param name="Verified">
/// Whether the source document writes this name for this code. Where not, the name is a draft that the agency's booklet of the edition
/// has to confirm.
/// </param>
/// <param name="Line">Line of the source document on which the name stands, when verified.</param>
/// <param name="CodeLine">Line on which the code stands, when verified.</param>
public sealed record Criterion(string Code, int Category, string? Name, string? NameEnglish, bool Verified, int? Line, int? CodeLine);
