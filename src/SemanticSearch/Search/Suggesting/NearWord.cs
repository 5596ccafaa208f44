namespace SemanticSearch.Search.Suggesting;

/// <summary>A word of the collection that another may be a slip of.</summary>
/// <param name="Form">The word, folded.</param>
/// <param name="Distance">How many slips, at least 1.</param>
/// <param name="Chunks">How many chunks have it.</param>
readonly record struct NearWord(string Form, int Distance, long Chunks);
