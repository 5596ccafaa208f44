using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
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
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RefuseNullElements } },
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
            var body = await request.ReadFromJsonAsync<T>(Options, cancellationToken)
                ?? throw new BadHttpRequestException("the body is missing");
            CheckElements("the body", body);
            return body;
        }
        catch (JsonException e)
        {
            throw new BadHttpRequestException("the body is not of the shape that is read here", e);
        }
    }

    /// <summary>An answer.</summary>
    public static JsonHttpResult<T> Of<T>(T value) => TypedResults.Json(value, Options);

    // Nullable annotations are respected of properties, and not of the elements of lists.
    static void RefuseNullElements(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        foreach (var property in type.Properties.Where(one => one.Set is not null && one.PropertyType.IsAssignableTo(typeof(IEnumerable))))
        {
            var set = property.Set!;
            property.Set = (owner, value) =>
            {
                CheckElements($"'{property.Name}'", value);
                set(owner, value);
            };
        }
    }

    static void CheckElements(string name, object? value)
    {
        if (value is IEnumerable elements and not string && elements.Cast<object?>().Contains(null))
            throw new BadHttpRequestException($"{name} has null among its elements; leave it out");
    }
}
