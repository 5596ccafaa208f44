using System.Text.Json.Serialization;

namespace SemanticSearch.Embedding;

/// <summary>How a model's token vectors become one text vector.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Pooling>))]
public enum Pooling
{
    /// <summary>The mean over the text's tokens, special tokens included, padding not.</summary>
    [JsonStringEnumMemberName("mean")]
    Mean,

    /// <summary>The vector of the first token, <c>[CLS]</c>.</summary>
    [JsonStringEnumMemberName("cls")]
    Cls,
}
