namespace SemanticSearch.Storage;

/// <summary>The documents that a <see cref="PhraseQuery"/> found.</summary>
/// <param name="DocumentIds">Ids of the best ones: most of the preferred phrases first, then in the order of ids (by code point).</param>
/// <param name="Total">How many documents there are, those over the limit included.</param>
sealed record PhraseCandidates(IReadOnlyList<string> DocumentIds, long Total);
