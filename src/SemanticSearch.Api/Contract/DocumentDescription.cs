using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SemanticSearch.Api.Contract;

/// <summary>Makes of the operations' descriptions one that is the same wherever the server runs.</summary>
sealed class DocumentDescription : IOpenApiDocumentTransformer
{
    const string FormData = "multipart/form-data";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "SemanticSearch",
            Version = "v1",
            Description = "Semantic search over foreign-policy texts: ranked passages with exact offsets and citations that resolve.",
        };
        document.Servers = [new() { Url = "/" }];
        JoinUploads(document.Paths);
        foreach (var schema in document.Components?.Schemas?.Values ?? [])
            Tidy(schema);
        return Task.CompletedTask;
    }

    // A text and a file are sent to one address: one operation that takes either.
    static void JoinUploads(OpenApiPaths paths)
    {
        if (!paths.Remove($"/{DescribedPaths.Upload}", out var upload)
            || paths["/v1/documents"].Operations?[HttpMethod.Post] is not { RequestBody.Content: { } content } text
            || upload.Operations?[HttpMethod.Post] is not { RequestBody.Content: { } form } file)
            throw new InvalidOperationException("the operations that take documents are not described as they were");
        content[FormData] = form[FormData];
        text.Summary = $"{text.Summary?.TrimEnd('.')}, or an uploaded file; of an archive or a table, all its documents.";
        text.Parameters = [.. file.Parameters?.Where(parameter => parameter.Name == "id") ?? [], .. text.Parameters ?? []];
        if (SchemaOf(text) is { Schema: { } one } media && SchemaOf(file) is { Schema: { } several })
            media.Schema = new OpenApiSchema { OneOf = [one, several] };
    }

    static OpenApiMediaType? SchemaOf(OpenApiOperation operation) => operation.Responses?["200"].Content?["application/json"];

    static void Tidy(IOpenApiSchema schema)
    {
        if (schema.Description is { Length: > 0 } text)
            schema.Description = DescriptionText.Tidy(text);
        if (schema is OpenApiSchemaReference)
            return;
        foreach (var part in (schema.Properties?.Values ?? []).Concat(schema.OneOf ?? []))
            Tidy(part);
    }
}
