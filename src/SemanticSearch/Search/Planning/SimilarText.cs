namespace SemanticSearch.Search.Planning;

/// <summary>What passages are to resemble.</summary>
/// <param name="DocumentId">The document that it is of.</param>
/// <param name="Vector">The unit vector of its chunks' mean.</param>
sealed record SimilarText(string DocumentId, ReadOnlyMemory<float> Vector);
