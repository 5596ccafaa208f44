namespace SemanticSearch.Storage.Qdrant;

/// <summary>The record of a source.</summary>
/// <param name="Source">The source.</param>
/// <param name="Surroundings">What the last finished sync kept of its surroundings, or null.</param>
sealed record SourceEntry(Source Source, string? Surroundings);
