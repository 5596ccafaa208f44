using SemanticSearch.Search;

namespace SemanticSearch.Api.OpenAi.VectorStores;

/// <summary>A collection as a vector store (https://platform.openai.com/docs/api-reference/vector-stores/object).</summary>
/// <param name="Id">The collection's name.</param>
/// <param name="Name">The same.</param>
/// <param name="CreatedAt">When it was last changed, in seconds since 1970; when it was made is not known.</param>
/// <param name="LastActiveAt">The same, or null if it never was.</param>
/// <param name="FileCounts">Its documents.</param>
/// <param name="Metadata">How it is indexed.</param>
sealed record VectorStore(
    string Id,
    string Name,
    long CreatedAt,
    long? LastActiveAt,
    FileCounts FileCounts,
    IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>What it is.</summary>
    public string Object { get; } = "vector_store";

    /// <summary>It can be searched.</summary>
    public string Status { get; } = "completed";

    /// <summary>How large it is: not counted.</summary>
    public long UsageBytes { get; }

    public static VectorStore Of(CollectionSummary collection) => new(
        collection.Name,
        collection.Name,
        collection.LastChange?.ToUnixTimeSeconds() ?? 0,
        collection.LastChange?.ToUnixTimeSeconds(),
        new FileCounts(collection.Documents, collection.Failed),
        new Dictionary<string, string>(StringComparer.Ordinal) { ["model"] = collection.Model });
}
