using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace PmqaDashboard.Components.Wall;

/// <summary>
/// Draws a fragment of plain markup into one text, once, so that every wall may share it. A circuit keeps a text as one frame, and all
/// circuits keep the same; elements of its own would cost each circuit memory for every tag and attribute.
/// </summary>
internal static class Html
{
    private static readonly Services Provider = new();

    /// <summary>The markup of a fragment that has no components in it.</summary>
    public static MarkupString Of(RenderFragment fragment)
    {
        // It keeps what it has drawn, so each drawing has its own. Nothing in a fragment waits, so it is done at once.
        using var renderer = new HtmlRenderer(Provider, NullLoggerFactory.Instance);
        string html = renderer.Dispatcher.InvokeAsync(() =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Holder.Fragment)] = fragment });
            return renderer.BeginRenderingComponent<Holder>(parameters).ToHtmlString();
        }).GetAwaiter().GetResult();
        return new MarkupString(html);
    }

    private sealed class Holder : IComponent
    {
        private RenderHandle _handle;

        public RenderFragment? Fragment { get; set; }

        public void Attach(RenderHandle renderHandle) => _handle = renderHandle;

        public Task SetParametersAsync(ParameterView parameters)
        {
            _handle.Render(parameters.GetValueOrDefault<RenderFragment>(nameof(Fragment))!);
            return Task.CompletedTask;
        }
    }

    // Thai letters travel as themselves.
    private sealed class Services : IServiceProvider
    {
        private readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);

        public object? GetService(Type serviceType) => serviceType == typeof(HtmlEncoder) ? _encoder : null;
    }
}
