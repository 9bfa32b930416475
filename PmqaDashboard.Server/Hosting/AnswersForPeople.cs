using Microsoft.AspNetCore.Diagnostics;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Hosting;

/// <summary>
/// When something is missing or fails, a person in a browser gets a page that says so; a program gets the bare status or problem
/// details.
/// </summary>
internal static partial class AnswersForPeople
{
    // Seconds after which it is worth asking again while the store fails: it mostly is soon over, and many ask.
    private const string RetryAfter = "5";

    public static void AddAnswersForPeople(this IServiceCollection services) => services.AddExceptionHandler<ProblemsForPrograms>();

    public static void UseAnswersForPeople(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
        {
            // Whoever develops sees the page with the stack, also after a form; programs and scripts get the same answers everywhere.
            app.UseWhen(context => !TakesPage(context), programs => programs.UseExceptionHandler(Handling()));
        }
        else
        {
            app.UseExceptionHandler(Handling());
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
        && TakesPage(context);

    private static bool TakesPage(HttpContext context) =>
        context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    private static ExceptionHandlerOptions Handling() => new()
    {
        ExceptionHandlingPath = "/error",
        CreateScopeForErrors = true,
        StatusCodeSelector = exception => exception is BadHttpRequestException bad ? bad.StatusCode
            : StoreFailure.IsPassing(exception) ? StatusCodes.Status503ServiceUnavailable
            : StatusCodes.Status500InternalServerError,

        // It is told below, in one line when it is the store.
        SuppressDiagnosticsCallback = _ => true,
    };

    /// <summary>Answers programs; what it leaves goes to the page for people.</summary>
    internal sealed partial class ProblemsForPrograms(IProblemDetailsService problems, ILogger<ProblemsForPrograms> logger) : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            if (StoreFailure.IsPassing(exception))
            {
                httpContext.Response.Headers.RetryAfter = RetryAfter;
                LogStore(httpContext.Request.Method, exception.GetBaseException().Message);
            }
            else if (exception is not BadHttpRequestException)
            {
                LogFailed(exception, httpContext.Request.Method);
            }

            return !AsksForPage(httpContext) && await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext });
        }

        [LoggerMessage(LogLevel.Warning, "A {Method} request was answered with 503, for the store failed: {Reason}")]
        private partial void LogStore(string method, string reason);

        [LoggerMessage(LogLevel.Error, "A {Method} request failed.")]
        private partial void LogFailed(Exception exception, string method);
    }
}
