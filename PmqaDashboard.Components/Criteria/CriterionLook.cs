using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Criteria;

namespace PmqaDashboard.Components.Criteria;

/// <summary>How the state of a criterion looks: a shape, a word and a colour, told apart in greyscale too.</summary>
/// <param name="Name">Name of the look, for tests and styles.</param>
/// <param name="TextKey">Key of the word.</param>
/// <param name="Icon">The shape as inline SVG.</param>
public sealed record CriterionLook(string Name, string TextKey, MarkupString Icon)
{
    private static readonly CriterionLook Passed = Make("passed", "Criteria.StatePassed",
        "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm5.3 7.9-6.2 6.7a1.3 1.3 0 0 1-1.9 0l-2.5-2.6 1.9-1.9 1.5 1.6 5.3-5.7z");

    private static readonly CriterionLook NotPassed = Make("failed", "Criteria.StateNotPassed",
        "M5.6 2.8 12 9.2l6.4-6.4 2.8 2.8L14.8 12l6.4 6.4-2.8 2.8-6.4-6.4-6.4 6.4-2.8-2.8L9.2 12 2.8 5.6z");

    private static readonly CriterionLook Open = Make("open", "Criteria.StateNotAssessed",
        "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 2.6a6.4 6.4 0 1 1 0 12.8 6.4 6.4 0 0 1 0-12.8z");

    private static readonly CriterionLook Confirm = Make("confirm", "Criteria.StateConfirm",
        "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm0 2.4a7.6 7.6 0 1 1 0 15.2 7.6 7.6 0 0 1 0-15.2zM10.8 15.6h2.4V18h-2.4zM12 6a4 4 0 0 0-4 3.9h2.3c0-1 .8-1.7 1.7-1.7 1 0 1.7.7 1.7 1.6 0 1.5-2.9 1.7-2.9 4.8h2.4c0-1.9 2.8-2.2 2.8-4.9A3.9 3.9 0 0 0 12 6z");

    /// <summary>The look of a state. Where nobody has said anything, the document speaks: with a plan it is open, without one to be confirmed.</summary>
    /// <param name="state">The state.</param>
    /// <param name="hasPlan">Whether a plan is made for the criterion.</param>
    public static CriterionLook Of(CriterionState state, bool hasPlan) => state switch
    {
        CriterionState.Passed => Passed,
        CriterionState.NotPassed => NotPassed,
        CriterionState.NotAssessed => hasPlan ? Open : Confirm,
    };

    private static CriterionLook Make(string name, string key, string path) => new(name, key, new MarkupString(
        $"""<svg class="icon" data-shape="{name}" viewBox="0 0 24 24" width="1em" height="1em" fill="currentColor" fill-rule="evenodd" aria-hidden="true" focusable="false"><path d="{path}"/></svg>"""));
}

/// <summary>Names of criteria.</summary>
public static class CriterionNames
{
    /// <summary>What the criterion asks for, or that nobody has said so yet.</summary>
    public static string Name(this Show show, Criterion criterion) =>
        (show.InThai ? criterion.Name : criterion.NameEnglish) is { } name ? show.InDigits(name) : show["Criteria.NoName"];

    /// <summary>What the name rests on.</summary>
    public static string Source(this Show show, Criterion criterion) => criterion.Line is { } line
        ? show.Text("Criteria.VerifiedAt", line)
        : show["Criteria.Unverified"];
}
