using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace PmqaDashboard.Components.Layout;

/// <summary>Keeps a page's failure to the page, and gives the person a reference by which the operator finds it in the log.</summary>
public sealed class PageBoundary : ErrorBoundary
{
    /// <summary>The reference of the last failure.</summary>
    public string? Reference { get; private set; }

    [Inject] private ILogger<PageBoundary> Logger { get; set; } = default!;

    /// <inheritdoc />
    protected override Task OnErrorAsync(Exception exception)
    {
        // While a page is rendered ahead there is a request, whose trace every line of the log carries; in a circuit there is none.
        Reference = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
        Logger.LogError(exception, "A page failed and says so; reference {Reference}.", Reference);
        return Task.CompletedTask;
    }
}
