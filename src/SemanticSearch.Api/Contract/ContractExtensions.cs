using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Scalar.AspNetCore;
using SemanticSearch.Api.Caching;
using SemanticSearch.Api.Compression;
using SemanticSearch.Api.Idempotency;

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
        services.AddTransient<IApiDescriptionProvider, DescribedPaths>();
        services.AddOpenApi(options => options
            .AddOperationTransformer<OperationDescription>()
            .AddDocumentTransformer<DocumentDescription>());
        services.AddCompression();
        services.AddIdempotency();
    }

    /// <summary>To be called before what answers.</summary>
    public static void UseContract(this IApplicationBuilder app) => app.UseCompression();

    /// <summary>The description at <c>/openapi/v1.json</c> and the page for it at <c>/docs</c>, which asks no other host for anything.</summary>
    public static void MapContract(this IEndpointRouteBuilder routes)
    {
        // The same for every answer of a build.
        routes.MapOpenApi().AddEndpointFilter(static async (context, next) =>
            EntityTag.IsKnown(context.HttpContext, nameof(MapContract)) ? new NotModified() : await next(context));
        routes.MapScalarApiReference("/docs", options => options
            .WithTitle("SemanticSearch API")
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .DisableMcp()
            .HideDeveloperTools());
    }
}
