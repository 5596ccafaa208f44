using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>How passages are retrieved.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<SearchMode>))]
public enum SearchMode
{
    /// <summary>By words and by meaning, the two fused.</summary>
    Hybrid,

    /// <summary>By meaning: the cosine similarity of sentence embeddings.</summary>
    Dense,

    /// <summary>By words: BM25.</summary>
    Lexical,
}
