using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace SemanticSearch.Api.Contract;

/// <summary>JSON in the shapes of other services: in snake case, nulls written, and fields that mean nothing here passed over, because their
/// clients send many.</summary>
static class ForeignJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The body of a request.</summary>
    /// <exception cref="BadHttpRequestException">It is not JSON, or not of this shape.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        if (!request.HasJsonContentType())
            throw new BadHttpRequestException("the body must be application/json", StatusCodes.Status415UnsupportedMediaType);
        try
        {
            return await request.ReadFromJsonAsync<T>(Options, cancellationToken)
                ?? throw new BadHttpRequestException("the body is missing");
        }
        catch (JsonException e)
        {
            throw new BadHttpRequestException("the body is not of the shape that is read here", e);
        }
    }

    /// <summary>An answer.</summary>
    public static JsonHttpResult<T> Of<T>(T value) => TypedResults.Json(value, Options);
}
