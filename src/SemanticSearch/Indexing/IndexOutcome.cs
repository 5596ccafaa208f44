using System.Text.Json.Serialization;

namespace SemanticSearch.Indexing;

/// <summary>What indexing did with a document.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IndexOutcome>))]
public enum IndexOutcome
{
    /// <summary>It was not there and is now.</summary>
    [JsonStringEnumMemberName("added")]
    Added,

    /// <summary>It was there with another content and has been replaced.</summary>
    [JsonStringEnumMemberName("replaced")]
    Replaced,

    /// <summary>It was there with this content; nothing was done.</summary>
    [JsonStringEnumMemberName("unchanged")]
    Unchanged,

    /// <summary>It could not be indexed; what was there before is still there.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
