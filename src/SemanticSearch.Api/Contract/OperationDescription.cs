using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using SemanticSearch.Api.Caching;
using SemanticSearch.Api.Idempotency;
using SemanticSearch.Api.Selection;

namespace SemanticSearch.Api.Contract;

/// <summary>Adds to an operation's description what its signature does not say: headers, fields to choose from, examples, problems.</summary>
sealed class OperationDescription(IOptions<JsonOptions> json) : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        NameInCamelCase(operation);
        if (metadata.OfType<SelectedFields>().FirstOrDefault() is { } fields)
            Add(operation, ParameterLocation.Query, SelectedFields.Parameter, $"Fields of each item to keep, separated by commas; all if left out. There are {string.Join(", ", fields.Known(json.Value.SerializerOptions))}.");
        if (metadata.OfType<IdempotencyKey>().Any())
            Add(operation, ParameterLocation.Header, IdempotencyFilter.Header, "A text of the caller's choice, of 1 to 255 ASCII characters: the request is done once, however often it is sent with this key.");
        if (operation.Responses?.ContainsKey(NotModified.Code) == true)
            Add(operation, ParameterLocation.Header, "If-None-Match", "The ETag of an earlier answer: if it still stands, 304 comes without it.");
        if (metadata.OfType<SendsEvents>().Any())
            AddEvents(operation);
        RequestExamples.AddTo(operation);
        ProblemDescription.AddTo(operation);
        return Task.CompletedTask;
    }

    // Names in addresses are read in whatever case; they are written as in bodies.
    static void NameInCamelCase(OpenApiOperation operation)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            if (parameter is { In: ParameterLocation.Query, Name: [var first, .. var rest] })
                parameter.Name = char.ToLowerInvariant(first) + rest;
    }

    static void Add(OpenApiOperation operation, ParameterLocation place, string name, string description) =>
        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = name,
            In = place,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });

    static void AddEvents(OpenApiOperation operation)
    {
        operation.Responses ??= [];
        if (!operation.Responses.TryGetValue("200", out var response))
            operation.Responses.Add("200", response = new OpenApiResponse { Description = "OK" });
        if (response is OpenApiResponse whole)
            (whole.Content ??= new Dictionary<string, OpenApiMediaType>())[SendsEvents.MediaType] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Events, the data of each in JSON." },
                Example = JsonValue.Create(RequestExamples.EventsOf(operation.OperationId)),
            };
    }
}
