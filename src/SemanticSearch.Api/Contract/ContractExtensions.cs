using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Scalar.AspNetCore;

namespace SemanticSearch.Api.Contract;

/// <summary>What callers can rely on: how JSON is read and written, and the description of every operation.</summary>
static class ContractExtensions
{
    public static void AddContract(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
        {
            var json = options.SerializerOptions;
            json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            // A misspelt field must not be ignored without a word, nor null be taken for a value.
            json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.RespectNullableAnnotations = true;
            json.NumberHandling = JsonNumberHandling.Strict;
            // Passages are text to be quoted, not markup: letters of every script stay readable.
            json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        });
        services.AddOpenApi(options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new()
            {
                Title = "SemanticSearch",
                Version = "v1",
                Description = "Semantic search over foreign-policy texts: ranked passages with exact offsets and citations that resolve.",
            };
            return Task.CompletedTask;
        }));
    }

    /// <summary>The description at <c>/openapi/v1.json</c> and the page for it at <c>/docs</c>, which asks no other host for anything.</summary>
    public static void MapContract(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi();
        routes.MapScalarApiReference("/docs", options => options
            .WithTitle("SemanticSearch API")
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .DisableMcp());
    }
}
