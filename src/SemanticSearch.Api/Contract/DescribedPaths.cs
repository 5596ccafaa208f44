using Microsoft.AspNetCore.Mvc.ApiExplorer;

namespace SemanticSearch.Api.Contract;

/// <summary>Gives operations that share a route's form, which a description tells apart by path and method only, paths of their own.</summary>
sealed class DescribedPaths : IApiDescriptionProvider
{
    /// <summary>Where the upload of a file stands until <see cref="DocumentDescription"/> joins it to the one of a text.</summary>
    public const string Upload = "v1/documents#file";

    // After the provider that reads the endpoints.
    public int Order => 0;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
        foreach (var description in context.Results)
            description.RelativePath = NameOf(description) switch
            {
                "ReadDocument" => "v1/documents/{id}/passages",
                "PostDocumentFile" => Upload,
                _ => description.RelativePath,
            };
    }

    static string? NameOf(ApiDescription description) =>
        description.ActionDescriptor.EndpointMetadata.OfType<IEndpointNameMetadata>().FirstOrDefault()?.EndpointName;
}
