using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;
using MudBlazor.Services;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Analysis;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Evidences;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Tests.Components;

/// <summary>
/// What every test of a screen stands on: a Board source that the test feeds, a clock that the test moves, MudBlazor's services,
/// and the <see cref="Show"/> that the layout cascades for real. Derive from it; add the services that your screen asks for.
/// </summary>
public abstract class Screen : BunitContext
{
    private Show? _shown;

    protected Screen()
    {
        Clock = new FiscalClock(Time);
        Boards = new FakeBoardSource(Clock);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddSingleton(Clock);
        Services.AddSingleton<IBoardSource>(Boards);
        Services.AddSingleton<CurveHistory>();
        Services.AddSingleton(new Surroundings());
        Services.AddSingleton<IEvidences>(Evidences);
        Services.AddSingleton<IRecordKeeping>(new ReadOnly());
        // A factory, so that a test can still change the settings until it renders.
        Services.AddCascadingValue(_ => Shown);
    }

    /// <summary>14:02 in Bangkok on the demo's first day, 18 June 2553.</summary>
    public static readonly DateTimeOffset Now = new(2010, 6, 18, 7, 2, 0, TimeSpan.Zero);

    /// <summary>The clock under all others.</summary>
    public FakeTimeProvider Time { get; } = new(Now);

    /// <summary>The fiscal clock; not shifted.</summary>
    public FiscalClock Clock { get; }

    /// <summary>Where the screen finds its Board.</summary>
    public FakeBoardSource Boards { get; }

    /// <summary>Evidence files.</summary>
    internal FakeEvidences Evidences { get; } = new();

    /// <summary>How the person wants the screen; to be set before the first render. Thai, Thai digits, light unless set.</summary>
    public ViewSettings Settings { get; set; } = new();

    /// <summary>How values are shown, by <see cref="Settings"/>.</summary>
    public Show Shown => _shown ??= new Show(Settings);

    /// <summary>Renders MudBlazor's providers, which popovers, menus and dialogs need.</summary>
    public void RenderProviders()
    {
        Render<MudPopoverProvider>();
        Render<MudDialogProvider>();
        Render<MudSnackbarProvider>();
    }

    // Screens that only show ask for it all the same, for what some people may do on them.
    private sealed class ReadOnly : IRecordKeeping
    {
        public Task<RecordOutcome> SaveAsync(string accountId, RecordCommand command, CancellationToken cancellationToken) =>
            Task.FromResult<RecordOutcome>(new RecordOutcome.Refused(RecordRefusal.Forbidden));
    }
}
