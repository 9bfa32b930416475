using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using PmqaDashboard.Components.Record;
using PmqaDashboard.Components.Rounds;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Rounds;

namespace PmqaDashboard.Components.Review;

/// <summary>One unit's report in review: its lines, what a reviewer does with them, and what the secretariat does with the whole.</summary>
public sealed partial class UnitReviewPart : RecordAct
{
    private bool _reopening;
    private bool _history;

    /// <summary>The report.</summary>
    [Parameter, EditorRequired] public required UnitReview Review { get; set; }

    /// <summary>Ids of the steps whose lines are shown.</summary>
    [Parameter, EditorRequired] public required ImmutableHashSet<string> Listed { get; set; }

    /// <summary>The Board.</summary>
    [Parameter, EditorRequired] public required Board Board { get; set; }

    /// <summary>Address of the next unit with something to do, or null.</summary>
    [Parameter] public string? Next { get; set; }

    [Inject] private IJSRuntime Script { get; set; } = default!;

    private IReadOnlyList<ReviewLine> Shown => [.. Review.Lines.Where(l => Listed.Contains(l.Line.StepId))];

    // Only what stands on the screen: nobody accepts what they have not seen.
    private SeenLine[] Waiting => [.. Shown.Where(l => l.Waits).Select(l => l.Seen)];

    private string Places => string.Join(" · ", (ComplaintDetail ?? "").Split(',').Select(Board.Book.FindStep).OfType<Domain.Plans.PlacedStep>().Select(s => Show.Place(s)));

    private async Task AcceptAllAsync(SeenLine[] seen)
    {
        if (await SaveAsync(new AcceptLines(Review.Report.Months, Review.Unit, [.. seen])))
            await FocusAsync(["next-unit", "unit-name"]);
    }

    private async Task ReopenAsync(string? reason)
    {
        if (await SaveAsync(new ReopenRound(Review.Report.Months, Review.Unit, reason)))
        {
            _reopening = false;
            await FocusAsync(["unit-name"]);
        }
    }

    private void StopReopening()
    {
        _reopening = false;
        Forgive();
    }

    /// <summary>After a decision the focus goes to the next line that waits, or to what comes after the last.</summary>
    private Task FocusNextAsync(string stepId)
    {
        var shown = Shown;
        int at = shown.Index().First(l => l.Item.Line.StepId == stepId).Index;
        var rest = shown.Skip(at + 1).Concat(shown.Take(at)).Where(l => l.Waits).Select(l => ReviewLineItem.AcceptId(l.Line.StepId));
        return FocusAsync([.. rest.Take(1), "next-unit", "unit-name"]);
    }

    private async Task FocusAsync(string[] ids)
    {
        try
        {
            await using var module = await Script.InvokeAsync<IJSObjectReference>(
                "import", Gone, "./_content/PmqaDashboard.Components/Review/UnitReviewPart.razor.js");
            await module.InvokeVoidAsync("focus", Gone, [ids]);
        }
        catch (Exception error) when (error is JSDisconnectedException or OperationCanceledException)
        {
            // The page was left meanwhile.
        }
    }
}
