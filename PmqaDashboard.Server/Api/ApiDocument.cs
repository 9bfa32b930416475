using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace PmqaDashboard.Server.Api;

/// <summary>The machine-readable contract.</summary>
internal static class ApiDocument
{
    /// <summary>Name of the document and of the version.</summary>
    public const string Name = "v1";

    private const string Token = "accessToken";

    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "PmqaDashboard",
                Version = Name,
                Description =
                    "Progress of the agency's PMQA plans. Percentages are numbers from 0 to 100, unrounded; null means that there is nothing " +
                    "to say, which is not the same as 0. Days and months are of the common era, moments UTC. Errors are problem details " +
                    "(RFC 9457) with a 'refusal' that names the reason for programs, in Thai or English by Accept-Language.",
            };

            // Whatever address the document was asked from.
            document.Servers = [new OpenApiServer { Url = "/" }];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[Token] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A personal access token: 'admin token create --user NAME' on the server prints one.",
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Token, context.Document)] = [] }];
            return Task.CompletedTask;
        });
    }
}
