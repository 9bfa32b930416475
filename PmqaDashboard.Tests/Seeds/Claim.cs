using System.Globalization;
using System.Text.Json;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Tests.Seeds;

/// <summary>The part of the document in which a text of the seeds must stand.</summary>
internal enum Place
{
    Header,
    Number,
    Title,
    Duration,
    Start,
    End,
    PutOff,
    Output,
    Responsible,
    Involved,
    Budget,
}

/// <summary>A text that the seeds say stands on a line of the document.</summary>
/// <param name="Where">Field of the seeds, for the message of a failing test.</param>
/// <param name="Place">Part of the line.</param>
/// <param name="Text">The text.</param>
/// <param name="First">First line.</param>
/// <param name="Last">Last line, when the text is put together from several.</param>
internal sealed record Claim(string Where, Place Place, string Text, int First, int Last)
{
    /// <summary>Everything that the plans claim, in one list; texts of several lines are cut into the piece of each line.</summary>
    public static IReadOnlyList<Claim> All { get; } =
        [.. SeedFiles.PlanNumbers.SelectMany(n => OfPlan(SeedFiles.Plan(n))).SelectMany(c => c.Pieces())];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {First}, {Place}, {Where}: {Text}");

    /// <summary>Whether the text stands in a cell.</summary>
    public bool IsIn(string cell) => Comparable(cell).Contains(Text, StringComparison.Ordinal);

    /// <summary>The cell as it is compared with this claim.</summary>
    public string Comparable(string cell) =>
        Place is Place.Responsible or Place.Involved ? SourceDocument.WithoutListDashes(cell) : cell;

    // A piece is a whole cell, without its label; a text that does not end with the last line becomes a claim that cannot be met.
    private IEnumerable<Claim> Pieces()
    {
        if (First == Last)
        {
            yield return this;
            yield break;
        }

        string rest = Text;
        int reached = 0;
        for (int line = First; line <= Last; line++)
        {
            string? piece = SourceDocument.Instance.Cells(line)
                .Select(LeftOut.WithoutLabel)
                .Where(c => c.Length > 0 && rest.StartsWith(c, StringComparison.Ordinal))
                .MaxBy(c => c.Length);
            if (piece is null)
                continue;
            rest = rest[piece.Length..].TrimStart();
            reached = line;
            yield return this with { Text = piece, First = line, Last = line };
        }

        if (rest.Length > 0 || reached != Last)
            yield return this with { Text = string.Create(CultureInfo.InvariantCulture, $"{rest} up to line {Last}"), Last = First };
    }

    private static IEnumerable<Claim> OfPlan(JsonElement plan)
    {
        string where = "plan " + plan.GetProperty("number");
        foreach (var field in plan.GetProperty("lines").EnumerateObject())
        {
            int[] lines = Span(plan, field.Name) ?? [field.Value.GetInt32(), field.Value.GetInt32()];
            yield return new Claim($"{where} {field.Name}", Place.Header, plan.Text(field.Name)!, lines[0], lines[1]);
        }

        foreach (var item in Items(plan, "objectives", "text").Concat(Items(plan, "kpis", "name")).Concat(Items(plan, "brief", "text")))
            yield return new Claim(where, Place.Header, item.Text, item.Line, item.Line);

        foreach (var claim in SeedFiles.Activities(plan).SelectMany(OfActivity).Concat(SeedFiles.Steps(plan).SelectMany(OfStep)))
            yield return claim;
    }

    private static IEnumerable<Claim> OfActivity(JsonElement activity)
    {
        string where = "activity " + activity.Text("label");
        return activity.GetProperty("line").ValueKind is JsonValueKind.Null
            ? []
            : OfRow(activity, where, activity.GetProperty("line").GetInt32());
    }

    private static IEnumerable<Claim> OfStep(JsonElement step)
    {
        string where = step.Text("id")!;
        int line = step.GetProperty("sourceLine").GetInt32();
        var details = Items(step, "details", "text").Select(d => new Claim(where, Place.Title, d.Text, d.Line, d.Line));
        return
        [
            new Claim(where, Place.Number, ThaiDigits.ToThai(step.Text("number")!), line, line),
            .. details,
            .. OfRow(step, where, line),
        ];
    }

    // What activities and steps have in common: each field that they have, on its own line.
    private static IEnumerable<Claim> OfRow(JsonElement row, string where, int line)
    {
        (string Name, Place Place)[] fields =
        [
            ("label", Place.Title), ("title", Place.Title), ("durationText", Place.Duration), ("startText", Place.Start),
            ("endText", Place.End), ("deferredText", Place.PutOff), ("output", Place.Output), ("budgetText", Place.Budget),
            ("note", Place.Title),
        ];
        foreach (var (name, place) in fields)
        {
            if (!row.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null)
                continue;
            int own = name == "note" ? row.GetProperty("noteLine").GetInt32() : OwnLine(row, name) ?? line;
            int[] lines = Span(row, name) ?? [own, own];
            yield return new Claim($"{where} {name}", place, value.GetString()!, lines[0], lines[1]);
        }

        foreach (var party in Items(row, "responsible", "asWritten"))
            yield return new Claim($"{where} responsible", Place.Responsible, party.Text, party.Line, party.Line);
        foreach (var party in Items(row, "involved", "asWritten"))
            yield return new Claim($"{where} involved", Place.Involved, party.Text, party.Line, party.Line);
    }

    private static IEnumerable<(string Text, int Line)> Items(JsonElement element, string list, string text) =>
        element.GetProperty(list).EnumerateArray().Select(i => (i.Text(text)!, i.GetProperty("line").GetInt32()));

    private static int? OwnLine(JsonElement row, string name) =>
        row.TryGetProperty("fieldLines", out var lines) && lines.TryGetProperty(name, out var line) ? line.GetInt32() : null;

    private static int[]? Span(JsonElement element, string name) =>
        element.TryGetProperty("lineSpans", out var spans) && spans.TryGetProperty(name, out _) ? spans.Numbers(name) : null;
}
