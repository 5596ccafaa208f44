using SemanticSearch.Storage;

namespace SemanticSearch.Search;

/// <summary>What a search found, assembled from one state of each document.</summary>
/// <param name="Retrieval">What the store told.</param>
/// <param name="Passages">The passages, best first.</param>
sealed record RetrievedPassages(Retrieval Retrieval, IReadOnlyList<FoundPassage> Passages);
