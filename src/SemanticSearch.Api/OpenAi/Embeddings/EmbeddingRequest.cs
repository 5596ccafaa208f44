using System.Text.Json;

namespace SemanticSearch.Api.OpenAi.Embeddings;

/// <summary>Texts to embed (https://platform.openai.com/docs/api-reference/embeddings/create).</summary>
sealed record EmbeddingRequest
{
    /// <summary>The most texts of one request.</summary>
    public const int MaximumTexts = 2_048;

    /// <summary>A text, or an array of texts; arrays of tokens are not taken, since they would be those of another model.</summary>
    public required JsonElement Input { get; init; }

    /// <summary>The model, one of those listed.</summary>
    public required string Model { get; init; }

    /// <summary><c>float</c> or <c>base64</c>.</summary>
    public string? EncodingFormat { get; init; }

    /// <summary>Length of the vectors; the models here have one each.</summary>
    public int? Dimensions { get; init; }

    /// <summary><c>query</c> or <c>passage</c>, for models that embed questions otherwise than texts; passages where it is left out. Not
    /// OpenAI's, but of other services with this shape.</summary>
    public string? InputType { get; init; }

    /// <summary>The texts.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: there are none, too many, or they are no texts.</exception>
    public IReadOnlyList<string> Texts()
    {
        JsonElement[] inputs = Input.ValueKind == JsonValueKind.Array ? [.. Input.EnumerateArray()] : [Input];
        if (inputs.Length is 0 or > MaximumTexts)
            throw Invalid($"'input' has {inputs.Length} texts, it must have 1 to {MaximumTexts}");
        if (inputs.Any(input => input.ValueKind != JsonValueKind.String))
            throw Invalid("'input' must be a text or an array of texts; tokens of other models mean nothing to this one");
        string[] texts = [.. inputs.Select(input => input.GetString()!)];
        return texts.All(text => text.Length > 0) ? texts : throw Invalid("'input' has an empty text");
    }

    /// <summary>Whether vectors are asked for as base64 of 32-bit numbers, lowest byte first.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: another form.</exception>
    public bool IsBase64() => EncodingFormat switch
    {
        null or "float" => false,
        "base64" => true,
        _ => throw Invalid($"'encoding_format' is '{EncodingFormat}', it must be 'float' or 'base64'"),
    };

    /// <summary>Whether the texts are questions.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: neither questions nor passages.</exception>
    public bool IsQuery() => InputType switch
    {
        null or "passage" or "document" => false,
        "query" => true,
        _ => throw Invalid($"'input_type' is '{InputType}', it must be 'query' or 'passage'"),
    };

    static SemanticSearchException Invalid(string message) => new(ErrorKind.InvalidRequest, message);
}
