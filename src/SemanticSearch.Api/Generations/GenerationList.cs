using SemanticSearch.Indexing.Rebuilding;

namespace SemanticSearch.Api.Generations;

/// <summary>The generations of a collection's index.</summary>
/// <param name="Generations">The generations, in the order in which they were begun.</param>
sealed record GenerationList(IReadOnlyList<GenerationSummary> Generations);
