using System.Text.Json;

namespace SemanticSearch;

/// <summary>
/// A condition on documents and chunks, nested as deep as 32. In JSON it has the shape of OpenAI's vector-store filters
/// (https://platform.openai.com/docs/api-reference/vector-stores/search), with more types:
/// <c>{"type": "and", "filters": [{"type": "eq", "key": "country", "value": "FRA"}, …]}</c>.
/// </summary>
public sealed record Filter
{
    /// <summary>How the field is compared, or how the parts are joined.</summary>
    public required FilterType Type { get; init; }

    /// <summary>The field, for comparisons.</summary>
    public string? Key { get; init; }

    /// <summary>What to compare with: a string, a number, a boolean; an array of them for <c>in</c> and <c>nin</c>;
    /// <c>{"from": "1995", "to": "2003-06"}</c> or one ISO date for <c>overlaps</c>; nothing for <c>exists</c>.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>The parts of <c>and</c> and <c>or</c>; the one part of <c>not</c>.</summary>
    public IReadOnlyList<Filter>? Filters { get; init; }

    /// <summary>Reads a filter.</summary>
    /// <param name="json">It as JSON.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: it is no filter.</exception>
    public static Filter Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Filter>(json, JsonSerializerOptions.Web) ?? throw new JsonException("it is null");
        }
        catch (JsonException e)
        {
            throw new SemanticSearchException(
                ErrorKind.InvalidRequest,
                $"'filter' is not the JSON of a filter: {e.Message}; write it like {{\"type\":\"eq\",\"key\":\"country\",\"value\":\"FRA\"}}",
                e);
        }
    }

    /// <summary>A comparison.</summary>
    public static Filter Compare(FilterType type, string key, object? value = null) =>
        new() { Type = type, Key = key, Value = value is null ? null : JsonSerializer.SerializeToElement(value) };

    /// <summary>Parts that must all hold.</summary>
    public static Filter All(params IReadOnlyList<Filter> parts) => new() { Type = FilterType.And, Filters = parts };

    /// <summary>Parts of which one must hold.</summary>
    public static Filter Any(params IReadOnlyList<Filter> parts) => new() { Type = FilterType.Or, Filters = parts };

    /// <summary>A part that must not hold.</summary>
    public static Filter Not(Filter part) => new() { Type = FilterType.Not, Filters = [part] };
}
