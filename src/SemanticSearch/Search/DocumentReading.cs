namespace SemanticSearch.Search;

/// <summary>Some of a document's passages in reading order.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Passages">The passages, a chunk each, unranked and without context.</param>
/// <param name="Previous">What to give as the place to begin around for the passages before these, or null at the document's start.</param>
/// <param name="Next">What to give for the passages after these, or null at the document's end.</param>
public sealed record DocumentReading(string DocumentId, IReadOnlyList<Passage> Passages, int? Previous, int? Next);
