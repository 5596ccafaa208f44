using SemanticSearch.Reading;

namespace SemanticSearch.Indexing;

/// <summary>A source of a run.</summary>
/// <param name="Source">The source.</param>
/// <param name="Problem">Why its id cannot be used in this run, or null.</param>
sealed record ClaimedSource(DocumentSource Source, string? Problem);
