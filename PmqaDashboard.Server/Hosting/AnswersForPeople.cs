using Microsoft.AspNetCore.Diagnostics;

namespace PmqaDashboard.Server.Hosting;

/// <summary>
/// When something is missing or fails, a person in a browser gets a page that says so; a program gets the bare status or problem
/// details.
/// </summary>
internal static class AnswersForPeople
{
    public static void AddAnswersForPeople(this IServiceCollection services) => services.AddExceptionHandler<ProblemsForPrograms>();

    public static void UseAnswersForPeople(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler("/error", createScopeForErrors: true);
        }

        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            // Only what is missing: other answers without a body, such as a refusal, are what they say.
            if (context.Features.Get<IStatusCodePagesFeature>() is { } pages && !AsksForPage(context))
            {
                pages.Enabled = false;
            }

            return next(context);
        });
    }

    /// <summary>Whether somebody looks at the answer.</summary>
    public static bool AsksForPage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && !context.Request.Path.StartsWithSegments("/api")
        && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    /// <summary>Answers programs; what it leaves goes to the page for people.</summary>
    internal sealed class ProblemsForPrograms(IProblemDetailsService problems) : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken) =>
            !AsksForPage(httpContext) && await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext });
    }
}
