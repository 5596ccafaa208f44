using SemanticSearch.Indexing.Rebuilding;

namespace SemanticSearch.Api.Generations;

/// <summary>The generations of a collection's index.</summary>
/// <param name="Generations">The generations, in the order in which they were begun.</param>
/// <param name="Running">Those that this server is building.</param>
/// <param name="Failures">Why this server's last build of a generation failed, by its number.</param>
sealed record GenerationList(
    IReadOnlyList<GenerationSummary> Generations, IReadOnlyList<long> Running, IReadOnlyDictionary<long, string> Failures);
