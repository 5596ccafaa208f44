using System.Text.Json.Serialization;

namespace SemanticSearch.Embedding;

/// <summary>What a model does.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ModelKind>))]
public enum ModelKind
{
    /// <summary>Turns a text into a vector.</summary>
    Embedding,

    /// <summary>Reads a query and a passage together and tells how well the one answers the other: a cross-encoder.</summary>
    Reranker,
}
