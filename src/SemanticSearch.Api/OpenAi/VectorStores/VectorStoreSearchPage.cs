using System.Text.Json.Serialization;

namespace SemanticSearch.Api.OpenAi.VectorStores;

/// <summary>The passages that a search found, on one page.</summary>
/// <param name="SearchQuery">What was searched for.</param>
/// <param name="Data">The passages, best first.</param>
sealed record VectorStoreSearchPage(IReadOnlyList<string> SearchQuery, IReadOnlyList<VectorStoreResult> Data)
{
    /// <summary>What it is.</summary>
    public string Object { get; } = "vector_store.search_results.page";

    /// <summary>There is no other page.</summary>
    public bool HasMore { get; }

    /// <summary>There is no other page.</summary>
    public string? NextPage { get; }

    /// <summary>What the reader should know of how the answer came about; not OpenAI's, and left out where there is nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Warnings { get; init; }
}
