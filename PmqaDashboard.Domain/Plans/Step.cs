using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.Calendar;

namespace PmqaDashboard.Domain.Plans;

/// <summary>One numbered step (ขั้นตอน), up to four levels deep. A step without sub-steps is a leaf.</summary>
public sealed record Step
{
    /// <summary>Stable id: plan, activity (0 when the plan has none) and number, such as "4-0-2.5".</summary>
    public required string Id { get; init; }

    /// <summary>Number in Arabic digits, such as "1.3.2".</summary>
    public required string Number { get; init; }

    /// <summary>Number of the step above within the same activity, or null at the first level.</summary>
    public required string? ParentNumber { get; init; }

    /// <summary>Title as written, without its number.</summary>
    public required string Title { get; init; }

    /// <summary>Duration as written.</summary>
    public required string? DurationText { get; init; }

    /// <summary>Start as written.</summary>
    public required string? StartText { get; init; }

    /// <summary>End as written.</summary>
    public required string? EndText { get; init; }

    /// <summary>Months in which the step is to be done; empty when the document gives none.</summary>
    public required IReadOnlyList<MonthWindow> Windows { get; init; }

    /// <summary>Output or progress index (ผลผลิต/ดัชนีความก้าวหน้า) as written.</summary>
    public required string? Output { get; init; }

    /// <summary>Responsible parties as the step's own row writes them.</summary>
    public required IReadOnlyList<Party> Responsible { get; init; }

    /// <summary>Involved parties as the step's own row writes them.</summary>
    public required IReadOnlyList<Party> Involved { get; init; }

    /// <summary>Budget as written.</summary>
    public required string? BudgetText { get; init; }

    /// <summary>Budget in baht, or null.</summary>
    public required decimal? BudgetBaht { get; init; }

    /// <summary>Note (หมายเหตุ) as written.</summary>
    public required string? Note { get; init; }

    /// <summary>Line of the note, or null.</summary>
    public required int? NoteLine { get; init; }

    /// <summary>Buddhist fiscal year to which the document puts the step off, or null.</summary>
    public required int? DeferredTo { get; init; }

    /// <summary>The words that put the step off.</summary>
    public required string? DeferredText { get; init; }

    /// <summary>Unnumbered rows that belong to the step.</summary>
    public required IReadOnlyList<SourceText> Details { get; init; }

    /// <summary>Line of the source document, from 1.</summary>
    public required int SourceLine { get; init; }

    /// <summary>Lines of fields that stand elsewhere than <see cref="SourceLine"/>, by field name.</summary>
    public IReadOnlyDictionary<string, int>? FieldLines { get; init; }

    /// <summary>Depth of the number: 1 for "2", 3 for "1.3.2".</summary>
    public int Level => Number.Count(c => c == '.') + 1;
}
