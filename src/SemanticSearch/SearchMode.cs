using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>How passages are retrieved.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<SearchMode>))]
public enum SearchMode
{
    /// <summary>By the cosine similarity of sentence embeddings.</summary>
    Dense,
}
