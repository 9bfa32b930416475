using PmqaDashboard.Server.Hosting;
using PmqaDashboard.Server.Operations.Health;

namespace PmqaDashboard.Server.Nodes;

/// <summary>
/// While the node drains, newcomers are told to go elsewhere: whoever opens a page or a line gets 503, at which the proxy asks another
/// node. Everything else, such as a report that is being saved, is served until the end.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="node">This node.</param>
internal sealed class DrainDoor(RequestDelegate next, Node node)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!node.IsDraining || !IsNewcomer(context))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "1";
        return Task.CompletedTask;
    }

    private static bool IsNewcomer(HttpContext context) =>
        AnswersForPeople.AsksForPage(context)
        || context.Request.Path.StartsWithSegments("/_blazor")
        || context.Request.Path.StartsWithSegments("/hubs");
}
