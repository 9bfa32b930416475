using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using PmqaDashboard.Server.Accounts;
using PmqaDashboard.Server.Api.Hub;
using PmqaDashboard.Server.Nodes;

namespace PmqaDashboard.Server.Api;

/// <summary>The contract with programs outside.</summary>
internal static class ApiSetup
{
    public static void AddApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAccessTokens();
        services.ConfigureHttpJsonOptions(options => Configure(options.SerializerOptions));
        services.AddProblemDetails(options => options.CustomizeProblemDetails = ProblemLanguage.Translate);
        services.AddOpenApi(ApiDocument.Name, ApiDocument.Configure);
        services.AddSignalR()
            .AddHubOptions<ProgressHub>(options => options.AddFilter<LiveLines>())
            .AddJsonProtocol(options => Configure(options.PayloadSerializerOptions));
        services.AddSingleton<HubListeners>();
        services.AddHostedService<HubNews>();
    }

    /// <summary>Gives bare statuses of the API a body that says what is wrong.</summary>
    public static void UseApi(this WebApplication app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/work/reports"),
        api => api.UseStatusCodePages());

    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1");
        var reading = api.MapGroup("").RequireAuthorization(Policies.Read).RequireAuthorization(ForReading);
        reading.MapPlans();
        reading.MapBoard();
        reading.MapJournal();
        reading.MapKpis();
        reading.MapRounds();
        reading.MapRecord();
        reading.MapEvidence();

        // A cookie never writes here: so no other site's page can, in the name of who is signed in.
        var writing = api.MapGroup("").RequireAuthorization(Policies.Report).RequireAuthorization(ForWriting);
        writing.MapProgress();
        writing.MapRoundActs();
        writing.MapEvidenceActs();

        app.MapWork();
        app.MapHub<ProgressHub>("/hubs/progress").RequireAuthorization(Policies.Read).RequireAuthorization(ForReading);
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
    }

    // A token that is not good is refused even where none is needed: its sender believes to be signed in.
    private static void ForReading(AuthorizationPolicyBuilder policy) => policy
        .AddAuthenticationSchemes(AccessTokenSetup.TokenOrCookie)
        .RequireAssertion(asked =>
            asked.User.Identity is { IsAuthenticated: true }
            || (asked.Resource is HttpContext context && AccessTokenHandler.Presented(context.Request) is null));

    private static void ForWriting(AuthorizationPolicyBuilder policy) => policy
        .AddAuthenticationSchemes(AccessTokenHandler.SchemeName)
        .RequireAuthenticatedUser();

    private static void Configure(JsonSerializerOptions json)
    {
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        json.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        json.NumberHandling = JsonNumberHandling.Strict;
        json.AllowDuplicateProperties = false;
    }
}
