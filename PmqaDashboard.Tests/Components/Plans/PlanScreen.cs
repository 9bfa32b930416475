using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Components.Plans;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Tests.Domain;

namespace PmqaDashboard.Tests.Components.Plans;

/// <summary>The page of a plan, on figures that the Domain has computed for 18 June 2553.</summary>
public abstract class PlanScreen : Screen
{
    /// <summary>
    /// Plan 1: 1 with 1.1 (May and August, two units), 1.2 (March, done), 1.3 (put off to 2554) and 1.4 (no months, "ทุกเดือน"); 2 reaches into 2554.
    /// </summary>
    public static readonly PlanBook Book = TestPlans.Book(
        TestPlans.Plan(
            1, 1,
            TestPlans.Step("1", "", "academic"),
            TestPlans.Step("1.1", "2010-05 2010-08", "it policy") with { Output = "รายงานผลการสำรวจฯ", SourceLine = 302, StartText = "พ.ค. ส.ค." },
            TestPlans.Step("1.2", "2010-03", ""),
            TestPlans.Step("1.3", "", "it") with { DeferredTo = 2554 },
            TestPlans.Step("1.4", "", "ผู้รับผิดชอบกระบวนการ") with { DurationText = "ทุกเดือน" },
            TestPlans.Step("2", "2010-07..2010-11", "it")),
        TestPlans.Plan(2, 1, TestPlans.Step("1", "2009-12", "it")));

    protected PlanScreen()
    {
        Services.AddSingleton<IStepHistory>(History);
        Boards.Start(Now(Changes));
    }

    /// <summary>Who reported what.</summary>
    public FakeHistory History { get; } = new();

    /// <summary>1.1: one of its two units is at 80 %. 1.2 is done.</summary>
    protected static Change[] Changes =>
        [TestChanges.Report(1, "1-0-1.1", "it", 80), TestChanges.Report(2, "1-0-1.2", "academic", 100)];

    /// <summary>The Board with changes.</summary>
    protected static new Board Now(params Change[] changes) => BoardBuilder.Start(Book, changes, TestChanges.Now);

    /// <summary>Opens an address of plan 1.</summary>
    protected IRenderedComponent<PlanPage> Open(string query = "", int number = 1)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/plans/{number}{query}");
        return Render<PlanPage>(p => p.Add(x => x.Number, number));
    }

    /// <summary>The row of a step.</summary>
    protected static IElement Row(IRenderedComponent<PlanPage> page, string step) => page.Find($"tr[data-row='{step}']");

    /// <summary>The words of an element, white space collapsed; what stands in elements of its own stands apart.</summary>
    protected static string Words(IElement element) => string.Join(' ', element.GetDescendants().OfType<IText>()
        .SelectMany(t => t.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
