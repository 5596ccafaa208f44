using System.Text.Json.Serialization;

namespace SemanticSearch.Indexing;

/// <summary>What indexing did with a document.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<IndexOutcome>))]
public enum IndexOutcome
{
    /// <summary>It was not there and is now.</summary>
    Added,

    /// <summary>It was there with another content and has been replaced.</summary>
    Replaced,

    /// <summary>It was there with this content; nothing was done.</summary>
    Unchanged,

    /// <summary>It could not be indexed; what was there before is still there.</summary>
    Failed,
}
